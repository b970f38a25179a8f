"""How the outcome of a test changes as its value rises, worked out by asking the one-item path at each step.

Under given rules the outcome can change only where a limit lies. So it is asked once between every two neighbouring
limits and once on each; whatever lies between has the same answer, and deciding a row is a look into a short table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

import msgspec
from msgspec.structs import replace

from daodi.check.batch.readings import BILLION, LARGEST, PLACES
from daodi.check.decide import PER_GRAM
from daodi.check.finding import find
from daodi.check.govern import Regime
from daodi.check.measure import Measure, measure
from daodi.check.notation import Reading, convert
from daodi.check.question import Tested
from daodi.check.relate import answers
from daodi.check.rules import Rule

Told = tuple[str, str | None]
UNRULED: Told = ("no-rule", None)
ABOVE_NOTHING = 1


class Steps(msgspec.Struct, frozen=True):
    """Outcomes with the ids of the rules that gave them: ``told[0]`` below the first cut, ``told[n]`` from the nth on.

    ``cuts`` are in billionths of the row's own unit, rising.
    """

    cuts: tuple[int, ...]
    told: tuple[Told, ...]


def steps(tested: Tested, regimes: Sequence[Regime]) -> tuple[Steps, Steps, Steps]:
    """The steps of a value, of the bound of a non-detect, and of a non-detect without bound."""
    edges: set[int] = set()
    limits: set[int] = set()
    for rule, factor in _speaking(tested, regimes):
        edge, limit = _cuts(tested, rule, factor)
        edges.update(edge)
        limits.update(limit)

    def asked(cuts: Iterable[int], reading: Callable[[int, Reading], Reading]) -> Steps:
        return _asked(cuts, lambda at: tell(replace(tested, reading=reading(at, tested.reading)), regimes))

    return asked(edges, _number), asked(limits, _below), asked((), _undetected)


def tell(tested: Tested, regimes: Sequence[Regime]) -> Told:
    """The outcome of one result and the rule that gave it, by the one-item path."""
    finding = find(tested, regimes).finding
    return finding.outcome, finding.rule_id


def _speaking(tested: Tested, regimes: Sequence[Regime]) -> Iterator[tuple[Rule, Decimal]]:
    """Every rule on which the outcome may depend."""
    for related in answers(tested.analyte) if tested.analyte else ():
        for regime in regimes:
            governing = regime.governing(related.id)
            for rule in (*governing.decides, *(rule for rule, _ in governing.maybe)):
                yield rule, related.factor


def _cuts(tested: Tested, rule: Rule, factor: Decimal) -> tuple[Iterable[int], Iterable[int]]:
    """Where the rule may change the outcome of a value, and of the bound of a non-detect."""
    if rule.limit.operator == "absent":
        return (ABOVE_NOTHING,), _fewer_than_one(tested, rule)
    if rule.edge is None or rule.value is None:
        return (), ()
    one = measure(tested.reading, rule, tested.given.daily_dose_g, factor)
    if not isinstance(one, Measure) or not one.value:
        return (), ()
    return _around(rule.edge.at, one.value), _around(rule.value, one.value)


def _fewer_than_one(tested: Tested, rule: Rule) -> Iterable[int]:
    """The bound of a count that means fewer than one in the sample which a rule of absence asks for."""
    unit, sample = tested.reading.unit, Decimal(rule.limit.value or 0)
    one = convert(Decimal(1), unit, PER_GRAM) if unit else None
    return _around(Decimal(1), one * sample) if one and sample else ()


def _around(limit: Decimal, one: Decimal) -> tuple[int, ...]:
    """The whole billionth nearest to a limit and the next: so the limit's own value is asked by itself."""
    at = round(Fraction(limit) / Fraction(one) * BILLION)
    return tuple(cut for cut in (at, at + 1) if 0 < cut < LARGEST)


def _asked(cuts: Iterable[int], ask: Callable[[int], Told]) -> Steps:
    """Asks below the first cut and at each; a cut at which nothing changes is left out."""
    told, kept = [ask(0)], []
    for cut in sorted(cuts):
        answer = ask(cut)
        if answer != told[-1]:
            kept.append(cut)
            told.append(answer)
    return Steps(tuple(kept), tuple(told))


def _number(at: int, like: Reading) -> Reading:
    return replace(like, value=_decimal(at))


def _below(at: int, like: Reading) -> Reading:
    return replace(like, kind="below", value=None, bound=_decimal(at))


def _undetected(_: int, like: Reading) -> Reading:
    return replace(like, kind="not-detected", value=None)


def _decimal(at: int) -> Decimal:
    return Decimal(at).scaleb(-PLACES)
