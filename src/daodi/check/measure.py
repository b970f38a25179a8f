"""A reading in the unit it is compared in: mg/kg for residues, else the rule's own unit."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import msgspec

from daodi.check.notation import Reading, Unit, convert, exposure
from daodi.check.rules import Rule

IMPLAUSIBLE = 1000
Turn = Callable[[Decimal | None], Decimal | None]


class Measure(msgspec.Struct, frozen=True, gc=False):
    """A result and its limit in one unit; ``bound``: the value is below it, ``above``: the value is above it."""

    limit: Decimal
    unit: str
    value: Decimal | None = None
    bound: Decimal | None = None
    above: Decimal | None = None
    uncertainty: Decimal | None = None
    alternative: Decimal | None = None
    flags: tuple[str, ...] = ()


def measure(reading: Reading, rule: Rule, daily_dose_g: Decimal | None, factor: Decimal) -> Measure | str:
    """The reading and the limit in one unit, or why that can't be."""
    if rule.unit is None or rule.value is None:
        return f"the rule's unit {rule.limit.unit!r} can't be compared"
    if "unit-conflict" in reading.flags:
        return "the unit beside the number and the unit of its column differ: ask the laboratory"
    if reading.unit is None:
        return "the unit is not understood" if "unit-unknown" in reading.flags else "no unit is stated"
    shown, limit = rule.unit, rule.value
    if rule.unit.dimension == "per-dose" and reading.unit.dimension == "mass-fraction":
        return f"the limit is {rule.printed}, and the size of one dose is not stated"
    per_day = rule.unit.dimension == "per-day" and reading.unit.dimension == "mass-fraction"
    if per_day and daily_dose_g is None:
        return f"the limit is {rule.printed}, and the daily dose is not stated"

    def turn(value: Decimal | None) -> Decimal | None:
        if value is None or reading.unit is None:
            return None
        if per_day:
            assert daily_dose_g is not None
            return exposure(value * factor, reading.unit, daily_dose_g)
        turned = convert(value, reading.unit, shown)
        return None if turned is None else turned * factor

    probe = turn(Decimal(1))
    if probe is None:
        return f"a result in {reading.unit.text} can't be compared with a limit in {rule.limit.unit}"
    worst = reading.low if rule.limit.operator == ">=" else reading.high
    return _taken(reading, worst, limit, shown, turn)


def _taken(reading: Reading, worst: Decimal | None, limit: Decimal, shown: Unit, turn: Turn) -> Measure:
    value = turn(worst if reading.kind == "range" else reading.value)
    below = reading.kind in ("below", "not-detected", "sentinel", "detected-below-loq")
    alternatives = [turn(other) for other in reading.alternatives]
    flags: tuple[str, ...] = ()
    if value is not None and limit > 0 and value >= limit * IMPLAUSIBLE:
        flags = ("implausible: a thousand times the limit or more; is the unit right?",)
    return Measure(
        limit=limit,
        unit=shown.text,
        value=None if below or reading.kind == "above-range" else value,
        bound=turn(reading.bound) if below else None,
        above=turn(reading.bound) if reading.kind == "above-range" else None,
        uncertainty=turn(reading.uncertainty),
        alternative=next((other for other in alternatives if other != value), None),
        flags=flags,
    )


def amount(value: Decimal, taken: Measure) -> str:
    """The value with its unit, in plain digits."""
    return f"{value.normalize():f} {taken.unit}"
