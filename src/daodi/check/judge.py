"""The verdict of a lot in a market: identity first, then every result, what is missing, and what is not held."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from daodi.check.finding import WORST, Found, decision_by, find
from daodi.check.govern import Regime, regime
from daodi.check.lot import Lot
from daodi.check.notation import reading
from daodi.check.papers import ban, coverage, requirements, warnings_in
from daodi.check.plausible import doubts
from daodi.check.question import Prepared, Question, Tested, prepare
from daodi.check.relate import answers
from daodi.check.rules import Rule
from daodi.check.totals import noted_totals, totals
from daodi.check.verdict import Finding, Missing, Note, Outcome, Verdict

PRODUCTS = ("finished", "granules")
DISAGREES = ("disagrees", "disagree", "mismatch", "fail", "failed", "no", "不符", "不一致")
IDENTITY_TESTS = ("identity", "DNA barcode", "microscopy")


def judge(lot: Lot, question: Question, noticed: tuple[Note, ...] = ()) -> Iterator[Verdict]:
    """The verdicts of one lot, one for each market in the order asked; ``noticed`` are doubts from other lots."""
    ready = prepare(lot, question)
    notes = doubts(ready) + noticed
    for market in ready.markets(question):
        yield _in_market(ready, market, question, notes)


def _in_market(ready: Prepared, market: str, question: Question, doubted: tuple[Note, ...]) -> Verdict:
    subjects = ready.subjects()
    regimes = tuple(regime(subject, market, ready.on, question.met, question.rules) for subject in subjects)
    found = [find(one, regimes) for one in ready.tested] + list(totals(ready.tested, regimes))
    missing, sometimes = _missing(ready.tested, found, regimes)
    routes = tuple(one.route for one in regimes if required_tests(one)) or tuple(one.route for one in regimes)
    outcome, reasons = _verdict(ready, market, [one.finding for one in found], missing, regimes, sometimes)
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
        notes=(*doubted, *(note for one in found for note in one.notes), *noted_totals(ready.tested, regimes)),
        missing=missing,
        requirements=requirements(ready.identified.id, market, routes),
        coverage=coverage(market, routes),
        warnings=warnings_in(market, ready.warnings),
        input=ready.lot.input,
    )


def _verdict(
    ready: Prepared,
    market: str,
    findings: Sequence[Finding],
    missing: Sequence[Missing],
    regimes: Sequence[Regime],
    sometimes: tuple[str, ...],
) -> tuple[Outcome, tuple[str, ...]]:
    """The verdict and why: a ban or a wrong identity first, then the worst finding, then what is missing."""
    banned = ban(ready.identified.id, market)
    if banned:
        return "fail", (f"{banned.subject} is banned in {market}: {banned.instrument}", *_why(findings, "fail"))
    if _disagrees(ready):
        return "fail", ("the identity test disagrees with the name", *_why(findings, "fail"))
    outcomes = {one.outcome for one in findings}
    for outcome in WORST[:2]:
        if outcome in outcomes:
            return outcome, _why(findings, outcome)
    open_ = _open_questions(ready, market, findings, missing)
    if open_ and (ready.identified.status == "ambiguous" or _ruled(regimes) or "cannot-decide" in outcomes):
        return "cannot-decide", open_
    if sometimes:
        return "cannot-decide", sometimes
    if "pass" in outcomes:
        return "pass", ("every binding rule held is met; see what is not held",)
    return "no-rule", ("no binding rule is held for it",)


def _open_questions(
    ready: Prepared, market: str, findings: Sequence[Finding], missing: Sequence[Missing]
) -> tuple[str, ...]:
    reasons = [*_identity(ready, market), *_why(findings, "cannot-decide")]
    if missing:
        reasons.append(f"required and not reported: {_named([one.analyte for one in missing])}")
    return tuple(reasons)


def _named(names: Sequence[str]) -> str:
    more = f" and {len(names) - 6} more" if len(names) > 6 else ""
    return ", ".join(names[:6]) + more


def _identity(ready: Prepared, market: str) -> Iterator[str]:
    """What is open about who it is; a finished product's own name is no name of a material."""
    name = ready.identified
    if name.id is not None or (name.status == "unknown" and ready.form.kind in PRODUCTS):
        return
    banned = [one for one in name.candidates if ban(one, market)]
    of_these = f"; of these, banned in {market}: {', '.join(banned)}" if banned else ""
    yield f"identity: {name.reason}{of_these}"


def _disagrees(ready: Prepared) -> bool:
    """Whether an identity test, in the lot's own column or among its results, speaks against the name."""
    said = [(ready.lot.identity, reading(ready.lot.identity))]
    said += [(one.result.result, one.reading) for one in ready.tested if _is_identity_test(one)]
    return any(text.strip().lower() in DISAGREES or read.kind == "not-complies" for text, read in said)


def _is_identity_test(tested: Tested) -> bool:
    return tested.analyte is not None and tested.analyte.id in IDENTITY_TESTS


def _why(findings: Iterable[Finding], outcome: Outcome) -> tuple[str, ...]:
    said = (f"{one.analyte}: {one.reason}" for one in findings if one.outcome == outcome)
    return tuple(dict.fromkeys(said))


def _ruled(regimes: Sequence[Regime]) -> bool:
    return any(one.governing(name).decides for one in regimes for name in one.analytes())


def _missing(
    tested: Sequence[Tested], found: Sequence[Found], regimes: Sequence[Regime]
) -> tuple[tuple[Missing, ...], tuple[str, ...]]:
    """The tests that binding rules ask for and nothing answers, whatever the use; and those of some uses only."""
    asked = [one for one in regimes if required_tests(one)]
    unanswered = [_unanswered(tested, found, one) for one in asked]
    if not unanswered:
        return (), ()
    always = [name for name in unanswered[0] if all(name in other for other in unanswered[1:])]
    sometimes = (
        f"the use is not stated; as {one.route} there is also required: {_named(names)}"
        for one, lacking in zip(asked, unanswered, strict=True)
        if (names := [name for name in lacking if name not in always])
    )
    return tuple(_lacking(name, unanswered[0][name]) for name in always), tuple(sometimes)


def _unanswered(tested: Sequence[Tested], found: Sequence[Found], one: Regime) -> dict[str, Rule]:
    reported = {one.finding.analyte for one in found}
    required = required_tests(one)
    by_others = {name for test in tested for name in _answered_too(test, required)}
    return {name: rule for name, rule in required.items() if name not in reported and name not in by_others}


def _answered_too(tested: Tested, required: Mapping[str, Rule]) -> Iterator[str]:
    """Other tests that a result settles: total arsenic below the limit of inorganic arsenic settles that too."""
    for related in answers(tested.analyte) if tested.analyte else ():
        rule = required.get(related.id)
        settled = rule and decision_by(rule, tested, related).outcome in ("pass", "fail")
        if related.bound == "same" or (related.bound == "not above the result" and settled):
            yield related.id


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
