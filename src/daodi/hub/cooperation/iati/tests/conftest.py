"""The official material beside the repository, and the standard installed from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import override_settings
from pytest_django import Settings

from daodi.hub.cooperation.iati.standard.check import Standard
from daodi.hub.cooperation.programmes import indicators, plans, projects
from daodi.hub.cooperation.programmes.models import Project
from daodi.hub.core.access.actor import Actor
from daodi.hub.operate import schemas

SHARED = Path(__file__).resolve().parents[7] / "shared"


@pytest.fixture(scope="session")
def official() -> Path:
    """The official schemas, lists, rules and test files; tests that need them are skipped where they are absent."""
    folder = SHARED / "conformance" / "iati"
    if not folder.is_dir():
        pytest.skip(f"the official IATI files are not here: {SHARED.name}/conformance/iati beside the repository")
    return folder


@pytest.fixture(scope="session")
def standard(official: Path) -> Standard:
    """The standard as those files give it."""
    return Standard(official)


@pytest.fixture(scope="session")
def site(official: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site with the official files."""
    folder = tmp_path_factory.mktemp("site")
    with override_settings(SITE=folder):
        schemas.install("iati", official)
    return folder


@pytest.fixture
def installed(site: Path, settings: Settings) -> None:
    """The official files are installed in this site."""
    settings.SITE = site


@pytest.fixture
def bare(tmp_path: Path, settings: Settings) -> None:
    """No official files are installed in this site."""
    settings.SITE = tmp_path


@pytest.fixture
def project(alice: Actor) -> Project:
    """A published project of Alice's with all that IATI needs, and one confirmed figure of each kind."""
    alice.organisation.identifiers.create(scheme="iati", value="CN-TEST-1")
    plan = plans.add_plan(actor=alice, title="Health for all", begins="2024-01-01")
    made = projects.add_project(
        actor=alice,
        plan=plan,
        title="Eye surgery in Vientiane",
        titles={"zh-hans": "万象眼科手术"},
        about="Free surgery for cataract patients.",
        stage="implementation",
        actual_start="2024-02-01",
        sectors=[{"code": "12220", "vocabulary": "1", "percentage": ""}],
        countries=[{"code": "LA"}],
        source="a report",
    )
    plans.add_party(actor=alice, of=made, name="A hospital", role="implementing")
    projects.add_money(
        actor=alice,
        project=made,
        kind="budget",
        value="1200.50",
        currency="CNY",
        begins="2024-01-01",
        ends="2024-12-31",
    )
    projects.add_money(actor=alice, project=made, kind="disbursement", value="300", currency="CNY", on="2024-05-01")
    counted = indicators.add_indicator(
        actor=alice, project=made, title="Patients operated on", count_kind="patients", aggregation="cumulative"
    )
    target = indicators.add_target(actor=alice, indicator=counted, value="5200", deadline="2025", qualifier="at_least")
    reading = indicators.add_reading(
        actor=alice, indicator=counted, value="1100", modality="reported", ends="2024-12-31"
    )
    indicators.take_step(actor=alice, figure=target, name="confirm")
    indicators.take_step(actor=alice, figure=reading, name="confirm")
    indicators.add_reading(actor=alice, indicator=counted, value="777", modality="hoped", ends="2024-12-31")
    plans.show(actor=alice, plan=plan, visibility="published")
    made.refresh_from_db()
    return made
