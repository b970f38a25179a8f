"""Which rule governs a test of a lot in a market on a day.

Among the rules that cover the lot, those in force on the day come first; of them the narrowest scope governs:
form before material before class before all. What covers the lot but may not decide is kept as a note.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import date

import msgspec

from daodi.check.notation import Analyte, analyte
from daodi.check.rules import SHIPPED, Rule, Rulebook
from daodi.check.scope import Covered, Subject, covers, scope_of, speaks_of
from daodi.reference import Scope

KEPT = 512  # markets, each by the rules of a few books
RANK = {"form": 0, "material": 1, "class": 2, "all": 3}
ScopeKey = tuple[str, str]
Tests = dict[str, list[Rule]]
Covering = tuple[tuple[ScopeKey, Covered], ...]


class Governing(msgspec.Struct, frozen=True):
    """The rules that speak of one test: those that decide, and those that can only be noted.

    ``ended``: would decide, but their edition has ended. ``maybe``: would decide if the lot meets a condition
    that is not known, each with the condition. ``notes``: in force, but without the force to decide.
    """

    decides: tuple[Rule, ...] = ()
    ended: tuple[Rule, ...] = ()
    maybe: tuple[tuple[Rule, str], ...] = ()
    notes: tuple[Rule, ...] = ()


class Regime:
    """All rules of one market on one route and day that cover a subject; many subjects share one.

    Each test's rules are gathered when first asked for.
    """

    def __init__(
        self, route: str, covered: Covering, market: str, on: date, met: frozenset[str], book: Rulebook = SHIPPED
    ) -> None:
        self.route, self.covered, self.market, self.on, self.met, self.book = route, covered, market, on, met, book
        self._held = _by_scope(market, book)
        self._known: dict[str, Governing] = {}
        self._ended: dict[str, Rule | None] = {}

    def governing(self, analyte_id: str) -> Governing:
        """What governs a test."""
        if analyte_id not in self._known:
            self._known[analyte_id] = self._gather(analyte_id)
        return self._known[analyte_id]

    def analytes(self) -> tuple[str, ...]:
        """Every test that some rule covering the subject speaks of, in the order of the tables."""
        return tuple(dict.fromkeys(name for key, _ in self.covered for name in self._held[key]))

    def edition_not_held(self, group: str) -> Rule | None:
        """A rule whose edition has ended, where the market binds this group but its present text is not held."""
        if group not in self._ended:
            self._ended[group] = self._ended_in(group)
        return self._ended[group]

    def _ended_in(self, group: str) -> Rule | None:
        ended = None
        for rule in _by_group(self.market, self.book).get(group, ()):
            if not self._on_route(rule) or not rule.may_decide(self.met):
                continue
            time = rule.time(self.on)
            if time == "in force":
                return None
            if time == "ended" and (ended is None or (rule.ends or self.on) > (ended.ends or self.on)):
                ended = rule
        return ended

    def _gather(self, analyte_id: str) -> Governing:
        decides: list[Rule] = []
        ended: list[Rule] = []
        maybe: list[tuple[Rule, str]] = []
        notes: list[Rule] = []
        for rule, how in self._speaking_of(analyte_id):
            time = rule.time(self.on)
            if not rule.may_decide(self.met):
                if time == "in force":
                    notes.append(rule)
            elif how.answer != "yes":
                if time == "in force":
                    maybe.append((rule, how.reason))
            elif time == "in force":
                decides.append(rule)
            elif time == "ended":
                ended.append(rule)
        return Governing(_narrowest(decides), _latest(ended), tuple(maybe), tuple(notes))

    def _speaking_of(self, analyte_id: str) -> Iterator[tuple[Rule, Covered]]:
        for key, how in self.covered:
            for rule in self._held[key].get(analyte_id, ()):
                if self._on_route(rule):
                    yield rule, how

    def _on_route(self, rule: Rule) -> bool:
        return speaks_of(rule.document, scope_of(rule.limit), self.route)


@functools.lru_cache(maxsize=65536)
def regime(subject: Subject, market: str, on: date, met: frozenset[str], book: Rulebook = SHIPPED) -> Regime:
    """The regime of a subject in a market, by the rules of a book."""
    return _shared(subject.route, _covering(subject, market, book), market, on, met, book)


@functools.lru_cache(maxsize=65536)
def _shared(route: str, covered: Covering, market: str, on: date, met: frozenset[str], book: Rulebook) -> Regime:
    return Regime(route, covered, market, on, met, book)


def canonical(name: str) -> str:
    """The one name of a test, however it is written; the text itself where it is not known."""
    known: Analyte | None = analyte(name)
    return known.id if known else name


def _covering(subject: Subject, market: str, book: Rulebook) -> Covering:
    """The scopes of a market's rules that cover the subject, or may."""
    of_material, others = _scopes(market, book)
    meant = (subject.material_id,) if subject.material_id else subject.candidates
    near = dict(scope for material_id in meant for scope in of_material.get(material_id, ())) | dict(others)
    answers = ((key, covers(scope, subject)) for key, scope in near.items())
    return tuple((key, how) for key, how in answers if how.answer != "no")


@functools.lru_cache(maxsize=KEPT)
def _scopes(
    market: str, book: Rulebook
) -> tuple[dict[str, list[tuple[ScopeKey, Scope]]], list[tuple[ScopeKey, Scope]]]:
    """The scopes of a market: those that only name materials, by material, and the others."""
    of_material: dict[str, list[tuple[ScopeKey, Scope]]] = {}
    others: list[tuple[ScopeKey, Scope]] = []
    for key, tests in _by_scope(market, book).items():
        scope = scope_of(next(iter(tests.values()))[0].limit)
        if scope.words or scope.taxa or scope.parts or not scope.material_ids:
            others.append((key, scope))
            continue
        for material_id in scope.material_ids:
            of_material.setdefault(material_id, []).append((key, scope))
    return of_material, others


@functools.lru_cache(maxsize=KEPT)
def _by_scope(market: str, book: Rulebook) -> dict[ScopeKey, Tests]:
    held: dict[ScopeKey, Tests] = {}
    for rule in book.rules(market):
        tests = held.setdefault((rule.limit.scope_kind, rule.limit.scope), {})
        tests.setdefault(canonical(rule.limit.analyte), []).append(rule)
    return held


@functools.lru_cache(maxsize=KEPT)
def _by_group(market: str, book: Rulebook) -> dict[str, list[Rule]]:
    groups: dict[str, list[Rule]] = {}
    for rule in book.rules(market):
        known = analyte(rule.limit.analyte)
        groups.setdefault(known.group if known else "other-contaminants", []).append(rule)
    return groups


def _narrowest(found: list[Rule]) -> tuple[Rule, ...]:
    """The rules of the narrowest scope; a market's own text before one it adopts."""
    if not found:
        return ()
    own = [rule for rule in found if not rule.adopted] or found
    rank = min(RANK[rule.limit.scope_kind] for rule in own)
    return tuple(rule for rule in own if RANK[rule.limit.scope_kind] == rank)


def _latest(found: list[Rule]) -> tuple[Rule, ...]:
    """Of the ended rules those that ended last, and of them the narrowest."""
    last = max((rule.ends for rule in found if rule.ends), default=None)
    return _narrowest([rule for rule in found if rule.ends == last])
