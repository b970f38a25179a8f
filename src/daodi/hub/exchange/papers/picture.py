"""The lane as a drawing: from where, to where, and a sheet for each paper on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, FIRST, LAST = 360, 92, 268
SHEET, APART, A_ROW = 13, 6, 8


@dataclass(frozen=True)
class Sheet:
    """One paper: its corner, and whether it is at hand."""

    x: int
    y: int
    at_hand: bool


@dataclass(frozen=True)
class Picture:
    """What the template draws; ``more`` are sheets that found no room."""

    origin: str
    market: str
    sheets: Sequence[Sheet]
    more: int
    stopped: bool


def picture(origin: str, market: str, statuses: Sequence[str], stopped: bool) -> Picture:
    """The drawing of a lane; up to sixteen papers stand on the way in two rows.

    >>> [(one.x, one.at_hand) for one in picture("China", "Malaysia", ["present", "missing"], False).sheets]
    [(164, True), (183, False)]
    """
    ordered = sorted(statuses, key=lambda status: status != "present")[: 2 * A_ROW]
    rows = [ordered[at : at + A_ROW] for at in range(0, len(ordered), A_ROW)]
    sheets = [
        Sheet(_left(len(row)) + at * (SHEET + APART), 8 + 64 * number, status == "present")
        for number, row in enumerate(rows)
        for at, status in enumerate(row)
    ]
    return Picture(origin, market, sheets, len(statuses) - len(ordered), stopped)


def _left(sheets: int) -> int:
    """Where a row begins that stands in the middle of the way."""
    return (FIRST + LAST - sheets * (SHEET + APART) + APART) // 2
