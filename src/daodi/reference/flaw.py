"""What is wrong in a table, and where."""

from __future__ import annotations

from typing import NamedTuple


class Flaw(NamedTuple):
    """What is wrong, by file, row (the header is row 1) and column (empty: the row as a whole).

    >>> str(Flaw("limits.csv", 12, "value", "'5,0' is no plain number"))
    "limits.csv:12:value: '5,0' is no plain number"
    """

    file: str
    row: int
    column: str
    what: str

    def __str__(self) -> str:
        place = ":".join(filter(None, (self.file, str(self.row), self.column)))
        return f"{place}: {self.what}"


class Misread(ValueError):
    """A table that can't be read as it should be."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(str(flaw))
        self.flaw = flaw
