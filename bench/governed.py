"""The rules of the check laid out for other engines: what governs each subject, test and market."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from bench.lots import FORMS, QUESTION
from daodi.check.govern import Regime, regime
from daodi.check.lot import Lot
from daodi.check.notation import Analyte, analyte, convert, unit
from daodi.check.question import prepare
from daodi.check.relate import Bound, answers
from daodi.check.rules import Rule

BILLION = 10**9
FAR = 2**62


class Clause(NamedTuple):
    """What is held on a test or one it bears on: rules that decide, that may, or only an edition that ended."""

    bound: Bound
    decides: tuple[Rule, ...]
    maybe: tuple[Rule, ...]
    ended: bool


class Governed(NamedTuple):
    """What governs a test of a material and form in a market; ``ended``: its group is bound by a text not held."""

    material: str
    form: str
    analyte: str
    market: str
    clauses: tuple[Clause, ...]
    ended: bool

    @property
    def plain(self) -> Rule | None:
        """The first rule that decides by a limit for the test itself, as is."""
        first = next(iter(self.clauses), None)
        rule = next(iter(first.decides), None) if first and first.bound == "same" else None
        return rule if rule and rule.edge and rule.limit.basis == "as is" else None


class Range(NamedTuple):
    """The values within a limit and the greatest bound of a non-detect that meets it, in billionths of a row's unit."""

    low: int
    high: int
    bound: int


def governed(materials: Iterable[str], names: Iterable[str]) -> Iterator[Governed]:
    """All that can decide, for every subject, test and market where anything can."""
    tests = [(name, test) for name in names if (test := analyte(name))]
    for material in materials:
        for form in FORMS:
            ready = prepare(Lot(lot="", material=material, form=form, use="medicine"), QUESTION)
            [subject] = ready.subjects()
            for market in QUESTION.markets:
                under = regime(subject, market, ready.on, QUESTION.met)
                for name, test in tests:
                    clauses, ended = tuple(_clauses(under, test)), bool(under.edition_not_held(test.group))
                    if clauses or ended:
                        yield Governed(material, form, name, market, clauses, ended)


def _clauses(under: Regime, test: Analyte) -> Iterator[Clause]:
    for related in answers(test):
        held = under.governing(related.id)
        if held.decides or held.maybe or held.ended:
            yield Clause(related.bound, held.decides, tuple(rule for rule, _ in held.maybe), bool(held.ended))


def range_in(rule: Rule, row_unit: str) -> Range | None:
    """The rule's range in the unit of a row; None where the two can't be compared."""
    found = unit(row_unit)
    one = convert(Decimal(1) / BILLION, found, rule.unit) if found and rule.unit else None
    if one is None or rule.edge is None or rule.value is None:
        return None
    edge, bound = Fraction(rule.edge.at) / Fraction(one), int(Fraction(rule.value) / Fraction(one))
    down, up = int(edge), -int(-edge // 1)
    if rule.edge.upper:
        return Range(-FAR, down if rule.edge.closed else up - 1, bound)
    return Range(up if rule.edge.closed else down + 1, FAR, -1)
