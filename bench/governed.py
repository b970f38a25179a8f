"""The rules of the check, laid out as a person would who compares by another engine: one plain limit a subject and test."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from bench.lots import FORMS, QUESTION
from daodi.check.govern import regime
from daodi.check.lot import Lot
from daodi.check.notation import analyte, convert, unit
from daodi.check.question import prepare
from daodi.check.rules import Rule

BILLION = 10**9
FAR = 2**62


class Governed(NamedTuple):
    """One rule that governs a test of a material and form in a market."""

    material: str
    form: str
    analyte: str
    market: str
    rule: Rule


class Range(NamedTuple):
    """The values within a limit and the greatest bound of a non-detect that meets it, in billionths of a row's unit."""

    low: int
    high: int
    bound: int


def governed(materials: Iterable[str], analytes: Iterable[str]) -> Iterator[Governed]:
    """Every subject, test and market where a rule with a limit decides; of several the first."""
    tests = [(name, known.id) for name in analytes if (known := analyte(name))]
    for material in materials:
        for form in FORMS:
            ready = prepare(Lot(lot="", material=material, form=form, use="medicine"), QUESTION)
            [subject] = ready.subjects()
            for market in QUESTION.markets:
                under = regime(subject, market, ready.on, QUESTION.met)
                for name, test in tests:
                    for rule in under.governing(test).decides[:1]:
                        if rule.edge and rule.unit and rule.limit.basis == "as is":
                            yield Governed(material, form, name, market, rule)


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
