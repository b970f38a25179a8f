"""Situation reports are numbered and corrected by versions; figures are read as people write them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid, NotAllowed
from daodi.hub.health.emergencies import reporting
from daodi.hub.health.emergencies.figures import changed, figures, written
from daodi.hub.health.emergencies.models import Emergency, Match, Report
from daodi.hub.health.emergencies.tests.conftest import NOW


def issued(actor: Actor, emergency: Emergency, *kept: tuple[str, str, str]) -> Report:
    return reporting.issue(actor=actor, emergency=emergency, dated_on=NOW.date(), text="Calm.", figures=kept, now=NOW)


def test_reports_of_all_members_are_numbered_together(alice: Actor, charlie: Actor, emergency: Emergency) -> None:
    assert [issued(who, emergency).number for who in (alice, charlie, alice)] == [1, 2, 3]


def test_a_report_keeps_how_far_the_needs_were_met_when_it_was_issued(
    alice: Actor, emergency: Emergency, match: Match
) -> None:
    [line] = issued(alice, emergency).versions.get().met
    assert (line["sort"], line["needed"], line["matched"], line["open"]) == ("isolation", "100", "40", "60")


def test_a_correction_is_a_new_version_and_says_why(alice: Actor, charlie: Actor, emergency: Emergency) -> None:
    report = issued(alice, emergency, ("Cases", "12", ""))
    facts: dict[str, Any] = {"report": report, "text": "Calm.", "figures": [("Cases", "11", "")], "now": NOW}
    with pytest.raises(Invalid, match="why"):
        reporting.correct(actor=alice, why=" ", **facts)
    with pytest.raises(NotAllowed):
        reporting.correct(actor=charlie, why="A slip.", **facts)
    assert reporting.correct(actor=alice, why="One was counted twice.", **facts).version == 2
    assert [one.figures for one in report.versions.all()] == [[["Cases", "11", ""]], [["Cases", "12", ""]]]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Cases: 125", ("Cases", "125", "")),
        ("病例数：1,204 人", ("病例数", "1204", "人")),
        ("Share\t12.5 %", ("Share", "12.5", "%")),
        ("Change = -3", ("Change", "-3", "")),
        ("Beds: 007", ("Beds", "7", "")),
    ],
)
def test_a_figure_is_read_as_people_write_it(line: str, read: tuple[str, str, str]) -> None:
    assert figures(line) == [read]


@pytest.mark.parametrize(
    "line", ["Cases", "Cases: many", "Cases: 1,20", "Cases: 1.2.3", ": 5", "Cases: 12: 13", "A: 1e9"]
)
def test_what_is_no_figure_is_refused_with_its_line(line: str) -> None:
    with pytest.raises(Invalid, match="line 2"):
        figures(f"Good: 1\n{line}")


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read = figures(text)
    except Invalid:
        return
    assert figures(written(read)) == read


def test_a_figure_is_compared_with_the_report_before_where_the_unit_is_the_same() -> None:
    before = [["Cases", "9", ""], ["Share", "3", "%"]]
    now = [["Cases", "12", ""], ["Share", "4", ""], ["New", "1", ""]]
    assert [change for *_figure, change in changed(now, before)] == ["+3", "", ""]
