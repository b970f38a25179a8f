"""The epidemic curve: a bar a step, the expected count as a line, the room up to the bound shaded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from daodi.hub.health.surveillance.grid import Value, Withheld

LEFT, RIGHT, TOP, FLOOR, HEIGHT = 44.0, 850.0, 14.0, 240.0, 276
WIDTH = 860
LINES = 4
STEPS = (1, 2, 3, 5)


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One step of a series, as its reader sees it."""

    step: str
    value: Value
    expected: float | None
    upper: float | None
    alarm: bool | None
    reason: str
    method: str


@dataclass(frozen=True)
class Bar:
    """A count; ``kind``: seen, alarm, withheld."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    title: str
    middle: float


@dataclass(frozen=True)
class Curve:
    """All that the template draws."""

    bars: Sequence[Bar]
    expected: Sequence[str]
    band: Sequence[str]
    upper: Sequence[str]
    lines: Sequence[tuple[float, str]]
    labels: Sequence[tuple[float, str]]
    names: Sequence[tuple[str, float, float, str]]
    width: int = WIDTH
    height: int = HEIGHT
    left: float = LEFT
    right: float = RIGHT
    floor: float = FLOOR


def curve(seen: Sequence[Seen], withheld: str) -> Curve | None:
    """The picture of some steps; ``withheld`` is the word for a count that is not read. None where there are none."""
    if not seen:
        return None
    counts = [one.value for one in seen if isinstance(one.value, int)]
    highest = max([*counts, *(one.upper or 0 for one in seen), 4])
    top = _ceiling(highest)
    wide = (RIGHT - LEFT) / len(seen)

    def y(value: float) -> float:
        return FLOOR - (FLOOR - TOP) * min(max(value, 0) / top, 1)

    def x(at: int) -> float:
        return LEFT + wide * (at + 0.5)

    return Curve(
        bars=[bar for at, one in enumerate(seen) if (bar := _bar(one, x(at), wide, y, withheld)) is not None],
        expected=[" ".join(f"{x(at):.1f},{y(seen[at].expected or 0):.1f}" for at in run) for run in _runs(seen)],
        upper=[" ".join(f"{x(at):.1f},{y(seen[at].upper or 0):.1f}" for at in run) for run in _runs(seen)],
        band=[
            " ".join(
                [
                    *(f"{x(at):.1f},{y(seen[at].upper or 0):.1f}" for at in run),
                    *(f"{x(at):.1f},{y(seen[at].expected or 0):.1f}" for at in reversed(run)),
                ]
            )
            for run in _runs(seen)
        ],
        lines=[(y(top * part / LINES), f"{top * part / LINES:g}") for part in range(LINES + 1)],
        labels=[(RIGHT if at == len(seen) - 1 else x(at), seen[at].step) for at in _labelled(len(seen))],
        names=_names(seen, x, y),
    )


def _bar(one: Seen, middle: float, wide: float, y: Callable[[float], float], withheld: str) -> Bar | None:
    width = max(wide * 0.76, 1.5)
    if isinstance(one.value, Withheld):
        return Bar(middle - width / 2, FLOOR - 12, width, 12, "withheld", f"{one.step}: {withheld}", middle)
    if not one.value:
        return None
    top = y(one.value)
    kind = "alarm" if one.alarm else "seen"
    return Bar(middle - width / 2, top, width, FLOOR - top, kind, f"{one.step}: {one.value}", middle)


def _names(
    seen: Sequence[Seen], x: Callable[[int], float], y: Callable[[float], float]
) -> list[tuple[str, float, float, str]]:
    """The words on the two lines, where the last stretch begins: the bound's above, the expected count's below."""
    runs = _runs(seen)
    if not runs:
        return []
    at = runs[-1][0]
    anchor = "start" if x(at) < RIGHT - 80 else "end"
    upper, expected = y(seen[at].upper or 0), y(seen[at].expected or 0)
    names = [("upper", x(at), max(upper - 7, TOP), anchor)]
    return [*names, ("expected", x(at), expected + 15, anchor)] if expected + 15 < FLOOR else names


def _runs(seen: Sequence[Seen]) -> list[list[int]]:
    """The stretches of steps that have a bound."""
    runs: list[list[int]] = []
    for at, one in enumerate(seen):
        if one.expected is None or one.upper is None:
            continue
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _ceiling(highest: float) -> int:
    """The least of 4, 8, 12, 20, 40, 80, 120, 200 ... that is not below the highest."""
    scale = 1
    while True:
        for step in STEPS:
            if step * scale * LINES >= highest:
                return step * scale * LINES
        scale *= 10


def _labelled(count: int) -> list[int]:
    every = max(1, -(-count // 6))
    return list(range(count - 1, -1, -every))[::-1]
