"""The obvious way: row by row, each limit a compiled rule of ``rule-engine``, everything else in plain Python.

Lookups are dictionaries, a text or a unit is read once a row, and each limit is compiled once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

import rule_engine

from bench.governed import BILLION, FAR, Clause, Governed, range_in
from daodi.check.notation import Unit, convert, unit
from daodi.check.relate import Bound
from daodi.check.rules import Rule

NUMBER = re.compile(r"([<≤]?)\s*([0-9]+(?:\.[0-9]+)?)")
ABSENT = re.compile(r"(?:absent|not detected) in ([0-9]+) ?g")
UNDETECTED = frozenset(("nd", "not detected", "未检出", "-1"))
WORST = ("fail", "cannot-decide", "pass")
Row = tuple[str, ...]


class Read(NamedTuple):
    """A text as read: number, below, undetected, absent, detected or words."""

    kind: str
    value: Decimal | None = None


class Limit(NamedTuple):
    """A rule compiled: for values, for bounds of non-detects, and, where it asks for absence, for the sample's size."""

    unit: str
    comparable: bool
    within: rule_engine.Rule
    bounded: rule_engine.Rule
    absent: bool = False
    sample: rule_engine.Rule | None = None


class Compiled(NamedTuple):
    """A clause with its rules compiled."""

    bound: Bound
    decides: tuple[Limit, ...]
    maybe: tuple[Limit, ...]
    ended: bool


class RowByRow:
    """Limits ready to be looked up by market, material, form and test."""

    def __init__(self, governed: Iterable[Governed], units: Iterable[str], markets: Sequence[str]) -> None:
        self.markets = markets
        self.factors = {text: _factors(text) for text in units}
        self.rules: dict[str, rule_engine.Rule] = {}
        self.known: dict[Clause, Compiled] = {}
        self.held = {
            (one.market, one.material, one.form, one.analyte): (tuple(map(self._compiled, one.clauses)), one.ended)
            for one in governed
        }

    def run(self, rows: Iterable[Row]) -> list[list[str]]:
        """The outcomes of each row, one a market."""
        return [self._row(*row) for row in rows]

    def _row(
        self, material: str, form: str, use: str, analyte: str, result: str, unit_text: str, loq: str
    ) -> list[str]:
        read, factors = _read(result, loq), self.factors[unit_text]
        outcomes = []
        for market in self.markets:
            held = self.held.get((market, material, form, analyte))
            outcomes.append(_decide(*held, read, factors) if held else "no-rule")
        return outcomes

    def _compiled(self, clause: Clause) -> Compiled:
        if clause not in self.known:
            decides, maybe = tuple(map(self._limit, clause.decides)), tuple(map(self._limit, clause.maybe))
            self.known[clause] = Compiled(clause.bound, decides, maybe, clause.ended)
        return self.known[clause]

    def _limit(self, rule: Rule) -> Limit:
        if rule.edge is None:
            sample = self._rule(f"value >= {rule.limit.value}") if rule.limit.value else None
            return Limit("", True, self._rule("value == 0"), self._rule("value == 0"), absent=True, sample=sample)
        text = rule.unit.text if rule.unit else ""
        found = range_in(rule, text)
        assert found is not None
        within = [f"value >= {_printed(found.low)}"] * (found.low > -FAR)
        within += [f"value <= {_printed(found.high)}"] * (found.high < FAR)
        bounded = self._rule(f"value <= {_printed(found.bound)}")
        return Limit(text, rule.limit.basis == "as is", self._rule(" and ".join(within)), bounded)

    def _rule(self, text: str) -> rule_engine.Rule:
        if text not in self.rules:
            self.rules[text] = rule_engine.Rule(text)
        return self.rules[text]


def _decide(clauses: Sequence[Compiled], ended: bool, read: Read, factors: dict[str, Decimal]) -> str:
    for clause in clauses:
        outcome = _by_clause(clause, read, factors)
        if clause.bound == "not above the result" and outcome == "fail":
            return "cannot-decide"
        if outcome != "no-rule" and (clause.bound != "not below the result" or outcome == "fail"):
            return outcome
    return "cannot-decide" if ended else "no-rule"


def _by_clause(clause: Compiled, read: Read, factors: dict[str, Decimal]) -> str:
    if clause.decides:
        told = [_by_limit(limit, read, factors) for limit in clause.decides]
        return told[0] if len(told) == 1 else min(told, key=WORST.index)
    if clause.ended:
        return "cannot-decide"
    met = all(_by_limit(limit, read, factors) == "pass" for limit in clause.maybe)
    return "no-rule" if met else "cannot-decide"


def _by_limit(limit: Limit, read: Read, factors: dict[str, Decimal]) -> str:
    if limit.absent:
        return _absence(limit, read)
    factor = factors.get(limit.unit)
    if read.value is None or factor is None or not limit.comparable:
        return "cannot-decide"
    if read.kind == "number":
        return "pass" if limit.within.matches({"value": read.value * factor}) else "fail"
    if read.kind == "below":
        return "pass" if limit.bounded.matches({"value": read.value * factor}) else "cannot-decide"
    return "cannot-decide"


def _absence(limit: Limit, read: Read) -> str:
    if read.kind == "number":
        return "cannot-decide" if limit.within.matches({"value": read.value}) else "fail"
    if read.kind == "detected":
        return "fail"
    enough = read.kind == "absent" and (limit.sample is None or limit.sample.matches({"value": read.value}))
    return "pass" if enough else "cannot-decide"


def _read(result: str, loq: str) -> Read:
    if found := NUMBER.fullmatch(result):
        return Read("below" if found[1] else "number", Decimal(found[2]))
    if result.lower() in UNDETECTED:
        return Read("below", Decimal(loq) if loq else None)
    if found := ABSENT.fullmatch(result):
        return Read("absent", Decimal(found[1]))
    return Read("detected" if result == "detected" else "words")


def _printed(billionths: int) -> str:
    return f"{Decimal(billionths) / BILLION:f}"


def _factors(text: str) -> dict[str, Decimal]:
    """The factors from a unit to those that limits are kept in."""
    found = unit(text) if text else None
    kept = {name: unit(name) for name in ("mg/kg", "%", "CFU/g")}
    return {name: factor for name, to in kept.items() if (factor := _factor(found, to)) is not None}


def _factor(found: Unit | None, to: Unit | None) -> Decimal | None:
    return convert(Decimal(1), found, to) if found and to else None
