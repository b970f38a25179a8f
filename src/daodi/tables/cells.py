"""A table as it was sent: cells of text, each knowing where it stood."""

from __future__ import annotations

from typing import Literal

import msgspec


class Line(msgspec.Struct, frozen=True):
    """A row of a table: its number in the file (the first line is 1) and its cells as text."""

    number: int
    cells: tuple[str, ...]


class Problem(msgspec.Struct, frozen=True):
    """What is wrong at a place of a file, and what was expected there; a ``column`` is asked about, a ``row`` is lost.

    >>> str(Problem("coa.csv", 12, "unit", "'mgg/kg' is no unit", "a unit such as mg/kg"))
    "coa.csv:12:unit: 'mgg/kg' is no unit, expected a unit such as mg/kg"
    """

    file: str
    row: int
    column: str
    what: str
    expected: str
    kind: Literal["row", "column"] = "row"

    def __str__(self) -> str:
        return f"{self.file}:{self.row}:{self.column}: {self.what}, expected {self.expected}"


class Unreadable(ValueError):
    """Nothing of the file can be used; the message says why in one line."""
