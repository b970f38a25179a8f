"""The figures of a cooperation as a table to take away, each statement with its quote."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from daodi.hub.cooperation.front.showing import Statement, Told
from daodi.tables.guard import guarded

HEAD = (
    *("figure", "value", "value_max", "qualifier", "count_kind", "unit", "aggregation", "begins", "ends"),
    *("as_stated", "contradicted", "quote", "source", "published"),
)


def write(out: Any, told: Iterable[Told]) -> None:
    """Writes the head and a line a statement to a ``csv`` writer; no cell is one that a spreadsheet would run."""
    out.writerow(HEAD)
    for one in told:
        for statement in one.statements:
            out.writerow(guarded(str(cell)) for cell in _line(one.title, statement))


def _line(title: str, statement: Statement) -> tuple[object, ...]:
    reading = statement.reading
    ranged = f"{reading.value_max.normalize():f}" if reading.value_max is not None else ""
    return (
        *(title, f"{reading.value.normalize():f}", ranged, reading.qualifier, reading.count_kind, reading.unit),
        *(reading.aggregation, reading.begins or "", reading.ends or "", statement.said),
        *("yes" if statement.contradicted else "no", reading.quote, reading.source, reading.published or ""),
    )
