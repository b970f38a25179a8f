"""Cells that go out: none that a spreadsheet would run."""

from __future__ import annotations

import re

FORMULA = ("=", "+", "-", "@", "\t", "\r")
PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)*(?:[eE][+-]?[0-9]+)?%?")


def guarded(cell: str) -> str:
    """A cell with an apostrophe before it where a spreadsheet would take it for a formula.

    >>> guarded("=1+1"), guarded("-E5+E6"), guarded("-0.5"), guarded("黃耆")
    ("'=1+1", "'-E5+E6", '-0.5', '黃耆')
    """
    return f"'{cell}" if cell.startswith(FORMULA) and not PLAIN_NUMBER.fullmatch(cell) else cell
