"""The tests to order before anything is measured: each one that the market asks for, and what is not held."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec

from daodi.check.govern import Regime, regime
from daodi.check.judge import required_tests
from daodi.check.lot import Lot
from daodi.check.papers import coverage, requirements, warnings_in
from daodi.check.question import Question, prepare
from daodi.check.rules import SHIPPED, Rule, Rulebook
from daodi.check.scope import market as market_of
from daodi.check.verdict import Coverage, Identified, Requirement

METHOD = re.compile(r"\(([^()]*(?:method|2\.\d+\.\d+)[^()]*)\)")


class Planned(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A test to order. ``required``: a binding rule in force asks for it; else ``why`` says how it stands.

    ``method`` is null where the rule's clause names none.
    """

    analyte: str
    required: bool
    limit: str
    basis: str
    method: str | None
    sample: str | None
    clause: str
    document: str
    edition: str
    rule_id: str
    force: str
    route: str
    source_url: str
    source_quality: str
    caveats: tuple[str, ...]
    why: str = ""


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """The test plan of a material for a market and use on a day."""

    material: Identified
    market: str
    use: str
    form: str
    on: str
    tests: tuple[Planned, ...]
    not_held: tuple[str, ...]
    requirements: tuple[Requirement, ...]
    coverage: Coverage
    warnings: tuple[dict[str, Any], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The JSON line of this plan as a dictionary."""
        return msgspec.to_builtins(self)  # type: ignore[no-any-return]


def plan(
    material: str,
    *,
    market: str,
    on: date,
    use: str = "",
    form: str = "",
    met: Iterable[str] = (),
    rules: Rulebook = SHIPPED,
) -> Plan:
    """What to have tested before a material goes to a market; ``met`` and ``rules`` as for ``check``.

    >>> from datetime import date
    >>> tests = plan("Arecae Semen", market="HK", on=date(2026, 11, 21), use="medicine").tests
    >>> [(one.analyte, one.limit) for one in tests if one.required][:1]
    [('aflatoxin B1', '<= 5 ug/kg')]
    """
    code = market_of(market)
    if code is None:
        raise ValueError(f"{market!r} is no market known here")
    ready = prepare(Lot(lot="", material=material, form=form, use=use), Question(on=on))
    regimes = [regime(subject, code, on, frozenset(met), rules) for subject in ready.subjects()]
    routes = tuple(one.route for one in regimes if required_tests(one)) or tuple(one.route for one in regimes)
    held = coverage(code, routes)
    return Plan(
        material=ready.identified,
        market=code,
        use=ready.use,
        form=ready.form.kind or "",
        on=on.isoformat(),
        tests=tuple(test for one in regimes for test in _tests(one)),
        not_held=_ended(regimes) + held.not_held,
        requirements=requirements(ready.identified.id, code, routes),
        coverage=held,
        warnings=warnings_in(code, ready.warnings),
    )


def _tests(one: Regime) -> list[Planned]:
    found = []
    for name in one.analytes():
        governing, route = one.governing(name), one.route
        found += [_planned(name, rule, route, True) for rule in governing.decides]
        found += [_planned(name, rule, route, False, condition) for rule, condition in governing.maybe]
        found += [_planned(name, rule, route, False, _standing(rule)) for rule in governing.notes]
    return sorted(found, key=lambda test: not test.required)


def _planned(name: str, rule: Rule, route: str, required: bool, why: str = "") -> Planned:
    limit, method = rule.limit, METHOD.search(rule.limit.clause)
    return Planned(
        analyte=name,
        required=required,
        limit=rule.printed,
        basis=limit.basis,
        method=method.group(1) if method else None,
        sample=f"{limit.value} {limit.unit}" if limit.operator == "absent" and limit.value else None,
        clause=limit.clause,
        document=limit.document,
        edition=limit.edition,
        rule_id=rule.id,
        force=rule.document.force,
        route=route,
        source_url=limit.source,
        source_quality=limit.quality,
        caveats=rule.caveats(),
        why=why,
    )


def _standing(rule: Rule) -> str:
    if rule.adopted and rule.adopted.applies != "yes":
        return rule.caveats()[-1]
    condition = rule.document.binding_if
    return f"{rule.document.force}; binds only if {condition}" if condition else rule.document.force


def _ended(regimes: list[Regime]) -> tuple[str, ...]:
    """Tests that an ended edition asked for, where nothing in force is held."""
    lines = []
    for one in regimes:
        for name in one.analytes():
            governing = one.governing(name)
            if governing.ended and not governing.decides:
                rule = governing.ended[0]
                lines.append(f"{name}: edition not held; {rule.limit.edition or rule.limit.document} ended {rule.ends}")
    return tuple(dict.fromkeys(lines))
