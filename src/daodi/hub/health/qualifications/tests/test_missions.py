"""Medical teams: counts with their source, summed over the years that one may see."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from daodi.hub.core.access.actor import NOBODY, Actor
from daodi.hub.core.access.errors import Invalid, NotFound
from daodi.hub.core.counts import counted as counted_by_rooms
from daodi.hub.health.qualifications import queries, sending
from daodi.hub.health.qualifications.models import Mission
from daodi.hub.health.qualifications.picture import picture

pytestmark = pytest.mark.django_db
TEAM = {"title": "Eyes", "market": "LA", "place": "Vientiane", "begins": date(2024, 3, 1), "members": 8}


def counted(kind: str, number: int, year: int, detail: str = "", source: str = "report of the team") -> dict[str, Any]:
    day = date(year, 6, 1)
    return {"kind": kind, "number": number, "detail": detail, "begins": day, "ends": day, "source": source}


@pytest.fixture
def mission(alice: Actor) -> Mission:
    made = sending.add(actor=alice, facts=TEAM)
    for facts in (
        counted("patients", 300, 2024),
        counted("patients", 150, 2026),
        counted("operations", 40, 2024, "cataract"),
        counted("operations", 60, 2026, "cataract"),
        counted("operations", 5, 2026, "pterygium"),
    ):
        sending.count(actor=alice, mission=made, facts=facts)
    return made


def test_counts_are_summed_by_year_and_kind(mission: Mission, alice: Actor) -> None:
    summed = [(one["begins__year"], one["kind"], one["total"]) for one in queries.sums(queries.missions(alice))]
    assert summed == [
        (2024, "operations", 40),
        (2024, "patients", 300),
        (2026, "operations", 65),
        (2026, "patients", 150),
    ]
    assert queries.by_detail(queries.missions(alice), "operations") == [("cataract", 100), ("pterygium", 5)]


def test_what_is_private_is_in_nobody_elses_sum(mission: Mission, alice: Actor, charlie: Actor) -> None:
    assert queries.sums(queries.missions(charlie)) == []
    with pytest.raises(NotFound):
        queries.mission(NOBODY, mission.pk)
    sending.show(actor=alice, subject=mission, visibility="published")
    assert len(queries.sums(queries.missions(NOBODY))) == 4


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (counted("operations", 3, 2024), "detail"),
        (counted("patients", 3, 2023), "begins"),
        (counted("patients", 3, 2024, source=""), "source"),
        (counted("herbs", 3, 2024), "kind"),
    ],
)
def test_a_count_without_its_source_or_out_of_its_days_is_refused(
    mission: Mission, alice: Actor, facts: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        sending.count(actor=alice, mission=mission, facts=facts)
    assert field in refused.value.fields


def test_years_without_a_count_stay_empty_in_the_picture(mission: Mission, alice: Actor) -> None:
    drawn = picture(queries.sums(queries.missions(alice)), "patients", "Patients")
    assert drawn is not None
    assert [(bar.year, bar.figure, bar.height) for bar in drawn.bars] == [("2024", "300", 160.0), ("2026", "150", 80.0)]
    assert picture([], "patients", "Patients") is None


def test_the_page_shows_picture_table_and_source(mission: Mission, alice: Actor) -> None:
    sending.show(actor=alice, subject=mission, visibility="published")
    text = Client().get("/health/qualifications/missions").content.decode()
    assert "<svg" in text
    assert "450" in text
    assert "not counted" not in text
    one = Client().get(f"/health/qualifications/missions/{mission.pk}").content.decode()
    assert "report of the team" in one


def test_plans_are_told_what_is_published_over_their_span(mission: Mission, alice: Actor, charlie: Actor) -> None:
    assert alice.organisation is not None
    assert charlie.organisation is not None
    span = (date(2024, 1, 1), date(2024, 12, 31))
    assert counted_by_rooms([alice.organisation.pk], *span) == []
    sending.show(actor=alice, subject=mission, visibility="published")
    said = {one.key: one.number for one in counted_by_rooms([alice.organisation.pk], *span)}
    assert said == {"mission-operations": 40, "mission-patients": 300}
    assert counted_by_rooms([charlie.organisation.pk], *span) == []
