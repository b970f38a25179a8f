"""FHIR MeasureReports (R4), in and out: one count of an area at a step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from daodi.detect.series import LARGEST
from daodi.hub.health.surveillance.models import Cell
from daodi.hub.health.surveillance.reading.said import Read, Said
from daodi.hub.health.surveillance.steps import between, days
from daodi.tables import Problem, Unreadable

MEASURE = "urn:uuid:"
POPULATION = "http://terminology.hl7.org/CodeSystem/measure-population"
ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
MOST = 10_000
A_PERIOD = "a day, a week from Monday to Sunday, or a month"


def written(cell: Cell) -> dict[str, Any]:
    """The report of a count that ``queries.cells`` gave; a number that is not read here is said to be masked."""
    series, tally = cell.series, cell.series.tally
    first, last = days(tally.unit, cell.step)
    counted: dict[str, Any] = {"code": {"coding": [{"system": POPULATION, "code": "initial-population"}]}}
    if cell.masked:  # type: ignore[attr-defined]
        counted["_count"] = {"extension": [{"url": ABSENT, "valueCode": "masked"}]}
    else:
        counted["count"] = cell.cases
    return {
        "status": "complete",
        "type": "summary",
        "measure": f"{MEASURE}{tally.pk}",
        "subject": {"type": "Location", "identifier": {"value": series.area.code}, "display": series.area.name},
        "date": cell.changed_at.isoformat(timespec="seconds"),
        "reporter": {
            "type": "Organization",
            "identifier": {"value": str(tally.owner_id)},
            "display": tally.owner.name,
        },
        "period": {"start": first.isoformat(), "end": last.isoformat()},
        "group": [{"code": {"text": tally.disease}, "population": [counted]}],
    }


def read_reports(name: str, said: Mapping[str, Any]) -> Read:
    """A report, or a Bundle of them."""
    if said.get("resourceType") == "Bundle":
        entries = said.get("entry")
        resources = (
            [one.get("resource") for one in entries if isinstance(one, dict)] if isinstance(entries, list) else []
        )
    else:
        resources = [said]
    if not resources or len(resources) > MOST:
        raise Unreadable(f"{name}: no reports, expected 1 to {MOST:,} MeasureReports")
    found: list[Said] = []
    problems: list[Problem] = []
    for row, one in enumerate(resources, start=1):
        try:
            found.append(read_one(one if isinstance(one, dict) else {}, row))
        except Amiss as error:
            problems.append(Problem(name, row, error.path, error.what, error.expected))
    return Read(name, found, problems)


class Amiss(ValueError):
    """An element that can't be taken: where it is, what is wrong, what was expected."""

    def __init__(self, path: str, what: str, expected: str) -> None:
        super().__init__(f"{path}: {what}, expected {expected}")
        self.path, self.what, self.expected = path, what, expected


def read_one(said: Mapping[str, Any], row: int = 1) -> Said:
    """What one report tells; ``Amiss`` names the element that can't be taken."""
    if said.get("resourceType") != "MeasureReport" or said.get("type") != "summary":
        raise Amiss("MeasureReport.type", f"{said.get('type')!r} is told of no count", "a summary")
    period = said.get("period")
    step = _step(period if isinstance(period, dict) else {})
    group = _first(said.get("group"), "MeasureReport.group")
    counted = _first(group.get("population"), "MeasureReport.group.population")
    count = counted.get("count")
    if not isinstance(count, int) or isinstance(count, bool) or not 0 <= count <= LARGEST:
        raise Amiss("MeasureReport.group.population.count", f"{count!r} is no count", "a whole number from 0")
    area = _area(said.get("subject"))
    return Said(area, _disease(said, group), step, count, None, row, "MeasureReport.group.population.count")


def _step(period: Mapping[str, Any]) -> Any:
    try:
        first, last = (date.fromisoformat(str(period.get(key, ""))[:10]) for key in ("start", "end"))
        step = between(first, last)
    except ValueError:
        step = None
    if step is None:
        raise Amiss("MeasureReport.period", "this is no step", A_PERIOD)
    return step


def _first(said: Any, path: str) -> Mapping[str, Any]:
    if not isinstance(said, list) or len(said) != 1 or not isinstance(said[0], dict):
        raise Amiss(path, "there is none, or there are several", "one")
    return said[0]


def _area(subject: Any) -> str:
    said = subject if isinstance(subject, dict) else {}
    identifier = said.get("identifier")
    area = (identifier.get("value") if isinstance(identifier, dict) else "") or said.get("display") or ""
    if not isinstance(area, str) or not area.strip():
        raise Amiss("MeasureReport.subject", "it names no area", "an identifier with the area's code")
    return area.strip()


def _disease(said: Mapping[str, Any], group: Mapping[str, Any]) -> str:
    measure, code = said.get("measure"), group.get("code")
    if isinstance(code, dict) and isinstance(code.get("text"), str) and code["text"].strip():
        return str(code["text"]).strip()
    return measure.removeprefix(MEASURE) if isinstance(measure, str) else ""
