"""Totals that the laboratory did not report but whose components it did, summed as the rule's document sums them.

What is not reported can only be more: a part of a sum proves a failure, never a pass.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec

from daodi.check.components import Part, Summed, summed
from daodi.check.decide import UNBOUNDED, Circumstances, Decision, different_basis
from daodi.check.finding import Found, agreed, finding_of, gravity, note_of, superseded
from daodi.check.govern import Governing, Regime
from daodi.check.lot import Result
from daodi.check.measure import Measure, measure
from daodi.check.notation import analyte, reading
from daodi.check.question import Tested
from daodi.check.rules import Rule
from daodi.check.verdict import Note

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
    for name in dict.fromkeys(name for regime in regimes for name in _sums(regime)):
        found = [one for regime in regimes if (one := _on_route(name, by, regime))]
        if found:
            yield agreed(found)


def noted_totals(tested: Sequence[Tested], regimes: Sequence[Regime]) -> tuple[Note, ...]:
    """What rules that don't decide, or ended ones where nothing does, say of sums that were not reported."""
    by = {one.analyte.id: one for one in tested if one.analyte}
    return tuple(dict.fromkeys(note for regime in regimes for note in _noted(by, regime)))


def _noted(by: By, regime: Regime) -> Iterator[Note]:
    for name, governing in _sums(regime).items():
        ended = () if governing.decides else governing.ended
        for rule in (*governing.notes, *ended):
            if name in by or not _is_to_be_summed(name, summed(rule.limit), by):
                continue
            decision, told = _judged(rule, by), superseded if rule in ended else note_of
            if decision.outcome in ("pass", "fail"):
                yield told(rule, decision, _stand_in(name, rule, by))


@functools.lru_cache(maxsize=65536)
def _sums(regime: Regime) -> dict[str, Governing]:
    """The sums that rules speak of in a regime, each with these rules."""
    found = ((name, regime.governing(name)) for name in regime.analytes())
    return {name: governing for name, governing in found if _is_sum(governing)}


def _is_sum(governing: Governing) -> bool:
    rules = (*governing.decides, *governing.notes, *governing.ended)
    return any(summed(rule.limit).parts for rule in rules)


def _on_route(name: str, by: By, regime: Regime) -> Found | None:
    """The finding on a sum by the rules that govern it on a route, if there are any and a component was reported."""
    governing = _sums(regime).get(name, Governing())
    rules = [rule for rule in governing.decides if _is_to_be_summed(name, summed(rule.limit), by)]
    judged = sorted(((rule, _judged(rule, by)) for rule in rules), key=gravity)
    if not judged:
        return None
    (rule, decision), *others = judged
    stand_in = _stand_in(name, rule, by)
    notes = tuple(note_of(other, said, stand_in) for other, said in others)
    return Found(finding_of(stand_in, rule, decision, regime.route), notes)


def _is_to_be_summed(name: str, whole: Summed, by: By) -> bool:
    """Where a sum bears its parent's name, a result of that name is taken for the sum unless metabolites stand by."""
    reported = {one for one in whole.ids if one in by}
    return bool(reported - {name}) and (name not in by or name in reported)


def _stand_in(name: str, rule: Rule, by: By) -> Tested:
    parts = [by[part] for part in summed(rule.limit).ids if part in by]
    text = " + ".join(f"{one.result.analyte} {one.result.result}".strip() for one in parts)
    where = ", ".join(one.result.input for one in parts if one.result.input)
    result = Result(analyte=name, result=text, input=where)
    return Tested(result, analyte(name), reading(""), Circumstances())


def _judged(rule: Rule, by: By) -> Decision:
    taken = _sum(rule, summed(rule.limit), by)
    return taken if isinstance(taken, Decision) else _decision(taken, rule)


def _sum(rule: Rule, whole: Summed, by: By) -> Sum | Decision:
    least, most = Decimal(0), Decimal(0)
    absent = [] if whole.lower_bound else list(whole.prose)
    unbounded: list[str] = []
    seen: Measure | None = None
    for part in whole.parts:
        if part.id not in by:
            absent.append(part.id)
            continue
        if mismatch := different_basis(rule, by[part.id].given, by[part.id].reading):
            return Decision("cannot-decide", f"{part.id}: {mismatch}")
        taken = _measured(rule, part, by[part.id], lower_bound=whole.lower_bound)
        if taken is None:
            unbounded.append(part.id)
            continue
        seen = taken
        least += taken.value or 0
        most += taken.value if taken.value is not None else taken.bound or 0
    if seen is None:
        return Decision("cannot-decide", f"no component has a value or a detection limit: {', '.join(whole.ids)}")
    closed = not absent and not unbounded
    return Sum(least, most if closed else None, seen.unit, seen.limit, tuple(absent), tuple(unbounded))


def _measured(rule: Rule, part: Part, tested: Tested, *, lower_bound: bool) -> Measure | None:
    """A component in the rule's unit; what is not quantified is nothing where the sum is a lower bound."""
    if lower_bound and tested.reading.kind in UNBOUNDED:
        return Measure(rule.value or Decimal(0), rule.unit.text if rule.unit else "", value=Decimal(0))
    taken = measure(tested.reading, rule, tested.given.daily_dose_g, part.weight)
    if isinstance(taken, str):
        return None
    return taken if taken.value is not None or taken.bound is not None else None


def _decision(summed: Sum, rule: Rule) -> Decision:
    unit, limit = summed.unit, f"{summed.limit.normalize():f} {summed.unit}"
    least = f"{summed.least.normalize():f}"
    if rule.limit.operator == ">=":
        return _minimum(summed, rule, least, limit)
    assert rule.edge is not None
    within = rule.edge.holds(summed.least)
    if not within:
        return Decision("fail", f"the components reported come to {least} {unit}, above {limit}", least, unit)
    if summed.most is not None and (summed.most <= summed.limit or summed.most == summed.least):
        most = f"{summed.most.normalize():f}"
        return Decision("pass", f"the components come to at most {most} {unit}, limit {limit}", least, unit)
    reason = f"the components reported come to {least} {unit}, limit {limit}; {_lack(summed)}"
    return Decision("cannot-decide", reason, least, unit)


def _minimum(summed: Sum, rule: Rule, least: str, limit: str) -> Decision:
    assert rule.edge is not None
    if rule.edge.holds(summed.least):
        return Decision("pass", f"the components come to {least}, at least {limit}", least, summed.unit)
    if summed.most is not None and not rule.edge.holds(summed.most):
        return Decision("fail", f"the components come to {least}, below {limit}", least, summed.unit)
    return Decision("cannot-decide", f"the components reported come to {least}; {_lack(summed)}", least, summed.unit)


def _lack(summed: Sum) -> str:
    words = []
    if summed.absent:
        words.append(f"not reported: {', '.join(summed.absent)}")
    if summed.unbounded:
        words.append(f"without a value or detection limit: {', '.join(summed.unbounded)}")
    return "; ".join(words) or "the detection limits add up to more than the limit"
