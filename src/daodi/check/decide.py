"""One reading against one rule: the outcome, the value compared, and the reason in words."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

from daodi.check.measure import Measure, amount, measure
from daodi.check.notation import Reading, Unit, convert
from daodi.check.rules import Rule
from daodi.check.verdict import Outcome

Manner = Literal["simple", "guard"]
CANNOT: Outcome = "cannot-decide"
UNBOUNDED = ("not-detected", "sentinel", "below", "detected-below-loq")
NO_BOUND = "not detected, but neither detection nor quantification limit is stated"
NO_GUARD = "no uncertainty is stated: there is no guard band, decided by simple acceptance"

NO_VALUE = {
    "empty": "no result: a specification, not a certificate",
    "words": "the result is not a value",
    "error": "the result is not a value",
    "ratio-text": "only a ratio is stated, not a value",
    "spread": "a mean with its spread over several samples is not the result of a lot",
    "trace": "a trace is no value",
    "present": "detected, but no value is stated",
    "absent": "absence says nothing of an amount: the detection limit is not stated",
    "not-complies": "said not to comply with the line's own specification; no value is stated",
}


PER_GRAM = Unit("CFU/g", "count-per-mass", Decimal(1))
NOT_FOUND = ("absent", "not-detected", "below", "complies", "number", "sentinel")
FOUND = ("present", "trace", "above-range", "not-complies", "detected-below-loq")


class Decision(msgspec.Struct, frozen=True, gc=False):
    """What came of one comparison; ``value`` in ``unit`` where one was reached."""

    outcome: Outcome
    reason: str
    value: str | None = None
    unit: str | None = None
    flags: tuple[str, ...] = ()


class Circumstances(msgspec.Struct, frozen=True, gc=False):
    """What of the lot and the question bears on a comparison."""

    basis: str = "as is"
    daily_dose_g: Decimal | None = None
    manner: Manner = "simple"
    specification: str = ""
    decoction_tested: bool = False
    water_percent: Decimal | None = None


def decide(reading: Reading, rule: Rule, given: Circumstances, factor: Decimal = Decimal(1)) -> Decision:
    """Holds a reading against a rule. ``factor`` turns the test reported into the rule's (As to As2O3: 1.320)."""
    if rule.limit.operator == "absent":
        return _absent(reading, rule, given)
    if reading.kind == "complies":
        return _complies(reading, rule, given, factor)
    if reading.kind in NO_VALUE:
        return Decision(CANNOT, NO_VALUE[reading.kind], flags=reading.flags)
    if reading.kind in UNBOUNDED and reading.bound is None:
        return _open(NO_BOUND, reading)
    taken = measure(reading, rule, given.daily_dose_g, factor)
    if isinstance(taken, str):
        return _open(taken, reading)
    if mismatch := different_basis(rule, given, reading):
        return _said(CANNOT, taken, mismatch, reading)
    return _compare(taken, rule, given, reading)


def _compare(taken: Measure, rule: Rule, given: Circumstances, reading: Reading) -> Decision:
    if taken.value is None:
        return _bounded(taken, rule, reading)
    if taken.alternative is not None:
        return _two_readings(taken, rule, reading)
    if taken.uncertainty and (given.manner == "guard" or rule.beyond_doubt):
        return _uncertain(taken, rule, given.manner, reading)
    assert rule.edge is not None
    within = rule.edge.holds(taken.value)
    if given.manner == "guard" and not taken.uncertainty:
        taken = msgspec.structs.replace(taken, flags=(*taken.flags, NO_GUARD))
    return _said("pass" if within else "fail", taken, _relation(taken, rule, within), reading)


def _two_readings(taken: Measure, rule: Rule, reading: Reading) -> Decision:
    """A count that may have lost its superscript (105 for 10^5) decides only when both readings agree."""
    assert rule.edge is not None
    assert taken.value is not None
    assert taken.alternative is not None
    first, second = rule.edge.holds(taken.value), rule.edge.holds(taken.alternative)
    both = f"{amount(taken.value, taken)} or, with a lost superscript, {amount(taken.alternative, taken)}"
    if first is not second:
        return Decision(CANNOT, f"may be {both}: ask the laboratory", flags=reading.flags)
    return Decision("pass" if first else "fail", f"{both}: the same either way", flags=reading.flags)


def _uncertain(taken: Measure, rule: Rule, manner: Manner, reading: Reading) -> Decision:
    """Guard band (JCGM 106): within only with x + U; or the document's own rule: beyond only with x - U."""
    assert taken.value is not None
    assert taken.uncertainty is not None
    spread, limit, upper = taken.uncertainty, taken.limit, rule.limit.operator != ">="
    near = taken.value - spread if upper else taken.value + spread
    far = taken.value + spread if upper else taken.value - spread
    of = f"{amount(taken.value, taken)} ± {amount(spread, taken)} against {amount(limit, taken)}"
    if _beyond(near, limit, rule):
        return _said("fail", taken, f"{of}: above beyond its uncertainty" if upper else f"{of}: below", reading)
    decisive = far if manner == "guard" else taken.value
    if not _beyond(decisive, limit, rule):
        with_it = " with its uncertainty" if manner == "guard" else ""
        return _said("pass", taken, _relation(taken, rule, True) + with_it, reading)
    return _said("inconclusive", taken, f"{of}: the limit lies inside the uncertainty", reading)


def _beyond(value: Decimal, limit: Decimal, rule: Rule) -> bool:
    operator = rule.limit.operator
    return value < limit if operator == ">=" else value >= limit if operator == "<" else value > limit


def _bounded(taken: Measure, rule: Rule, reading: Reading) -> Decision:
    """A non-detect: the value lies below a bound; or an overflow: it lies above one."""
    if taken.above is not None:
        return _overflow(taken, taken.above, rule, reading)
    if taken.bound is None:
        return _open("no value is stated, and no limit beside it", reading)
    upper, limit = rule.limit.operator != ">=", amount(taken.limit, taken)
    text = f"below {amount(taken.bound, taken)}"
    if taken.bound <= taken.limit:
        relation = "not above" if upper else "which is below"
        return _said("pass" if upper else "fail", taken, f"{text}, {relation} {limit}", reading)
    return _said(CANNOT, taken, f"{text}, but the limit is {limit}: not sensitive enough", reading)


def _overflow(taken: Measure, above: Decimal, rule: Rule, reading: Reading) -> Decision:
    assert rule.edge is not None
    text, limit = f"above {amount(above, taken)}", amount(taken.limit, taken)
    if above < rule.edge.at:
        return _said(CANNOT, taken, f"{text}: that does not say on which side of {limit}", reading)
    return _said("fail" if rule.edge.upper else "pass", taken, f"{text}, limit {limit}", reading)


def _absent(reading: Reading, rule: Rule, given: Circumstances) -> Decision:
    """A rule that a thing be absent: in a sample of a stated size, or not detected at all."""
    if _found(reading):
        return Decision("fail", f"found, where the rule is: {rule.printed}", flags=reading.flags)
    if reading.kind not in NOT_FOUND:
        return _open(NO_VALUE.get(reading.kind, "the result is not a value"), reading)
    return _in_sample(reading, rule, given) if rule.limit.value else _not_detected(reading, rule, given)


def _in_sample(reading: Reading, rule: Rule, given: Circumstances) -> Decision:
    needed, asked = Decimal(rule.limit.value), f"the rule asks for {rule.limit.value} {rule.limit.unit}"
    if reading.kind == "below" and reading.bound is not None:
        return _fewer_than_one(reading, reading.bound, needed, asked)
    promised = _sample_of(reading)
    sample = promised if reading.kind == "complies" else reading.sample or promised
    if reading.kind == "complies" and sample is None:
        return _open(f"said to comply, but not with an absence; {asked}", reading)
    if sample is None:
        return _open(f"the sample size is not stated; {asked}", reading)
    if sample < needed:
        return _open(f"tested in {sample} g, {asked}", reading)
    return Decision("pass", f"absent in {sample} g, {asked}", flags=reading.flags)


def _fewer_than_one(reading: Reading, bound: Decimal, needed: Decimal, asked: str) -> Decision:
    """A count below a bound shows absence only where that is fewer than one in the whole sample."""
    per_gram = convert(bound, reading.unit, PER_GRAM) if reading.unit else None
    if per_gram is None or per_gram * needed > 1:
        return _open(f"a count below {bound} is not an absence; {asked}", reading)
    return Decision("pass", f"fewer than one in {needed} g, {asked}", flags=reading.flags)


def _not_detected(reading: Reading, rule: Rule, given: Circumstances) -> Decision:
    if rule.limit.basis == "in the decoction" and not given.decoction_tested:
        return _open("the rule speaks of the decoction; the form does not say that it was tested", reading)
    if reading.kind == "complies":
        return _open("said to comply, but with what is not stated", reading)
    return Decision("pass", f"not detected, the rule is: {rule.printed}", flags=reading.flags)


def _open(reason: str, reading: Reading) -> Decision:
    return Decision(CANNOT, reason, flags=reading.flags)


def _found(reading: Reading) -> bool:
    positive = reading.kind in ("number", "range") and (reading.value or reading.high or 0) > 0
    return reading.kind in FOUND or positive


def _sample_of(reading: Reading) -> Decimal | None:
    return next((bound.value for bound in reading.specification if bound.operator == "absent"), None)


def _complies(reading: Reading, rule: Rule, given: Circumstances, factor: Decimal) -> Decision:
    """``Complies`` means the line's own specification; it decides when that is at least as strict as the rule."""
    wanted = ">=" if rule.limit.operator == ">=" else "<="
    bounds = [one for one in reading.specification if one.operator == wanted and one.value is not None]
    if not bounds:
        return _open("said to comply, but the line states no specification to comply with", reading)
    bound, said = bounds[0], f"complies with {given.specification!r}"
    loosest = max(bound.alternatives, default=bound.value)
    promise = msgspec.structs.replace(reading, kind="number", value=loosest, unit=bound.unit or reading.unit)
    promised = measure(promise, rule, given.daily_dose_g, factor)
    if isinstance(promised, str) or promised.value is None:
        return _open(f"{said}, which can't be compared: {promised}", reading)
    if mismatch := different_basis(rule, given, promise):
        return _open(f"{said}; {mismatch}", reading)
    if _beyond(promised.value, promised.limit, rule):
        return _open(f"{said}, which is looser than {rule.printed}", reading)
    return Decision("pass", f"{said}, as strict as {rule.printed}", flags=reading.flags)


def different_basis(rule: Rule, given: Circumstances, reading: Reading) -> str:
    """Why the bases differ, or nothing."""
    stated = (reading.unit.basis if reading.unit else "") or given.basis or "as is"
    asked = rule.limit.basis
    if asked not in ("as is", "dried", "anhydrous") or stated == asked:
        return ""
    hint = ""
    if asked == "dried" and stated == "as is" and reading.value is not None and given.water_percent is not None:
        dry = reading.value * 100 / (100 - given.water_percent)
        hint = f" (with the lot's {given.water_percent} % water it would be {dry.normalize():.4g} dried)"
    return f"the result is on the basis {stated!r}, the rule on {asked!r}{hint}"


def _relation(taken: Measure, rule: Rule, within: bool) -> str:
    assert taken.value is not None
    sign = "=" if taken.value == taken.limit else ">" if taken.value > taken.limit else "<"
    text = f"{amount(taken.value, taken)} {sign} {amount(taken.limit, taken)}"
    if _beyond(taken.value, taken.limit, rule) is not within:
        return text
    counted = rule.limit.unit.startswith("CFU")
    return f"{text}, within by the document's own {'factor' if counted else 'rounding'}"


def _said(outcome: Outcome, taken: Measure, reason: str, reading: Reading) -> Decision:
    value = None if taken.value is None else f"{taken.value.normalize():f}"
    return Decision(outcome, reason, value, taken.unit, reading.flags + taken.flags)
