"""What was counted over time, and its sum: each thing by itself, never two kinds in one sum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from daodi.hub.health.alliance.models import Output

MOST_MONTHS = 24
Counted = tuple[str, date, int]


@dataclass(frozen=True)
class Period:
    """A month or a year: what was counted in it, and the sum up to its end."""

    name: str
    count: int
    total: int


@dataclass(frozen=True)
class Series:
    """One thing counted, over every period from the first count to the last, those without one too."""

    what: str
    periods: tuple[Period, ...]

    @property
    def total(self) -> int:
        return self.periods[-1].total


def series(counted: Iterable[Counted]) -> tuple[Series, ...]:
    """Each thing with its periods, the largest sum first: months, or years where there are more than two of them.

    >>> one = series([("deliveries", date(2026, 1, 5), 3), ("deliveries", date(2026, 3, 1), 4)])[0]
    >>> [(each.name, each.count, each.total) for each in one.periods]
    [('2026-01', 3, 3), ('2026-02', 0, 3), ('2026-03', 4, 7)]
    """
    facts = list(counted)
    if not facts:
        return ()
    days = [day for _what, day, _many in facts]
    names = list(_months(min(days), max(days)))
    length = 7 if len(names) <= MOST_MONTHS else 4
    names = list(dict.fromkeys(name[:length] for name in names))
    sums: dict[str, dict[str, int]] = {}
    for what, day, many in facts:
        each = sums.setdefault(what, dict.fromkeys(names, 0))
        each[day.isoformat()[:length]] += many
    found = [Series(what, tuple(_summed(each))) for what, each in sums.items()]
    return tuple(sorted(found, key=lambda one: (-one.total, one.what)))


def of(outputs: Iterable[Output]) -> tuple[Series, ...]:
    """The same, of the counts of sessions, each in the month in which its session began."""
    return series((one.what, one.session.starts_on, one.count) for one in outputs)


def _summed(counts: dict[str, int]) -> Iterator[Period]:
    total = 0
    for name, count in counts.items():
        total += count
        yield Period(name, count, total)


def _months(first: date, last: date) -> Iterator[str]:
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield f"{year:04}-{month:02}"
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
