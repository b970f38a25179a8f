"""Which rule to read next: what decides before what doesn't, what nobody read before what somebody did."""

from __future__ import annotations

import functools
from collections.abc import Container
from datetime import date
from typing import NamedTuple

from daodi.check.scope import scope_of
from daodi.hub.materia.standards.queries import documents, in_force
from daodi.reference import Limit, Material, rows

QUALITIES = ("curated", "secondary", "official")


class Weight(NamedTuple):
    """How much hangs on a rule. ``decides``: it binds and is in force; ``breadth``: how many materials it is about."""

    decides: bool
    quality: str
    breadth: int

    @property
    def rank(self) -> tuple[bool, int, int]:
        return not self.decides, QUALITIES.index(self.quality), -self.breadth


def weight(row: Limit, on: date) -> Weight:
    """The weight of a rule on a day."""
    document = documents()[row.doc_id]
    return Weight(document.force == "binding" and in_force(row, document, on), row.quality, breadth(row))


def breadth(row: Limit) -> int:
    """How many materials a rule's scope names, or takes in by their kind; none, where it isn't known whom it means."""
    scope = scope_of(row)
    if scope.certainty == "unmapped":
        return 0
    if scope.material_ids:
        return len(scope.material_ids)
    if scope.taxa or scope.words or scope.parts:
        return 1
    return sum(_kinds().get(kind, 0) for kind in scope.material_kinds or _kinds())


@functools.lru_cache(maxsize=64)
def heaviest_first(market: str, on: date) -> tuple[Limit, ...]:
    """The rules of a market in the order in which the desk reads them."""
    return tuple(sorted((row for row in rows(Limit) if row.market == market), key=lambda row: weight(row, on).rank))


def next_rule(market: str, on: date, done: Container[str], after: str = "") -> Limit | None:
    """The heaviest rule of a market that isn't done; of those after one, where it is passed over for now."""
    waiting = heaviest_first(market, on)
    start = next((place for place, row in enumerate(waiting, 1) if row.rule_id == after), 0)
    return next((row for row in (*waiting[start:], *waiting[:start]) if row.rule_id not in done), None)


@functools.cache
def _kinds() -> dict[str, int]:
    counted: dict[str, int] = {}
    for material in rows(Material):
        counted[material.kind] = counted.get(material.kind, 0) + 1
    return counted
