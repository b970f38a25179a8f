"""Prices over the months: a line from the lowest class to the highest, a box for the middle one."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from daodi.hub.exchange.centre.index import Series

LEFT, TOP, STEP, HEIGHT, FOOT = 64, 12, 56, 150, 24
TICKS = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """A month: where its line and its box stand; none where too little was dealt in."""

    x: float
    month: str
    top: float = 0
    bottom: float = 0
    box_top: float = 0
    box_height: float = 0
    said: str = ""
    told: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A price at a height."""

    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """All that the template draws."""

    width: int
    height: int
    base: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


def chart(shown: Series) -> Chart:
    """The picture of a series. The scale begins at nothing, so that heights compare."""
    cells = [cell for _month, cell in shown.months if cell is not None]
    most = max(cell.high for cell in cells)
    base = TOP + HEIGHT

    def at(price: Decimal) -> float:
        return round(float(base - HEIGHT * price / most), 1)

    bars = []
    for place, (month, cell) in enumerate(shown.months):
        x = LEFT + STEP * place + STEP / 2
        if cell is None:
            bars.append(Bar(x, month))
            continue
        top, bottom = at(cell.middle_high), at(cell.middle_low)
        said = f"{month}: {span(cell.low, cell.high)}"
        height = max(2, round(bottom - top, 1))
        bars.append(Bar(x, month, at(cell.high), at(cell.low), top, height, said, told=True))
    ticks = tuple(Tick(at(price), plain(price)) for price in round_prices(most))
    return Chart(LEFT + STEP * len(bars) + 8, base + FOOT, base, tuple(bars), ticks)


def round_prices(most: Decimal) -> list[Decimal]:
    """Round prices from nothing to the highest, a few of them."""
    step = next(
        wide
        for power in (most.adjusted() - 1, most.adjusted())
        for wide in (Decimal(first).scaleb(power) for first in (1, 2, 5))
        if wide * TICKS >= most
    )
    return [step * at for at in range(TICKS + 1) if step * at <= most]


def span(low: Decimal, high: Decimal) -> str:
    """From one price to another."""
    return f"{plain(low)} – {plain(high)}"


def plain(price: Decimal) -> str:
    """A price without the noughts that say nothing."""
    return f"{price.normalize():f}" if price else "0"
