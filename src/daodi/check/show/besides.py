"""What holds for a market whatever the lot: what it asks for besides numbers, and what is not held of its rules."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from daodi.check.show.grid import Grid, Row
from daodi.check.verdict import Requirement, Verdict

T = TypeVar("T", bound=Hashable)

# Kinds that speak of the market; the others (bans, listings, protection) speak of one lot and stand with it.
GENERAL = frozenset({"paper", "customs"})


@dataclass(frozen=True)
class Part(Generic[T]):
    """Things that hold for the same lots of a market. ``rows`` is empty where they hold for all that are shown.

    ``scopes`` names the uses and forms of these lots, where no other lot of the market has them.
    """

    things: tuple[T, ...]
    rows: tuple[Row, ...] = ()
    scopes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Besides:
    """One market: its number on the page, what it asks for, and what is not held of it."""

    number: int
    market: str
    rows: tuple[Row, ...]
    asked: tuple[Part[Requirement], ...]
    not_held: tuple[Part[str], ...]

    @property
    def ident(self) -> str:
        """The id of the market's part of a page."""
        return ident(self.number)

    def verdict(self, part: Part[T]) -> Verdict:
        """One verdict to which a part belongs."""
        return (part.rows or self.rows)[0].verdicts[self.market]


def ident(number: int) -> str:
    """The id of what holds for a market, by its number.

    >>> ident(3)
    'k3'
    """
    return f"k{number}"


def besides(grid: Grid) -> Iterator[Besides]:
    """What holds for each market, in the order of the markets; nothing that a verdict says of it is left out."""
    for number, market in enumerate(grid.markets, start=1):
        rows = tuple(row for row in grid.rows if market in row.verdicts)
        asked = _parts(rows, market, general)
        yield Besides(number, market, rows, asked, _parts(rows, market, lambda verdict: verdict.coverage.not_held))


def general(verdict: Verdict) -> tuple[Requirement, ...]:
    """What the market asks for whatever the lot."""
    return tuple(asked for asked in verdict.requirements if asked.kind in GENERAL)


def particular(verdict: Verdict) -> tuple[Requirement, ...]:
    """What is asked for, or forbidden, because of what the lot is."""
    return tuple(asked for asked in verdict.requirements if asked.kind not in GENERAL)


def _parts(rows: Sequence[Row], market: str, things: Callable[[Verdict], tuple[T, ...]]) -> tuple[Part[T], ...]:
    """Lots that are told the same make a class; a thing belongs to the classes that hold it."""
    classes: dict[tuple[T, ...], list[Row]] = {}
    for row in rows:
        classes.setdefault(things(row.verdicts[market]), []).append(row)
    members = list(classes.values())
    holders: dict[T, list[int]] = {}
    for number, held in enumerate(classes):
        for thing in dict.fromkeys(held):
            holders.setdefault(thing, []).append(number)
    groups: dict[tuple[int, ...], list[T]] = {(number,): [] for number, held in enumerate(classes) if not held}
    for thing, numbers in holders.items():
        groups.setdefault(tuple(numbers), []).append(thing)
    ordered = sorted(groups.items(), key=lambda group: -len(group[0]))
    return tuple(_part(group, numbers, members, market) for numbers, group in ordered)


def _part(things: Sequence[T], numbers: Sequence[int], members: Sequence[list[Row]], market: str) -> Part[T]:
    if len(numbers) == len(members):
        return Part(tuple(things))
    mine = [row for number in numbers for row in members[number]]
    others = {_scope(row, market) for number, rows in enumerate(members) if number not in numbers for row in rows}
    scopes = dict.fromkeys(_scope(row, market) for row in mine)
    apart = all(scopes) and not scopes.keys() & others
    return Part(tuple(things), tuple(sorted(mine, key=lambda row: row.number)), tuple(scopes) if apart else ())


def _scope(row: Row, market: str) -> str:
    verdict = row.verdicts[market]
    return " · ".join(part for part in (verdict.use, verdict.form) if part)
