"""The obvious way: row by row, each limit a compiled rule of ``rule-engine``, everything else in plain Python.

Lookups are dictionaries, a text or a unit is read once a row, and rules are compiled once for each limit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

import rule_engine

from bench.governed import BILLION, FAR, Governed, range_in
from daodi.check.notation import Unit, convert, unit

NUMBER = re.compile(r"([<≤]?)\s*([0-9]+(?:\.[0-9]+)?)")
UNDETECTED = frozenset(("nd", "not detected", "未检出", "-1"))
Key = tuple[str, str, str, str]
Row = tuple[str, ...]
Value = tuple[str, float | None]


class RowByRow:
    """Limits ready to be looked up by market, material, form and test."""

    def __init__(self, limits: Iterable[Governed], units: Iterable[str], markets: Sequence[str]) -> None:
        self.markets = markets
        self.factors = {text: _to_rule_units(text) for text in units}
        self.compiled: dict[str, rule_engine.Rule] = {}
        self.limits = {
            (one.market, one.material, one.form, one.analyte): (one.rule.unit.text, *self._rules(one))
            for one in limits
            if one.rule.unit
        }

    def run(self, rows: Iterable[Row]) -> list[list[str]]:
        """The outcomes of each row, one a market."""
        return [self._row(*row) for row in rows]

    def _row(
        self, material: str, form: str, use: str, analyte: str, result: str, unit_text: str, loq: str
    ) -> list[str]:
        kind, value = _read(result, loq)
        factors = self.factors.get(unit_text, {})
        return [
            self._outcome(self.limits.get((market, material, form, analyte)), kind, value, factors)
            for market in self.markets
        ]

    def _outcome(
        self,
        limit: tuple[str, rule_engine.Rule, rule_engine.Rule] | None,
        kind: str,
        value: float | None,
        factors: dict[str, float],
    ) -> str:
        if limit is None:
            return "no-rule"
        rule_unit, within, bounded = limit
        factor = factors.get(rule_unit)
        if value is None or factor is None:
            return "cannot-decide"
        if kind == "below":
            return "pass" if bounded.matches({"value": value * factor}) else "cannot-decide"
        return "pass" if within.matches({"value": value * factor}) else "fail"

    def _rules(self, one: Governed) -> tuple[rule_engine.Rule, rule_engine.Rule]:
        found = range_in(one.rule, one.rule.unit.text if one.rule.unit else "")
        assert found is not None
        return self._rule(found.low, found.high), self._rule(-FAR, found.bound)

    def _rule(self, low: int, high: int) -> rule_engine.Rule:
        said = [f"value >= {low / BILLION!r}"] * (low > -FAR) + [f"value <= {high / BILLION!r}"] * (high < FAR)
        text = " and ".join(said)
        if text not in self.compiled:
            self.compiled[text] = rule_engine.Rule(text)
        return self.compiled[text]


def _read(result: str, loq: str) -> Value:
    found = NUMBER.fullmatch(result)
    if found:
        return ("below" if found[1] else "number"), float(found[2])
    if result.lower() in UNDETECTED:
        return "below", float(loq) if loq else None
    return "words", None


def _to_rule_units(text: str) -> dict[str, float]:
    """The factors from a unit to those that rules are kept in."""
    found = unit(text)
    kept = {name: unit(name) for name in ("mg/kg", "%", "CFU/g")}
    return {name: factor for name, to in kept.items() if (factor := _factor(found, to)) is not None}


def _factor(found: Unit | None, to: Unit | None) -> float | None:
    from decimal import Decimal

    turned = convert(Decimal(1), found, to) if found and to else None
    return None if turned is None else float(turned)
