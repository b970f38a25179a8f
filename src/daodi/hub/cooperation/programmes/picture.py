"""The series of an indicator as a picture: baseline, target, figures, and what contradicts what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from daodi.hub.cooperation.programmes.models import Indicator
from daodi.hub.cooperation.programmes.series import Point
from daodi.hub.cooperation.programmes.status import Aim, Standing
from daodi.hub.cooperation.programmes.words import number

WIDTH, HEIGHT = 880, 280
LEFT, RIGHT, TOP, FLOOR = 92, 850, 26, 244
LINES = 4
STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True)
class Mark:
    """A figure at its place. ``from_x`` is where its period begins; ``low_y`` to ``high_y`` what its hedge allows."""

    x: float
    y: float
    text: str
    id: str
    odd: bool = False
    from_x: float | None = None
    low_y: float | None = None
    high_y: float | None = None
    labelled: bool = False

    @property
    def anchor(self) -> str:
        """Where its label may stand without leaving the picture."""
        return "end" if self.x > RIGHT - 90 else "start" if self.x < LEFT + 60 else "middle"


@dataclass(frozen=True)
class Aimed:
    """A target: a line up to its deadline."""

    y: float
    x: float
    text: str
    due: str


@dataclass(frozen=True)
class Picture:
    """All that the template draws."""

    lines: tuple[tuple[float, str], ...]
    years: tuple[tuple[float, str], ...]
    marks: tuple[Mark, ...]
    aims: tuple[Aimed, ...]
    path: str
    today_x: float | None
    baseline: tuple[float, float, str] | None
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    floor: int = FLOOR
    top: int = TOP


@dataclass(frozen=True)
class Scale:
    """Days to the right, values upwards from nought."""

    first: date
    last: date
    top: Decimal

    def x(self, day: date) -> float:
        """The place of a day."""
        span = max((self.last - self.first).days, 1)
        return round(LEFT + (day - self.first).days / span * (RIGHT - LEFT), 1)

    def y(self, value: Decimal) -> float:
        """The height of a value."""
        share = min(max(value / self.top, Decimal(0)), Decimal(1))
        return round(FLOOR - float(share) * (FLOOR - TOP), 1)


def picture(indicator: Indicator, standing: Standing, today: date) -> Picture | None:
    """The picture of an indicator; None where there is no figure to draw."""
    points = standing.series.points
    aims = [judged.aim for judged in standing.judged if judged.aim]
    if not points:
        return None
    scale = _scale(indicator, points, aims, today)
    odd = {point for conflict in standing.series.conflicts for point in conflict.points}
    marks = tuple(_mark(point, scale, point in odd, point == points[-1]) for point in points)
    line = [mark for mark in marks if not mark.odd] if indicator.aggregation in ("cumulative", "stock") else []
    return Picture(
        lines=tuple((scale.y(value), number(value)) for value in _levels(scale.top)),
        years=_years(scale),
        marks=marks,
        aims=tuple(_aimed(aim, scale) for aim in aims),
        path=" ".join(f"{mark.x},{mark.y}" for mark in line) if len(line) > 1 else "",
        today_x=scale.x(today) if scale.first <= today <= scale.last else None,
        baseline=_baseline(indicator, scale),
    )


def _scale(indicator: Indicator, points: Sequence[Point], aims: Sequence[Aim], today: date) -> Scale:
    days = [day for point in points for day in (point.first_day, point.on)]
    days += [aim.deadline for aim in aims if aim.deadline]
    if indicator.baseline_on:
        days.append(indicator.baseline_on)
    values = [point.bounds.high or point.value for point in points] + [aim.value_max or aim.value for aim in aims]
    highest = max([*values, indicator.baseline or Decimal(0), Decimal(1)])
    first, last = date(min(days).year, 1, 1), date(min(max(days).year, 9998) + 1, 1, 1)
    return Scale(first, last, _nice(highest * Decimal("1.08")))


def _nice(value: Decimal) -> Decimal:
    """A round number not below a value, that four lines part into round numbers."""
    quarter = value / LINES
    power = Decimal(1).scaleb(quarter.adjusted())
    step = next(step * power for step in STEPS if step * power >= quarter)
    return step * LINES


def _levels(top: Decimal) -> list[Decimal]:
    return [top * at / LINES for at in range(LINES + 1)]


def _years(scale: Scale) -> tuple[tuple[float, str], ...]:
    years = range(scale.first.year, scale.last.year + 1)
    every = max(1, len(years) // 10)
    return tuple((scale.x(date(year, 1, 1)), str(year)) for year in years[::every])


def _mark(point: Point, scale: Scale, odd: bool, labelled: bool) -> Mark:
    low, high = point.bounds
    hedged = high is None or low != high
    return Mark(
        x=scale.x(point.on),
        y=scale.y(point.value),
        text=number(point.value),
        id=point.stated[0].id,
        odd=odd,
        labelled=labelled or odd,
        from_x=scale.x(point.begins) if point.begins and point.begins < point.on else None,
        low_y=scale.y(low) if hedged else None,
        high_y=(scale.y(high) if high is not None else float(TOP)) if hedged else None,
    )


def _aimed(aim: Aim, scale: Scale) -> Aimed:
    due = aim.deadline
    x = scale.x(due) if due else float(RIGHT)
    return Aimed(y=scale.y(aim.value), x=x, text=number(aim.value), due=due.isoformat() if due else "")


def _baseline(indicator: Indicator, scale: Scale) -> tuple[float, float, str] | None:
    if indicator.baseline is None:
        return None
    x = scale.x(indicator.baseline_on) if indicator.baseline_on else float(LEFT)
    return x, scale.y(indicator.baseline), number(indicator.baseline)
