"""The official material beside the repository, and the standard installed from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import override_settings
from lxml import etree
from pytest_django import Settings

from daodi.hub.exchange.orders.tests.conftest import mei as mei
from daodi.hub.exchange.ubl.standard.check import Standard
from daodi.hub.operate import schemas

SHARED = Path(__file__).resolve().parents[7] / "shared"


def canonical(sent: bytes) -> bytes:
    """A document in canonical XML, comments included; space between elements says nothing."""
    tree = etree.fromstring(sent, etree.XMLParser(remove_blank_text=True)).getroottree()
    return etree.tostring(tree, method="c14n", with_comments=True)


@pytest.fixture(scope="session")
def official() -> Path:
    """The official schemas, lists and examples; tests that need them are skipped where they are absent."""
    folder = SHARED / "conformance" / "ubl"
    if not folder.is_dir():
        pytest.skip(f"the official UBL files are not here: {SHARED.name}/conformance/ubl beside the repository")
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
        schemas.install("ubl", official)
    return folder


@pytest.fixture
def installed(site: Path, settings: Settings) -> None:
    """The official files are installed in this site."""
    settings.SITE = site


@pytest.fixture
def bare(tmp_path: Path, settings: Settings) -> None:
    """No official files are installed in this site."""
    settings.SITE = tmp_path
