"""How each kind of row is decided in each market, worked out once: by one comparison, always the same, or singly.

Where one rule governs a kind alone, the rule's edge is turned into the row's own unit; deciding is then a comparison
of whole numbers, a million at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import msgspec
import numpy as np

from daodi.check.batch.coded import Coded, Ints, distinct, encode
from daodi.check.batch.kinds import Kinds
from daodi.check.batch.readings import LARGEST, billionths
from daodi.check.govern import Governing, Regime
from daodi.check.notation import Unit, comparable
from daodi.check.question import Tested
from daodi.check.relate import answers
from daodi.check.rules import Rule, rule_of
from daodi.check.verdict import Outcome

OUTCOMES: tuple[Outcome, ...] = ("pass", "fail", "inconclusive", "cannot-decide", "no-rule")
PASS, FAIL, INCONCLUSIVE, CANNOT, NO_RULE = range(5)
COMPARE, ALWAYS, SINGLY = range(3)
NO_RULE_ID = -1


class Term(msgspec.Struct, frozen=True):
    """How one kind of row is decided in one market.

    COMPARE: ``within`` where the value lies between ``low`` and ``high``, else ``beyond``; a non-detect is ``bounded``
    where its bound is not above ``limit``, else it can't be decided. ALWAYS: ``within``, whatever the result.
    SINGLY: by the one-item path.
    """

    mode: int
    rule: Rule | None = None
    low: int = -LARGEST
    high: int = LARGEST
    limit: int = 0
    within: int = PASS
    beyond: int = FAIL
    bounded: int = PASS


SINGLE = Term(SINGLY)
UNRULED = Term(ALWAYS, within=NO_RULE)
UNDECIDED = Term(ALWAYS, within=CANNOT)


class Terms(msgspec.Struct, frozen=True):
    """The term of each kind, a column for each of its fields; ``rule`` is a place in the list of rules."""

    mode: Ints
    rule: Ints
    low: Ints
    high: Ints
    limit: Ints
    within: Ints
    beyond: Ints
    bounded: Ints


class Rules:
    """The rules that govern a batch, each with its place."""

    def __init__(self) -> None:
        self.list: list[Rule] = []
        self._places: dict[tuple[str, str], int] = {}

    def place(self, rule: Rule | None) -> int:
        """The place of a rule, given now if it has none; -1 for none."""
        if rule is None:
            return NO_RULE_ID
        key = (rule.market, rule.id)
        if key not in self._places:
            self._places[key] = len(self.list)
            self.list.append(rule)
        return self._places[key]

    def place_of(self, market: str, rule_id: str | None) -> int:
        """The place of a rule of a market by its id; -1 for none."""
        return NO_RULE_ID if rule_id is None else self.place(rule_of(market, rule_id))


def terms(kinds: Kinds, market: int, rules: Rules) -> Terms:
    """The terms of every kind in one market; kinds under the same regimes share theirs."""
    under = encode(regimes[market] for regimes in kinds.regimes)
    subjects = Coded(under.values, under.codes[kinds.of_subject])
    place, firsts = distinct(subjects, Coded(kinds.tests, kinds.of_test))
    known: dict[tuple[int, int], Term] = {}
    found = []
    for first in firsts:
        test = int(kinds.of_test[first])
        regimes = kinds.regimes[kinds.of_subject[first]][market]
        found.append(_together([_term(regime, test, kinds, known) for regime in regimes]))
    table = [
        (one.mode, rules.place(one.rule), one.low, one.high, one.limit, one.within, one.beyond, one.bounded)
        for one in found
    ]
    return Terms(*np.array(table, dtype=np.int64).T[:, place])


def _together(found: list[Term]) -> Term:
    """One term over every route: where no rule speaks on a route it is left out; where routes differ, singly."""
    telling = [term for term in found if term != UNRULED]
    if not telling:
        return UNRULED
    return telling[0] if all(term == telling[0] for term in telling) else SINGLE


def _term(regime: Regime, test: int, kinds: Kinds, known: dict[tuple[int, int], Term]) -> Term:
    key = (id(regime), test)
    if key not in known:
        known[key] = _on_route(regime, kinds.tests[test])
    return known[key]


def _on_route(regime: Regime, tested: Tested) -> Term:
    if tested.analyte is None:
        return UNRULED
    spoken = [(related, regime.governing(related.id)) for related in answers(tested.analyte)]
    telling = [(related, governing) for related, governing in spoken if _tells(governing)]
    if not telling:
        return UNDECIDED if regime.edition_not_held(tested.analyte.group) else UNRULED
    related, governing = telling[0]
    if len(telling) != 1 or related.bound != "same":
        return SINGLE
    if not governing.decides and governing.ended:
        return UNDECIDED
    if len(governing.decides) == 1:
        return _compared(governing.decides[0], tested, related.factor)
    if not governing.decides and not regime.edition_not_held(tested.analyte.group):
        return _perhaps([rule for rule, _ in governing.maybe], tested, related.factor)
    return SINGLE


def _tells(governing: Governing) -> bool:
    return bool(governing.decides or governing.ended or governing.maybe)


def _compared(rule: Rule, tested: Tested, factor: Decimal) -> Term:
    unit = tested.reading.unit
    if rule.edge is None or rule.unit is None or rule.value is None:
        return SINGLE
    stated = (unit.basis if unit else "") or tested.given.basis or "as is"
    if rule.unit.dimension.startswith("per-"):
        return SINGLE
    if unit is None or not comparable(unit, rule.unit) or stated != rule.limit.basis:
        return Term(COMPARE, rule, within=CANNOT, beyond=CANNOT, bounded=CANNOT)
    turn = _to_row_unit(rule.unit, unit, factor)
    edge, upper, closed = Fraction(rule.edge.at) * turn, rule.edge.upper, rule.edge.closed
    down, up = billionths(edge), -billionths(-edge)
    return Term(
        COMPARE,
        rule,
        low=-LARGEST if upper else up if closed else down + 1,
        high=LARGEST if not upper else down if closed else up - 1,
        limit=billionths(Fraction(rule.value) * turn),
        bounded=PASS if upper else FAIL,
    )


def _perhaps(rules: Sequence[Rule], tested: Tested, factor: Decimal) -> Term:
    """Rules that apply only on a condition not known: harmless where every one would be met."""
    found = [_compared(rule, tested, factor) for rule in rules]
    if any(term.mode != COMPARE or term.bounded == FAIL for term in found):
        return SINGLE
    never = any(term.within == CANNOT for term in found)
    met = CANNOT if never else NO_RULE
    return Term(
        COMPARE,
        low=max(term.low for term in found),
        high=min(term.high for term in found),
        limit=min(term.limit for term in found),
        within=met,
        beyond=CANNOT,
        bounded=met,
    )


def _to_row_unit(rule: Unit, row: Unit, factor: Decimal) -> Fraction:
    ratio = Fraction(rule.factor) / Fraction(rule.divisor) / (Fraction(row.factor) / Fraction(row.divisor))
    return ratio / Fraction(factor)
