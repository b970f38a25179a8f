"""Counts as FHIR MeasureReports: in, out, and searched."""

from __future__ import annotations

import json

import pytest

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid, NotAllowed
from daodi.hub.health.fhir.registry import served
from daodi.hub.health.fhir.validation import is_valid
from daodi.hub.health.surveillance import queries, taking
from daodi.hub.health.surveillance.models import Cell, Tally
from daodi.hub.health.surveillance.reading.measure_report import written
from daodi.hub.health.surveillance.served import REPORT, taken
from daodi.hub.health.surveillance.tests.conftest import Published, counted

pytestmark = pytest.mark.django_db


def report(
    count: object = 12, area: str = "A", week: tuple[str, str] = ("2024-01-29", "2024-02-04")
) -> dict[str, object]:
    return {
        "resourceType": "MeasureReport",
        "status": "complete",
        "type": "summary",
        "measure": "http://example.org/Measure/dengue",
        "subject": {"identifier": {"value": area}},
        "period": {"start": week[0], "end": week[1]},
        "group": [{"code": {"text": "Dengue"}, "population": [{"count": count}]}],
    }


def test_the_type_is_served() -> None:
    assert served("MeasureReport") is REPORT


def test_a_report_that_came_in_goes_out_as_valid_fhir(dong: Actor) -> None:
    cell = taken(dong, report(), None)
    said = {"resourceType": "MeasureReport", "id": str(cell.pk), **written(cell)}
    assert is_valid(said)
    assert said["period"] == {"start": "2024-01-29", "end": "2024-02-04"}
    assert said["group"][0]["population"][0]["count"] == 12
    assert taken(dong, report(15), cell).pk == cell.pk
    assert Cell.objects.get().revision == 2


def test_a_masked_report_is_valid_too(published: Published, keo: Actor) -> None:
    published({"A": [3], "B": [9]})
    cell = queries.cells(keo).get(series__area__code="A")
    assert is_valid({"resourceType": "MeasureReport", "id": str(cell.pk), **written(cell)})


def test_another_s_report_is_not_changed(published: Published, keo: Actor) -> None:
    published({"A": [12]})
    with pytest.raises(NotAllowed):
        taken(keo, report(), queries.cells(keo).get())


@pytest.mark.parametrize(
    ("wrong", "element"),
    [
        ({"count": -1}, "MeasureReport.group.population.count"),
        ({"count": "12"}, "MeasureReport.group.population.count"),
        ({"area": ""}, "MeasureReport.subject"),
        ({"week": ("2024-01-29", "2024-02-05")}, "MeasureReport.period"),
        ({"week": ("x", "y")}, "MeasureReport.period"),
    ],
)
def test_what_can_t_be_taken_names_its_element(dong: Actor, wrong: dict[str, object], element: str) -> None:
    with pytest.raises(Invalid) as refusal:
        taken(dong, report(**wrong), None)
    assert set(refusal.value.fields) == {element}


def test_a_bundle_of_reports_is_taken_as_a_file(dong: Actor) -> None:
    bundle = {
        "resourceType": "Bundle",
        "entry": [{"resource": report()}, {"resource": report(9, "B")}, {"resource": {}}],
    }
    done = taking.take(actor=dong, name="b.json", content=json.dumps(bundle).encode(), watch=False)
    assert [(one.row, one.column) for one in done.problems] == [(3, "MeasureReport.type")]
    assert Tally.objects.get().disease == "Dengue"
    assert Cell.objects.count() == 2


@pytest.mark.parametrize(
    ("period", "weeks"),
    [("2024", 3), ("ge2024-01-08", 2), ("lt2024-01-08", 1), ("2024-01-01", 0), ("gt2024-01-14", 1), ("2023", 0)],
)
def test_reports_are_found_by_their_period(dong: Actor, period: str, weeks: int) -> None:
    counted(dong, {"A": [5, 6, 7]})
    assert queries.cells(dong).filter(REPORT.params["period"].asks(period, "")).count() == weeks


def test_reports_are_found_by_measure_and_area(dong: Actor) -> None:
    tally = counted(dong, {"A": [5, 6], "B": [7, 8]})
    found = queries.cells(dong)
    for name, value, count in (
        ("measure", f"urn:uuid:{tally.pk}", 4),
        ("measure", "http://example.org/other", 0),
        ("subject-identifier", "A", 2),
        ("reporter", f"Organization/{tally.owner_id}", 4),
        ("status", "draft", 0),
        ("disease", "Dengue", 4),
    ):
        assert found.filter(REPORT.params[name].asks(value, "")).count() == count, name
