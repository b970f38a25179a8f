"""What is held of each market's rules: counted, with its quality, and what is not."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date

from daodi.reference import Coverage, rows
from daodi.reference.stats import MarketCount, by_market


@dataclass(frozen=True, kw_only=True)
class Holding:
    """A market: rules in force and binding on the day, how many of them were read, and the groups held and not."""

    code: str
    limits: int
    open: int
    binding: int
    read: int
    official: int
    requirements: int
    groups: int
    partly: int

    @property
    def none(self) -> int:
        """Groups of rules of which nothing is held."""
        return self.groups - self.partly


@functools.lru_cache(maxsize=8)
def holdings(on: date) -> tuple[Holding, ...]:
    """Every market of the coverage table on a day; most binding rules first.

    >>> [one.code for one in holdings(date(2026, 11, 21)) if one.code == "HK"]
    ['HK']
    """
    counted = {one.market: one for one in by_market(on)}
    codes = dict.fromkeys(row.market for row in rows(Coverage))
    found = [_holding(code, counted.get(code)) for code in codes]
    return tuple(sorted(found, key=lambda one: (-one.read, -one.open, one.code)))


def _holding(code: str, counted: MarketCount | None) -> Holding:
    cells = [row for row in rows(Coverage) if row.market == code and row.use == "medicine-material"]
    return Holding(
        code=code,
        limits=counted.limits if counted else 0,
        open=counted.open if counted else 0,
        binding=counted.binding if counted else 0,
        read=counted.read if counted else 0,
        official=counted.official if counted else 0,
        requirements=counted.requirements if counted else 0,
        groups=len(cells),
        partly=sum(row.held != "none" for row in cells),
    )
