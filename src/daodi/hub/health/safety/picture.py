"""The measures of a signal with their intervals, on one logarithmic axis of observed to expected."""

from __future__ import annotations

import math
from dataclasses import dataclass

from daodi.hub.health.safety.models import Pair
from daodi.hub.health.safety.tables import BOUNDS, figure
from daodi.hub.health.safety.words import MEASURES

WIDTH, LEFT, RIGHT, ROW, TOP = 440, 56, 420, 34, 30
LEAST, MOST = 1 / 64, 4096.0


@dataclass(frozen=True)
class Line:
    """One measure: its interval from x to x, its value between them."""

    name: str
    y: int
    lower: float
    upper: float
    x: float
    text: str


@dataclass(frozen=True)
class Picture:
    """All that the template draws."""

    lines: tuple[Line, ...]
    ticks: tuple[tuple[float, str], ...]
    even: float
    height: int
    width: int = WIDTH


def picture(pair: Pair) -> Picture | None:
    """The measures that can be had; None where there is none."""
    known = [(name, *_ratios(pair, name)) for name in MEASURES if getattr(pair, name) is not None]
    if not known:
        return None
    ends = [one for _name, lower, value, upper in known for one in (lower, value, upper)]
    low, high = math.floor(math.log2(min([0.5, *ends]))), math.ceil(math.log2(max([4.0, *ends])))
    scale = _Scale(low, high)
    lines = [
        Line(MEASURES[name][0], TOP + ROW * at, scale.x(lower), scale.x(upper), scale.x(value), _said(pair, name))
        for at, (name, lower, value, upper) in enumerate(known)
    ]
    return Picture(tuple(lines), scale.ticks(), scale.x(1.0), TOP + ROW * len(lines) + 4)


def _ratios(pair: Pair, name: str) -> tuple[float, float, float]:
    """Lower bound, value and upper bound as ratios; IC is a logarithm to base 2."""
    lower, upper = BOUNDS[name]
    stated = [getattr(pair, one) for one in (lower, name, upper)]
    bounds = [one if one is not None else stated[1] for one in stated]
    plain = [2.0 ** min(max(one, -6.0), 12.0) for one in bounds] if name == "ic" else bounds
    first, middle, last = (min(max(one, LEAST), MOST) for one in plain)
    return first, middle, last


def _said(pair: Pair, name: str) -> str:
    return figure(getattr(pair, name))


class _Scale:
    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, max(high, low + 1)

    def x(self, ratio: float) -> float:
        share = (math.log2(ratio) - self.low) / (self.high - self.low)
        return round(LEFT + share * (RIGHT - LEFT), 1)

    def ticks(self) -> tuple[tuple[float, str], ...]:
        every = max(1, -(-(self.high - self.low) // 8))
        return tuple((self.x(2.0**one), f"{2.0**one:g}") for one in range(self.low, self.high + 1, every))
