"""Which rule to read next: what decides before what doesn't, what nobody read before what somebody did."""

from __future__ import annotations

import functools
from collections.abc import Container
from datetime import date
from typing import NamedTuple

from daodi.check.rules import Rulebook
from daodi.check.scope import scope_of
from daodi.hub.core.rulebook.laid import book
from daodi.hub.materia.standards.queries import in_force
from daodi.reference import Document, Limit, Material, rows

QUALITIES = ("curated", "secondary", "official")


class Weight(NamedTuple):
    """How much hangs on a rule. ``decides``: it binds and is in force; ``breadth``: how many materials it is about."""

    decides: bool
    quality: str
    breadth: int

    @property
    def rank(self) -> tuple[bool, int, int]:
        return not self.decides, QUALITIES.index(self.quality), -self.breadth


def weight(row: Limit, document: Document, on: date) -> Weight:
    """The weight of a rule of a document on a day."""
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


def heaviest_first(market: str, on: date) -> tuple[Limit, ...]:
    """The rules of a market in the order in which the desk reads them."""
    return _heaviest_first(market, on, book())


@functools.lru_cache(maxsize=64)
def _heaviest_first(market: str, on: date, held: Rulebook) -> tuple[Limit, ...]:
    found = [row for row in held.limits if row.market == market]
    return tuple(sorted(found, key=lambda row: weight(row, held.documents[row.doc_id], on).rank))


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
