"""What the teams did over the years, as bars; the same stands in the table beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from daodi.hub.health.qualifications.queries import Summed

WIDTH, LEFT, TOP, HIGH, STEP = 640, 40, 28, 160, 72
MANY = 30


@dataclass(frozen=True)
class Bar:
    """One year."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    year: str
    figure: str


@dataclass(frozen=True)
class Picture:
    """All that the template draws."""

    label: str
    bars: tuple[Bar, ...]
    width: int
    height: int = TOP + HIGH + 26
    base: int = TOP + HIGH
    left: int = LEFT


def picture(found: Sequence[Summed], kind: str, label: str) -> Picture | None:
    """The sums of one kind, a bar a year, years without a count left empty; None with fewer than two years."""
    totals = {one["begins__year"]: one["total"] for one in found if one["kind"] == kind}
    if len(totals) < 2:
        return None
    years = range(max(min(totals), max(totals) - MANY + 1), max(totals) + 1)
    most = max(totals.values()) or 1
    step = min(STEP, (WIDTH - LEFT) / len(years))
    bars = tuple(_bar(at, year, totals[year], most, step) for at, year in enumerate(years) if year in totals)
    return Picture(label=label, bars=bars, width=int(LEFT + step * len(years) + 16))


def _bar(at: int, year: int, total: int, most: int, step: float) -> Bar:
    height = round(HIGH * total / most, 1)
    x = round(LEFT + at * step + step * 0.16, 1)
    return Bar(
        x=x,
        y=round(TOP + HIGH - height, 1),
        width=round(step * 0.68, 1),
        height=height,
        middle=round(x + step * 0.34, 1),
        year=str(year),
        figure=f"{total:,}",
    )
