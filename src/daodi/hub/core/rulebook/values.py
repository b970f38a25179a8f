"""Rows as plain values: what is kept in a column of the database is what it is compared with."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from daodi.reference import Row

Values = dict[str, Any]


def values_of(row: Row) -> Values:
    """The cells of a row by column: texts, and lists of texts."""
    values: Values = msgspec.json.decode(msgspec.json.encode(row))
    return values


def written(kind: type[Row], found: Iterable[Mapping[str, Any]], cell: Callable[[str], str] = str) -> str:
    """Rows as the CSV of their table; ``cell`` has the last word on each text."""
    out = io.StringIO()
    columns = kind.__struct_fields__
    order = (*columns[2:], *columns[:2])
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(order)
    writer.writerows([cell(told(values[name])) for name in order] for values in found)
    return out.getvalue()


def told(value: object) -> str:
    """A value as it stands in a cell."""
    return "|".join(value) if isinstance(value, (list, tuple)) else str(value)
