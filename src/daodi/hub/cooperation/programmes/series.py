"""Figures of one indicator in time: reprints folded, contradictions shown, nothing averaged. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Literal, NamedTuple

Why = Literal["other-kind", "other-aggregation", "other-unit", "no-date", "not-yet", "part"]


@dataclass(frozen=True, kw_only=True)
class What:
    """What an indicator counts; ``direction`` is up where more is better."""

    count_kind: str
    aggregation: str
    unit: str = ""
    direction: str = "up"
    baseline: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Stated:
    """A confirmed figure as its source states it. ``ends`` is the day it stands for."""

    id: str
    value: Decimal
    count_kind: str
    aggregation: str
    unit: str = ""
    value_max: Decimal | None = None
    qualifier: str = "exact"
    begins: date | None = None
    ends: date | None = None
    inferred: bool = False
    cluster: str = ""
    part_of: str = ""


class Bounds(NamedTuple):
    """Between which values a figure lies; no upper bound is None."""

    low: Decimal
    high: Decimal | None

    def apart(self, other: Bounds) -> bool:
        """Whether the two can't be one value."""
        return _above(self.low, other.high) or _above(other.low, self.high)


@dataclass(frozen=True, kw_only=True)
class Point:
    """One value for one day, with everything that states it: reprints make one point."""

    on: date
    begins: date | None
    value: Decimal
    bounds: Bounds
    stated: tuple[Stated, ...]

    @property
    def first_day(self) -> date:
        """The first day it counts."""
        return self.begins or self.on


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """Points that can't all be true: two values for one day, or a cumulative figure that falls."""

    kind: Literal["two-values", "fall"]
    points: tuple[Point, ...]


@dataclass(frozen=True, kw_only=True)
class Series:
    """Points by day, what contradicts what, and what is left out and why."""

    points: tuple[Point, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    left_out: tuple[tuple[Stated, Why], ...] = ()

    def against(self, point: Point) -> tuple[Point, ...]:
        """The points that contradict one."""
        others = (other for conflict in self.conflicts if point in conflict.points for other in conflict.points)
        return tuple(dict.fromkeys(other for other in others if other != point))


@dataclass(frozen=True, kw_only=True)
class Total:
    """A sum over periods that don't overlap; None where there is none, and ``why``."""

    value: Decimal | None
    bounds: Bounds | None = None
    why: Literal["", "last-value-stands", "overlap", "conflict", "nothing"] = ""
    points: tuple[Point, ...] = ()


def bounds(value: Decimal, value_max: Decimal | None, qualifier: str) -> Bounds:
    """What a figure with its hedge allows: *about* and *nearly* reach as far as its last digit that is no zero.

    >>> bounds(Decimal(1200), None, "at_least").high is None
    True
    >>> [int(edge) for edge in bounds(Decimal(290), None, "approx")]
    [285, 295]
    """
    if qualifier == "at_least":
        return Bounds(value, None)
    place = _last_place(value)
    if qualifier == "approx":
        return Bounds(value - place / 2, (value_max or value) + place / 2)
    if qualifier == "at_most_approx":
        return Bounds(value - place, value_max or value)
    return Bounds(value, value if value_max is None else value_max)


def series(what: What, readings: Iterable[Stated], today: date) -> Series:
    """The series of an indicator as known on a day."""
    fit: list[Stated] = []
    left_out: list[tuple[Stated, Why]] = []
    for reading in readings:
        why = _why_not(what, reading, today)
        if why:
            left_out.append((reading, why))
        else:
            fit.append(reading)
    points = _points(fit)
    falls = _falls(points) if what.aggregation == "cumulative" else []
    return Series(points=points, conflicts=(*_two_values(points), *falls), left_out=tuple(left_out))


def total(what: What, found: Series, until: date | None = None) -> Total:
    """The sum of a series, of periods that don't overlap; a cumulative figure or a stock has none."""
    if what.aggregation in ("cumulative", "stock"):
        return Total(value=None, why="last-value-stands")
    points = tuple(point for point in found.points if until is None or point.on <= until)
    if not points:
        return Total(value=None, why="nothing")
    if any(found.against(point) for point in points):
        return Total(value=None, why="conflict", points=points)
    if _overlap(points):
        return Total(value=None, why="overlap", points=points)
    highs = [point.bounds.high for point in points]
    known = [high for high in highs if high is not None]
    high = sum(known, Decimal()) if len(known) == len(highs) else None
    low = sum((point.bounds.low for point in points), Decimal())
    return Total(value=sum((point.value for point in points), Decimal()), bounds=Bounds(low, high), points=points)


def _why_not(what: What, reading: Stated, today: date) -> Why | None:
    if reading.count_kind != what.count_kind:
        return "other-kind"
    if reading.unit.casefold() != what.unit.casefold():
        return "other-unit"
    if reading.aggregation != what.aggregation:
        return "other-aggregation"
    if reading.part_of:
        return "part"
    if reading.ends is None:
        return "no-date"
    return "not-yet" if reading.ends > today else None


def _points(readings: Iterable[Stated]) -> tuple[Point, ...]:
    """One point a value and time; reprints of one text stand at the day of the first that says its day itself."""
    groups: dict[object, list[Stated]] = defaultdict(list)
    for reading in readings:
        at: object = reading.cluster or (reading.begins, reading.ends)
        groups[at, reading.value, reading.value_max, reading.qualifier].append(reading)
    once: dict[object, Point] = {}
    for group in groups.values():
        point = _point(group)
        same = once.get((point.on, point.begins, point.value, point.bounds))
        stated = (*same.stated, *point.stated) if same else point.stated
        once[point.on, point.begins, point.value, point.bounds] = replace(point, stated=stated)
    return tuple(sorted(once.values(), key=lambda point: (point.on, point.value, point.stated[0].id)))


def _point(group: Sequence[Stated]) -> Point:
    first = min(group, key=lambda one: (one.inferred, one.ends or date.max, one.id))
    assert first.ends is not None  # those without a day were left out
    return Point(
        on=first.ends,
        begins=first.begins,
        value=first.value,
        bounds=bounds(first.value, first.value_max, first.qualifier),
        stated=tuple(sorted(group, key=lambda one: one.id)),
    )


def _two_values(points: Sequence[Point]) -> Iterable[Conflict]:
    by_time: dict[object, list[Point]] = defaultdict(list)
    for point in points:
        by_time[point.on, point.first_day].append(point)
    for same in by_time.values():
        low = max(point.bounds.low for point in same)
        if any(_above(low, point.bounds.high) for point in same):
            yield Conflict(kind="two-values", points=tuple(same))


def _falls(points: Sequence[Point]) -> Iterable[Conflict]:
    highest: Point | None = None
    for point in points:
        if highest and highest.on < point.on and _above(highest.bounds.low, point.bounds.high):
            yield Conflict(kind="fall", points=(highest, point))
        if highest is None or point.bounds.low > highest.bounds.low:
            highest = point


def _overlap(points: Sequence[Point]) -> bool:
    ordered = sorted(points, key=lambda point: (point.first_day, point.on))
    return any(after.first_day <= before.on for before, after in pairwise(ordered))


def _above(low: Decimal, high: Decimal | None) -> bool:
    return high is not None and low > high


def _last_place(value: Decimal) -> Decimal:
    exponent = value.normalize().as_tuple().exponent
    return Decimal(0) if not value or not isinstance(exponent, int) else Decimal(1).scaleb(exponent)
