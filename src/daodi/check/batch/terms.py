"""On which terms each kind of row is decided in each market: its test, and the rules that speak of it there.

Many kinds share their terms: what is decided for one of them is decided for all.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

import msgspec
import numpy as np

from daodi.check.batch.coded import Coded, Ints, distinct, encode
from daodi.check.batch.kinds import Kinds
from daodi.check.batch.steps import UNRULED, Steps, Told, steps, tell
from daodi.check.govern import Governing, Regime
from daodi.check.notation import Analyte, analyte
from daodi.check.question import Tested
from daodi.check.relate import answers
from daodi.check.rules import Rule, Rulebook
from daodi.check.verdict import Outcome

OUTCOMES: tuple[Outcome, ...] = ("pass", "fail", "inconclusive", "cannot-decide", "no-rule")
NO_RULE = -1
NEVER_RULED = (Steps((), (UNRULED,)),) * 3
Law = tuple[object, ...]
UNTOUCHED: Law = ()
MOST_KNOWN = 1 << 16
_KNOWN: dict[tuple[Rulebook, str, Law, Tested], tuple[Steps, Steps, Steps]] = {}


class Term(msgspec.Struct, frozen=True):
    """A test under the rules of some regimes, none where no rule can touch it; ``steps`` for each sort of reading."""

    test: int
    regimes: tuple[Regime, ...]
    steps: tuple[Steps, Steps, Steps]

    def tell(self, tested: Tested) -> Told:
        """What these terms say of one result of their test."""
        return tell(tested, self.regimes) if self.regimes else UNRULED


class Terms(msgspec.Struct, frozen=True):
    """The terms in one market, and for each kind of row the place of its own."""

    market: str
    list: list[Term]
    of_kind: Ints


class Rules:
    """The rules that govern a batch, each with its place."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        self.list: list[Rule] = []
        self._places: dict[tuple[str, str], int] = {}

    def coded(self, market: str, told: Sequence[Told]) -> tuple[Ints, Ints]:
        """Outcomes as codes of ``OUTCOMES``, and for each the place of its rule."""
        outcomes = np.array([OUTCOMES.index(outcome) for outcome, _ in told], dtype=np.int64)
        return outcomes, np.array([self._place(market, rule_id) for _, rule_id in told], dtype=np.int64)

    def _place(self, market: str, rule_id: str | None) -> int:
        if rule_id is None:
            return NO_RULE
        key = (market, rule_id)
        if key not in self._places:
            self._places[key] = len(self.list)
            self.list.append(self.book.rule_of(market, rule_id))
        return self._places[key]


def terms(kinds: Kinds, number: int, market: str) -> Terms:
    """The terms of every kind in one market; kinds whose test is under the same rules share theirs."""
    under = encode([regimes[number] for regimes in kinds.regimes])
    analytes = encode([test.analyte.id if test.analyte else "" for test in kinds.tests])
    of_regimes = Coded(under.values, under.codes[kinds.of_subject])
    of_analyte = Coded(analytes.values, analytes.codes[kinds.of_test])
    place, firsts = distinct(of_regimes, of_analyte)
    spoken = zip(of_regimes.codes[firsts].tolist(), of_analyte.codes[firsts].tolist(), strict=True)
    laws = encode([_law(under.values[regimes], analytes.values[test]) for regimes, test in spoken])
    of_law = Coded(laws.values, laws.codes[place])
    of_kind, firsts = distinct(of_law, Coded(kinds.tests, kinds.of_test))
    found = []
    for at in firsts:
        test, law = int(kinds.of_test[at]), laws.values[of_law.codes[at]]
        regimes = under.values[of_regimes.codes[at]] if law != UNTOUCHED else ()
        found.append(Term(test, regimes, _steps(market, law, kinds.tests[test], regimes)))
    return Terms(market, found, of_kind)


def _steps(market: str, law: Law, tested: Tested, regimes: tuple[Regime, ...]) -> tuple[Steps, Steps, Steps]:
    """The steps under a law, remembered: the same test comes under the same law in one batch after the other."""
    if not regimes:
        return NEVER_RULED
    book = regimes[0].book
    known = _KNOWN.get((book, market, law, tested))
    if known is None:
        if len(_KNOWN) >= MOST_KNOWN:
            _KNOWN.clear()
        known = _KNOWN[book, market, law, tested] = steps(tested, regimes)
    return known


@functools.lru_cache(maxsize=1 << 18)
def _law(regimes: tuple[Regime, ...], test_id: str) -> Law:
    """All that the outcome of a test depends on under some regimes; nothing where no rule can touch it."""
    test = analyte(test_id) if test_id else None
    if test is None:
        return UNTOUCHED
    found = tuple(_spoken(regime, test) for regime in regimes)
    return found if any(found) else UNTOUCHED


def _spoken(regime: Regime, test: Analyte) -> Law:
    ended = bool(regime.edition_not_held(test.group))
    found = tuple(_ids(regime.governing(related.id)) for related in answers(test))
    return (ended, *found) if ended or any(found) else UNTOUCHED


def _ids(governing: Governing) -> Law:
    """The rules by their ids; nothing where there is none but what is only noted."""
    if not (governing.decides or governing.maybe or governing.ended):
        return UNTOUCHED
    maybe = tuple(rule.id for rule, _ in governing.maybe)
    return tuple(rule.id for rule in governing.decides), maybe, bool(governing.ended)
