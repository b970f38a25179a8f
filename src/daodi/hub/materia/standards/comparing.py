"""One test side by side: what each market's rules ask for, in every edition held, drawn on one scale."""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from daodi.check.govern import canonical
from daodi.check.notation import Unit
from daodi.check.rules import Rule, Rulebook
from daodi.hub.core.rulebook.laid import book
from daodi.hub.materia.standards.queries import group_of
from daodi.reference import Coverage, rows

LEFT, WIDTH = 8.0, 304.0
USE = "medicine-material"  # whose coverage stands beside


@dataclass(frozen=True)
class Dot:
    """A limit on the scale; ``binds``: in a binding document in force; ``minimum``: not less than."""

    at: float
    binds: bool
    ended: bool
    minimum: bool


@dataclass(frozen=True, kw_only=True)
class Line:
    """A market: its dots, its lowest and highest limit that counts today, its rules, and how much of it is held."""

    market: str
    dots: tuple[Dot, ...]
    low: Rule | None
    high: Rule | None
    rules: tuple[Rule, ...]
    ended: int
    held: str


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """A test in all markets that have a rule on it. ``ticks``: the powers of ten of the scale, with their places."""

    analyte: str
    unit: str
    ticks: tuple[tuple[str, float], ...]
    lines: tuple[Line, ...]
    undrawn: int

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All of them, market by market."""
        return tuple(rule for line in self.lines for rule in line.rules)


def spoken() -> dict[str, list[str]]:
    """The tests that some rule speaks of, by group; those of most markets first."""
    found: dict[str, list[str]] = {}
    by_test = _by_test(book())
    for name in sorted(by_test, key=lambda name: (-len({rule.market for rule in by_test[name]}), name)):
        found.setdefault(group_of(name), []).append(name)
    return found


def compared(analyte: str, on: date, markets: Sequence[str] = (), scope: str = "", ended: bool = False) -> Comparison:
    """The rules on a test: of some markets or all, of one kind of scope or all, with those that have ended or not.

    >>> from daodi.check.rules import SHIPPED
    >>> drawn = _drawn("lead", _by_test(SHIPPED)["lead"], date(2026, 11, 21))
    >>> drawn.unit, drawn.lines[0].market
    ('mg/kg', 'CN')
    """
    name = canonical(analyte)
    taken = [
        rule
        for rule in _by_test(book()).get(name, ())
        if (not markets or rule.market in markets)
        and scope in ("", rule.limit.scope_kind)
        and (ended or rule.time(on) != "ended")
    ]
    return _drawn(name, taken, on)


@functools.lru_cache(maxsize=4)
def _by_test(held: Rulebook) -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {}
    for market in dict.fromkeys(row.market for row in held.limits):
        for rule in held.rules(market):
            if rule.limit.market == market:
                found.setdefault(canonical(rule.limit.analyte), []).append(rule)
    return found


def _drawn(name: str, taken: Sequence[Rule], on: date) -> Comparison:
    units = Counter(rule.unit for rule in taken if rule.unit and rule.value).most_common(1)
    unit = units[0][0] if units else None
    figures = [rule.value for rule in taken if _fits(rule, unit) and rule.value]
    low, high = _decades(figures)
    by_market: dict[str, list[Rule]] = {}
    for rule in taken:
        by_market.setdefault(rule.market, []).append(rule)
    lines = [_line(market, found, unit, (low, high), on, name) for market, found in by_market.items()]
    return Comparison(
        analyte=name,
        unit=unit.text if unit else "",
        ticks=tuple((_power(n), _at(Decimal(10) ** n, low, high)) for n in range(low, high + 1)) if figures else (),
        lines=tuple(sorted(lines, key=lambda line: (not any(dot.binds for dot in line.dots), -len(line.rules)))),
        undrawn=sum(not _fits(rule, unit) for rule in taken),
    )


def _line(market: str, found: Sequence[Rule], unit: Unit | None, decades: tuple[int, int], on: date, name: str) -> Line:
    drawn = [rule for rule in found if _fits(rule, unit)]
    counting = sorted((rule for rule in drawn if rule.time(on) != "ended"), key=_figure)
    return Line(
        market=market,
        dots=tuple(sorted({_dot(rule, decades, on) for rule in drawn}, key=_on_top)),
        low=counting[0] if counting else None,
        high=counting[-1] if counting else None,
        rules=tuple(sorted(found, key=lambda rule: (rule.time(on) == "ended", rule.limit.scope_kind, _figure(rule)))),
        ended=sum(rule.time(on) == "ended" for rule in found),
        held=_held(market, group_of(name)),
    )


def _dot(rule: Rule, decades: tuple[int, int], on: date) -> Dot:
    binds = rule.document.force == "binding" and rule.time(on) == "in force"
    return Dot(_at(_figure(rule), *decades), binds, rule.time(on) == "ended", rule.limit.operator == ">=")


def _on_top(dot: Dot) -> tuple[bool, bool, float]:
    """Drawn last is seen best: what binds."""
    return dot.binds, not dot.ended, dot.at


def _fits(rule: Rule, unit: Unit | None) -> bool:
    """Whether its figure may stand on the scale: it measures the same, in the same size."""
    own = rule.unit
    if own is None or unit is None or not rule.value:
        return False
    return (own.dimension, own.factor, own.divisor) == (unit.dimension, unit.factor, unit.divisor)


def _figure(rule: Rule) -> Decimal:
    return rule.value or Decimal(0)


def _decades(figures: Sequence[Decimal]) -> tuple[int, int]:
    """The powers of ten between which all figures lie."""
    if not figures:
        return 0, 1
    low, high = (math.log10(float(one)) for one in (min(figures), max(figures)))
    return math.floor(low), max(math.ceil(high), math.floor(low) + 1)


def _at(value: Decimal, low: int, high: int) -> float:
    return round(LEFT + WIDTH * (math.log10(float(value)) - low) / (high - low), 1)


def _power(n: int) -> str:
    return f"{Decimal(10) ** n:f}" if -4 <= n <= 5 else f"10^{n}"


@functools.cache
def _held(market: str, group: str) -> str:
    """How much is held of a market's rules of that group, for medicinal materials; empty where that is not said."""
    return next((row.held for row in rows(Coverage) if (row.market, row.use, row.group) == (market, USE, group)), "")
