"""The verdict of a lot in a market: identity first, then every result, what is missing, and what is not held."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence

from daodi.check.finding import WORST, Found, find
from daodi.check.govern import Regime, regime
from daodi.check.lot import Lot
from daodi.check.papers import ban, coverage, requirements
from daodi.check.plausible import doubts
from daodi.check.question import Prepared, Question, Tested, prepare
from daodi.check.relate import answers
from daodi.check.rules import Rule
from daodi.check.totals import totals
from daodi.check.verdict import Finding, Missing, Note, Outcome, Verdict

PRODUCTS = ("finished", "granules")
DISAGREES = ("disagrees", "disagree", "fail", "failed", "no")


def judge(lot: Lot, question: Question, noticed: tuple[Note, ...] = ()) -> Iterator[Verdict]:
    """The verdicts of one lot, one for each market in the order asked; ``noticed`` are doubts from other lots."""
    ready = prepare(lot, question)
    notes = doubts(ready) + noticed
    for market in ready.markets(question):
        yield _in_market(ready, market, question, notes)


def _in_market(ready: Prepared, market: str, question: Question, doubted: tuple[Note, ...]) -> Verdict:
    subjects = ready.subjects()
    regimes = tuple(regime(subject, market, ready.on, question.met) for subject in subjects)
    found = [find(one, regimes) for one in ready.tested] + list(totals(ready.tested, regimes))
    missing = _missing(ready.tested, found, regimes)
    routes = tuple(one.route for one in regimes if required_tests(one)) or tuple(one.route for one in regimes)
    outcome, reasons = _verdict(ready, market, [one.finding for one in found], missing, regimes)
    return Verdict(
        lot=ready.lot.lot,
        material=ready.identified,
        form=ready.lot.form,
        kind=ready.form.kind or "",
        use=ready.use,
        market=market,
        on=ready.on.isoformat(),
        verdict=outcome,
        reasons=reasons,
        findings=tuple(one.finding for one in found),
        notes=doubted + tuple(note for one in found for note in one.notes),
        missing=missing,
        requirements=requirements(ready.identified.id, market, routes),
        coverage=coverage(market, routes),
        warnings=ready.warnings,
        input=ready.lot.input,
    )


def _verdict(
    ready: Prepared, market: str, findings: Sequence[Finding], missing: Sequence[Missing], regimes: Sequence[Regime]
) -> tuple[Outcome, tuple[str, ...]]:
    """The verdict and why: a ban or a wrong identity first, then the worst finding, then what is missing."""
    banned = ban(ready.identified.id, market)
    if banned:
        return "fail", (f"{banned.subject} is banned in {market}: {banned.instrument}", *_why(findings, "fail"))
    if ready.lot.identity.strip().lower() in DISAGREES:
        return "fail", ("the identity test disagrees with the name", *_why(findings, "fail"))
    outcomes = {one.outcome for one in findings}
    for outcome in WORST[:2]:
        if outcome in outcomes:
            return outcome, _why(findings, outcome)
    open_ = _open_questions(ready, market, findings, missing)
    if open_ and (ready.identified.status == "ambiguous" or _ruled(regimes) or "cannot-decide" in outcomes):
        return "cannot-decide", open_
    if "pass" in outcomes:
        return "pass", ("every binding rule held is met; see what is not held",)
    return "no-rule", ("no binding rule is held for it",)


def _open_questions(
    ready: Prepared, market: str, findings: Sequence[Finding], missing: Sequence[Missing]
) -> tuple[str, ...]:
    reasons = [*_identity(ready, market), *_why(findings, "cannot-decide")]
    if missing:
        names = ", ".join(one.analyte for one in missing[:6])
        more = f" and {len(missing) - 6} more" if len(missing) > 6 else ""
        reasons.append(f"required and not reported: {names}{more}")
    return tuple(reasons)


def _identity(ready: Prepared, market: str) -> Iterator[str]:
    """What is open about who it is; a finished product's own name is no name of a material."""
    name = ready.identified
    if name.id is not None or (name.status == "unknown" and ready.form.kind in PRODUCTS):
        return
    banned = [one for one in name.candidates if ban(one, market)]
    of_these = f"; of these, banned in {market}: {', '.join(banned)}" if banned else ""
    yield f"identity: {name.reason}{of_these}"


def _why(findings: Iterable[Finding], outcome: Outcome) -> tuple[str, ...]:
    said = (f"{one.analyte}: {one.reason}" for one in findings if one.outcome == outcome)
    return tuple(dict.fromkeys(said))


def _ruled(regimes: Sequence[Regime]) -> bool:
    return any(one.governing(name).decides for one in regimes for name in one.analytes())


def _missing(tested: Sequence[Tested], found: Sequence[Found], regimes: Sequence[Regime]) -> tuple[Missing, ...]:
    """The tests that binding rules ask for and nothing answers; where the use is open, those of every use."""
    answered = {
        related.id
        for one in tested
        if one.analyte
        for related in answers(one.analyte)
        if related.bound != "not below the result"
    }
    answered |= {one.finding.analyte for one in found}
    asked = [required for required in map(required_tests, regimes) if required]
    if not asked:
        return ()
    names = [name for name in asked[0] if all(name in other for other in asked[1:]) and name not in answered]
    return tuple(_lacking(name, asked[0][name]) for name in names)


@functools.lru_cache(maxsize=65536)
def required_tests(one: Regime) -> dict[str, Rule]:
    """Each test that a binding rule asks for in this regime, with the rule that governs it."""
    governed = ((name, one.governing(name).decides) for name in one.analytes())
    return {name: rules[0] for name, rules in governed if rules}


def _lacking(name: str, rule: Rule) -> Missing:
    return Missing(
        analyte=name,
        rule_id=rule.id,
        document=rule.limit.document,
        clause=rule.limit.clause,
        limit=rule.printed,
        source_quality=rule.limit.quality,
    )
