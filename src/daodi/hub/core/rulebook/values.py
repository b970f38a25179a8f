"""Rows as plain values: what is kept in a column of the database is what it is compared with."""

from __future__ import annotations

from typing import Any

import msgspec

from daodi.reference import Row

Values = dict[str, Any]


def values_of(row: Row) -> Values:
    """The cells of a row by column: texts, and lists of texts."""
    values: Values = msgspec.json.decode(msgspec.json.encode(row))
    return values


def cell(value: object) -> str:
    """A value as it stands in a cell."""
    return "|".join(value) if isinstance(value, (list, tuple)) else str(value)
