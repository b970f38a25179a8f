"""Confirmed facts as a table to take away."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from django.db.models import QuerySet

from daodi.hub.cooperation.evidence.models import Fact
from daodi.tables.guard import guarded

COLUMNS = (
    *("type", "what", "value", "value_max", "unit", "count_kind", "qualifier", "aggregation", "modality"),
    *("who", "where", "when", "deadline", "quote", "start", "end", "cluster", "note", "state"),
)
OF_SOURCE = ("source", "url", "published", "sha256")


def lines(found: QuerySet[Fact]) -> Iterator[str]:
    """The rows of a CSV, its head first; each with the quote, its place, and the hash of the text it counts in."""
    yield _line((*COLUMNS, *OF_SOURCE))
    for one in found.select_related("source", "version").defer("version__text").iterator(500):
        source = one.source
        said = [_cell(getattr(one, name)) for name in COLUMNS]
        yield _line((*said, source.title, source.url, _cell(source.published), one.version.sha256))


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)


def _line(cells: tuple[str, ...]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([guarded(cell) for cell in cells])
    return out.getvalue()
