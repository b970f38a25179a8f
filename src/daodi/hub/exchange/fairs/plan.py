"""Times for everybody who wants to meet: as many pairs as there can be, the earliest times first.

The pair with the fewest free times chooses first, the earliest of them. Where that leaves a pair over and there are not
too many of them, every other choice is tried; ``best`` says whether no plan places more. Same input, same plan.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Generic, TypeVar

W = TypeVar("W", bound=Hashable)
T = TypeVar("T", bound=Hashable)
MOST_WORK, FEW = 5_000, 60


@dataclass(frozen=True, slots=True)
class Placed(Generic[W, T]):
    """A pair at a time; ``choices`` is how many times were free for both before anybody was placed."""

    pair: tuple[W, W]
    at: T
    choices: int


@dataclass(frozen=True, slots=True)
class Plan(Generic[W, T]):
    """Who meets when. ``left``: pairs without a time, with True where they had none even alone."""

    placed: tuple[Placed[W, T], ...]
    left: tuple[tuple[tuple[W, W], bool], ...]
    best: bool


def plan(
    pairs: Sequence[tuple[W, W]], slots: Sequence[T], taken: Mapping[W, AbstractSet[T]], most: int = MOST_WORK
) -> Plan[W, T]:
    """A plan for the pairs; ``taken`` are times at which somebody can't.

    >>> found = plan([("a", "b"), ("a", "c")], [9, 10], {"c": {10}})
    >>> [(one.pair, one.at) for one in found.placed], found.best
    ([(('a', 'b'), 10), (('a', 'c'), 9)], True)
    """
    nobody: AbstractSet[T] = frozenset()
    free = {
        (one, other): [at for at in slots if at not in taken.get(one, nobody) and at not in taken.get(other, nobody)]
        for one, other in dict.fromkeys(pairs)
    }
    able = {pair: open_to for pair, open_to in free.items() if open_to}
    chosen, best = _first(able), True
    if len(chosen) < len(able):
        search = _Search(able, chosen, most if len(able) <= FEW else 0)
        search.go({}, list(able))
        chosen, best = search.best, search.work < search.most
    return Plan(
        placed=tuple(Placed(pair, chosen[pair], len(free[pair])) for pair in free if pair in chosen),
        left=tuple((pair, not free[pair]) for pair in free if pair not in chosen),
        best=best,
    )


def _first(free: Mapping[tuple[W, W], Sequence[T]]) -> dict[tuple[W, W], T]:
    """The plan where nobody gives way: whoever has the fewest times left takes the earliest."""
    placed: dict[tuple[W, W], T] = {}
    open_to = {pair: list(times) for pair, times in free.items()}
    while open_to:
        pair = min(open_to, key=lambda one: len(open_to[one]))
        at = placed[pair] = open_to.pop(pair)[0]
        open_to = {
            other: times
            for other, known in open_to.items()
            if (times := [one for one in known if one != at] if set(other) & set(pair) else known)
        }
    return placed


class _Search(Generic[W, T]):
    """Tries every choice, depth first, and keeps the plan that places most."""

    def __init__(self, free: Mapping[tuple[W, W], Sequence[T]], best: dict[tuple[W, W], T], most: int) -> None:
        self.free, self.best, self.most, self.work = free, best, most, 0

    def go(self, placed: dict[tuple[W, W], T], waiting: Sequence[tuple[W, W]]) -> None:
        if len(placed) > len(self.best):
            self.best = dict(placed)
        self.work += 1
        open_to = {pair: times for pair in waiting if (times := self._open(placed, pair))}
        if self.work >= self.most or len(placed) + len(open_to) <= len(self.best):
            return
        chosen = min(open_to, key=lambda pair: len(open_to[pair]))
        rest = [pair for pair in open_to if pair != chosen]
        for at in open_to[chosen]:
            self.go(placed | {chosen: at}, rest)
        self.go(placed, rest)

    def _open(self, placed: Mapping[tuple[W, W], T], pair: tuple[W, W]) -> list[T]:
        busy = {at for other, at in placed.items() if set(other) & set(pair)}
        return [at for at in self.free[pair] if at not in busy]
