"""Totals that the laboratory did not report but whose components it did, summed as the rule's document sums them.

What is not reported can only be more: a part of a sum proves a failure, never a pass.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec

from daodi.check.decide import Decision
from daodi.check.finding import Found, finding_of
from daodi.check.govern import Regime, canonical
from daodi.check.lot import Result
from daodi.check.measure import Measure, measure
from daodi.check.notation import analyte, reading
from daodi.check.question import Tested
from daodi.check.rules import Rule

By = Mapping[str, Tested]


class Sum(msgspec.Struct, frozen=True):
    """What the components come to: at least ``least``, at most ``most`` where every one is bounded."""

    least: Decimal
    most: Decimal | None
    unit: str
    limit: Decimal
    absent: tuple[str, ...]
    unbounded: tuple[str, ...]


def totals(tested: Sequence[Tested], regimes: Sequence[Regime]) -> Iterator[Found]:
    """A finding for each sum that a rule limits, that is not reported itself, and of which a component is."""
    by = {one.analyte.id: one for one in tested if one.analyte}
    done = set()
    for regime in regimes:
        for name, rule, parts in _sums(regime):
            if name not in by and name not in done and any(part in by for part in parts):
                done.add(name)
                yield _total(name, rule, parts, by, regime.route)


@functools.lru_cache(maxsize=65536)
def _sums(regime: Regime) -> tuple[tuple[str, Rule, tuple[str, ...]], ...]:
    """The sums that rules limit in a regime, each with its rule and components."""
    found = ((name, rule) for name in regime.analytes() for rule in regime.governing(name).decides)
    summed = ((name, rule, components(rule)) for name, rule in found)
    return tuple(one for one in summed if one[2])


def components(rule: Rule) -> tuple[str, ...]:
    """The components that the rule's document sums; the usual ones where it lists none."""
    known = analyte(rule.limit.analyte)
    listed = rule.limit.sum_of or (known.sum_of if known else ())
    return tuple(canonical(part) for part in listed)


def _total(name: str, rule: Rule, parts: tuple[str, ...], by: By, route: str) -> Found:
    summed = _sum(rule, parts, by)
    inputs = ", ".join(by[part].result.input for part in parts if part in by)
    stand_in = _stand_in(name, parts, by, inputs)
    decision = summed if isinstance(summed, Decision) else _decision(summed, rule)
    return Found(finding_of(stand_in, rule, decision, route))


def _stand_in(name: str, parts: tuple[str, ...], by: By, inputs: str) -> Tested:
    text = " + ".join(f"{part} {by[part].result.result}".strip() for part in parts if part in by)
    result = Result(analyte=name, result=text, input=inputs)
    first = next(by[part] for part in parts if part in by)
    return Tested(result, analyte(name), reading(""), first.given)


def _sum(rule: Rule, parts: tuple[str, ...], by: By) -> Sum | Decision:
    least, most = Decimal(0), Decimal(0)
    absent, unbounded = [], []
    seen: Measure | None = None
    for part in parts:
        if part not in by:
            absent.append(part)
            continue
        taken = measure(by[part].reading, rule, by[part].given.daily_dose_g, Decimal(1))
        if isinstance(taken, str) or (taken.value is None and taken.bound is None):
            unbounded.append(part)
            continue
        seen = taken
        least += taken.value or 0
        most += taken.value if taken.value is not None else taken.bound or 0
    if seen is None:
        return Decision("cannot-decide", f"no component has a value or a detection limit: {', '.join(parts)}")
    closed = not absent and not unbounded
    return Sum(least, most if closed else None, seen.unit, seen.limit, tuple(absent), tuple(unbounded))


def _decision(summed: Sum, rule: Rule) -> Decision:
    unit, limit = summed.unit, f"{summed.limit.normalize():f} {summed.unit}"
    least = f"{summed.least.normalize():f}"
    beyond = rule.edge is not None and not rule.edge.holds(summed.least)
    if rule.limit.operator == ">=":
        return _minimum(summed, rule, least, limit)
    if beyond:
        return Decision("fail", f"the components reported come to {least} {unit}, above {limit}", least, unit)
    if summed.most is not None and summed.most <= summed.limit:
        most = f"{summed.most.normalize():f}"
        return Decision("pass", f"the components come to at most {most} {unit}, limit {limit}", least, unit)
    reason = f"the components reported come to {least} {unit}, limit {limit}; {_lack(summed)}"
    return Decision("cannot-decide", reason, least, unit)


def _minimum(summed: Sum, rule: Rule, least: str, limit: str) -> Decision:
    if summed.least >= summed.limit:
        return Decision("pass", f"the components come to {least}, at least {limit}", least, summed.unit)
    if summed.most is not None and summed.most < summed.limit:
        return Decision("fail", f"the components come to {least}, below {limit}", least, summed.unit)
    return Decision("cannot-decide", f"the components reported come to {least}; {_lack(summed)}", least, summed.unit)


def _lack(summed: Sum) -> str:
    words = []
    if summed.absent:
        words.append(f"not reported: {', '.join(summed.absent)}")
    if summed.unbounded:
        words.append(f"without a value or detection limit: {', '.join(summed.unbounded)}")
    return "; ".join(words) or "the detection limits add up to more than the limit"
