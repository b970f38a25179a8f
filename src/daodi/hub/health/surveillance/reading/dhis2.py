"""DHIS2 dataValueSets, in and out; the ids of organisation units and data elements are kept as they are."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from daodi.detect.intake import cells
from daodi.detect.intake.steps import step_of
from daodi.hub.health.surveillance.grid import Grid
from daodi.hub.health.surveillance.reading.said import Read, Said
from daodi.hub.health.surveillance.steps import dhis2
from daodi.tables import Problem, Unreadable

MOST = 200_000


def read_values(name: str, said: Mapping[str, Any]) -> Read:
    """The values of a set; those that differ in their category alone are added up."""
    values = said.get("dataValues")
    if not isinstance(values, list) or len(values) > MOST:
        raise Unreadable(f"{name}: no dataValues, expected a list of at most {MOST:,} under 'dataValues'")
    problems: list[Problem] = []
    held: dict[tuple[str, str, str], Said] = {}
    for row, one in enumerate(values, start=1):
        if not isinstance(one, dict):
            problems.append(Problem(name, row, "dataValues", "this is no value", "an object"))
            continue
        found = _value(name, row, {**_defaults(said), **one}, problems)
        if found is not None:
            key = (found.disease, found.area, str(found.step))
            held[key] = _both(held[key], found) if key in held else found
    return Read(name, list(held.values()), problems)


def written(grid: Grid) -> dict[str, Any]:
    """The counts that a reader reads, as a set; what is withheld is not among them."""
    tally = grid.tally
    element = tally.data_element or str(tally.pk)
    return {
        "dataValues": [
            {
                "dataElement": element,
                "period": dhis2(tally.unit, step),
                "orgUnit": row.area.org_unit or row.area.code,
                "value": str(value),
            }
            for row in grid.rows
            if row.series is not None
            for step, value in zip(grid.steps, row.values, strict=True)
            if isinstance(value, int)
        ]
    }


def _defaults(said: Mapping[str, Any]) -> dict[str, Any]:
    return {key: said[key] for key in ("period", "orgUnit") if key in said}


def _value(name: str, row: int, one: Mapping[str, Any], problems: list[Problem]) -> Said | None:
    facts = {key: str(one.get(key, "")).strip() for key in ("dataElement", "period", "orgUnit", "value")}
    if one.get("deleted") is True or cells.missing(facts["value"]):
        return None
    for key in ("dataElement", "orgUnit"):
        if not facts[key]:
            problems.append(Problem(name, row, key, "nothing stands here", "an id"))
            return None
    step = step_of(facts["period"])
    if step is None:
        expected = "a period such as 20240131, 2024W5 or 202401"
        problems.append(Problem(name, row, "period", f"{facts['period'][:40]!r} is no period known here", expected))
        return None
    cases = cells.count(facts["value"])
    if cases is None:
        problems.append(Problem(name, row, "value", f"{facts['value'][:40]!r} is no count", "a whole number from 0"))
        return None
    return Said(facts["orgUnit"], facts["dataElement"], step, cases, None, row, "value")


def _both(one: Said, other: Said) -> Said:
    return Said(one.area, one.disease, one.step, one.cases + other.cases, None, one.row, one.column)


def is_set(content: bytes) -> Mapping[str, Any] | None:
    """The JSON object that a file is; None where it is another thing."""
    if content.lstrip()[:1] != b"{":
        return None
    try:
        said = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None
