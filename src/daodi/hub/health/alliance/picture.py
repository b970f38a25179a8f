"""What was counted over time: a bar a period, and a line for the sum."""

from __future__ import annotations

from dataclasses import dataclass

from daodi.hub.health.alliance.totals import Series

LEFT, TOP, HEIGHT, FOOT, RIGHT = 64, 16, 150, 24, 12
WIDE, NARROW = 48, 30
LINES = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """A period: its bar, and the place of the line at its end."""

    x: float
    left: float
    y: float
    height: float
    line_y: float
    name: str
    said: str
    labelled: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """All that the template draws."""

    width: int
    height: int
    base: int
    thick: float
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    line: str


def chart(one: Series) -> Chart:
    """The picture of a series, bars and line on one scale that begins at nothing."""
    step = WIDE if len(one.periods) <= 12 else NARROW
    base, tick = TOP + HEIGHT, round_step(one.total)
    top = tick * LINES

    def at(count: int) -> float:
        return round(base - HEIGHT * count / top, 1)

    bars = tuple(
        Bar(
            x=LEFT + step * place + step / 2,
            left=LEFT + step * place + step / 4,
            y=at(each.count),
            height=round(base - at(each.count), 1),
            line_y=at(each.total),
            name=each.name[2:] if len(each.name) > 4 else each.name,
            said=f"{each.name}: {each.count}, {each.total}",
            labelled=step == WIDE or place % 2 == 0,
        )
        for place, each in enumerate(one.periods)
    )
    return Chart(
        width=LEFT + step * len(bars) + RIGHT,
        height=base + FOOT,
        base=base,
        thick=step * 0.5,
        bars=bars,
        ticks=tuple((at(tick * line), f"{tick * line:,}") for line in range(LINES + 1)),
        line=" ".join(f"{bar.x},{bar.line_y}" for bar in bars),
    )


def round_step(most: int) -> int:
    """A round distance between lines, four of which reach over the most.

    >>> round_step(3), round_step(612), round_step(4000)
    (1, 200, 1000)
    """
    power = 1
    while True:
        for first in (1, 2, 5):
            if first * power * LINES >= most:
                return first * power
        power *= 10
