"""Holds what is stated against the conditions of a path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from daodi.check.paths.answer import PathVerdict
from daodi.check.paths.held import Course, Way
from daodi.check.verdict import Coverage, Finding, Missing, Note, Outcome
from daodi.reference import PathCondition, PathFact, rows

BEST: tuple[Outcome, ...] = ("pass", "cannot-decide", "fail")
NEAREST: tuple[Outcome, ...] = ("pass", "inconclusive", "cannot-decide", "fail", "no-rule")
NOT_READ = "not verified: the value was not read in a source (curated)"
NO_START = "start date not held"
Judged = tuple[PathCondition, Finding]


def judge(way: Way, stated: Mapping[str, str], on: date, also: Iterable[Finding] = ()) -> PathVerdict:
    """What a path says to what is stated, on a day.

    ``stated``: a text for each fact: ``yes`` or ``no``, a number, choices between ``|``; a paper is ``yes`` where it
    is at hand. What is not stated is missing, never taken for a no. ``also``: findings of other checks that decide
    with these, such as an ingredient that is banned there.

    >>> from daodi.check.paths import ways
    >>> found = judge(ways("EU", "herbal")[0], {"route": "injection"}, date(2026, 11, 22))
    >>> found.verdict, found.reasons
    ('fail', ('route: injection is none of oral, external, inhalation',))
    """
    path = way.path
    if closed := _closed(path.effective_from, path.effective_to, on):
        return _answer(path, on, "no-rule", (closed,))
    open_now = [one for one in way.conditions if not _closed(one.effective_from, one.effective_to, on)]
    judged = [(one, _finding(one, stated.get(one.asks, "").strip())) for one in open_now]
    deciding, notes = _parted(judged)
    findings = (*(finding for _condition, finding in deciding), *(one for one in also if one.outcome != "no-rule"))
    outcome, reasons = _verdict(findings)
    return _answer(
        path,
        on,
        outcome,
        reasons,
        findings=findings,
        notes=tuple(notes),
        missing=tuple(_missing(judged, deciding)),
    )


def nearest_first(verdicts: Iterable[PathVerdict]) -> list[PathVerdict]:
    """The paths, those first that are met, then by the share of conditions met; the closed ones come last."""
    return sorted(verdicts, key=lambda one: (NEAREST.index(one.verdict), -_share(one), len(one.missing)))


def _share(verdict: PathVerdict) -> Fraction:
    met = sum(one.outcome == "pass" for one in verdict.findings)
    return Fraction(met, len(verdict.findings) or 1)


def _finding(condition: PathCondition, text: str) -> Finding:
    outcome, reason = _outcome(condition, text)
    return Finding(
        analyte=condition.asks,
        result=text,
        value=None,
        unit=None,
        outcome=outcome,
        reason=f"{condition.asks}: {reason}",
        input="",
        limit=printed(condition),
        rule_id=condition.condition,
        document=condition.instrument,
        clause=condition.clause,
        force=condition.force,
        status="in-force",
        source_url=condition.source,
        source_quality=condition.quality,
        caveats=(NOT_READ,) if condition.quality == "curated" else (),
    )


def printed(condition: PathCondition) -> str:
    """What the fact must be, as it is printed: ``>= 30``, ``oral|external``, ``yes``, ``paper``."""
    if condition.operator == "has":
        return "paper"
    if condition.operator in (">=", "<="):
        return f"{condition.operator} {condition.value[0]}"
    return "|".join(condition.value)


def _outcome(condition: PathCondition, text: str) -> tuple[Outcome, str]:
    if condition.operator == "has":
        return ("pass", "at hand") if text == "yes" else ("cannot-decide", "the paper is missing")
    if not text:
        return "cannot-decide", "not stated"
    if condition.operator in (">=", "<="):
        return _compared(condition, text)
    said = [one.strip() for one in text.split("|")]
    if set(said) & set(condition.value):
        return "pass", f"{', '.join(said)} is as asked"
    if condition.operator == "is":
        return "fail", f"{text}, but {condition.value[0]} is asked"
    return "fail", f"{', '.join(said)} is none of {', '.join(condition.value)}"


def _compared(condition: PathCondition, text: str) -> tuple[Outcome, str]:
    number, bound = _number(text), Decimal(condition.value[0])
    if number is None:
        return "cannot-decide", f"{text!r} is no plain number"
    if (number >= bound) if condition.operator == ">=" else (number <= bound):
        return "pass", f"{text} {condition.operator} {bound}"
    return "fail", f"{text} {'<' if condition.operator == '>=' else '>'} {bound}"


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _parted(judged: Sequence[Judged]) -> tuple[list[Judged], list[Note]]:
    """The findings that decide, the best of each set of alternatives alone; everything else is a note."""
    deciding: list[Judged] = []
    notes: list[Note] = []
    groups: dict[str, list[Judged]] = {}
    for one in judged:
        condition, _said = one
        if condition.force != "binding":
            notes.append(_note(one, "rule"))
        elif condition.alternative:
            groups.setdefault(condition.alternative, []).append(one)
        else:
            deciding.append(one)
    for members in groups.values():
        best, *others = sorted(members, key=lambda one: BEST.index(one[1].outcome))
        deciding.append(best)
        notes += [_note(one, "alternative") for one in others]
    order = {condition.condition: place for place, (condition, _said) in enumerate(judged)}
    return sorted(deciding, key=lambda one: order[one[0].condition]), notes


def _note(judged: Judged, kind: str) -> Note:
    _condition, said = judged
    return Note(
        kind=kind,
        reason=said.reason,
        analyte=said.analyte,
        rule_id=said.rule_id,
        document=said.document,
        clause=said.clause,
        force=said.force,
        outcome=said.outcome,
        limit=said.limit,
        source_url=said.source_url,
        source_quality=said.source_quality,
    )


def _missing(judged: Sequence[Judged], deciding: Sequence[Judged]) -> Iterator[Missing]:
    """What is not stated, or no paper: of alternatives each, as long as none of them is met."""
    undecided = {condition.alternative for condition, said in deciding if said.outcome == "cannot-decide"}
    for condition, said in judged:
        if said.outcome != "cannot-decide" or condition.force != "binding":
            continue
        if condition.alternative in undecided:
            yield Missing(
                analyte=condition.asks,
                rule_id=condition.condition,
                document=condition.instrument,
                clause=condition.clause,
                limit=printed(condition),
                source_quality=condition.quality,
            )


def _verdict(findings: Sequence[Finding]) -> tuple[Outcome, tuple[str, ...]]:
    worst: tuple[Outcome, ...] = ("fail", "inconclusive", "cannot-decide")
    for outcome in worst:
        if reasons := tuple(one.reason for one in findings if one.outcome == outcome):
            return outcome, reasons
    if not findings:
        return "cannot-decide", ("no condition of this path is held",)
    return "pass", ("every condition held is met; see what is not held",)


def _closed(begins: str, ends: str, on: date) -> str:
    day = on.isoformat()
    if begins and day < begins:
        return f"in force from {begins} only"
    return f"ended on {ends}" if ends and day > ends else ""


def _answer(
    path: Course,
    on: date,
    outcome: Outcome,
    reasons: tuple[str, ...],
    findings: tuple[Finding, ...] = (),
    notes: tuple[Note, ...] = (),
    missing: tuple[Missing, ...] = (),
) -> PathVerdict:
    caveats = [NOT_READ] if path.quality == "curated" else []
    caveats += [] if path.effective_from else [NO_START]
    return PathVerdict(
        path=path.path,
        market=path.market,
        kind=path.kind,
        on=on.isoformat(),
        verdict=outcome,
        reasons=reasons,
        findings=findings,
        notes=notes,
        missing=missing,
        coverage=Coverage(status="partial", not_held=(path.not_held,)) if path.not_held else COMPLETE,
        instrument=path.instrument,
        clause=path.clause,
        force=path.force,
        source_url=path.source,
        source_quality=path.quality,
        effective_from=path.effective_from,
        effective_to=path.effective_to,
        caveats=tuple(caveats),
    )


COMPLETE = Coverage(status="complete", not_held=())


def facts_of(asked: Iterable[Way]) -> tuple[PathFact, ...]:
    """The facts that some paths ask for, each once, in the order of the table."""
    wanted = asked_of(asked)
    return tuple(row for row in rows(PathFact) if row.fact in wanted)


def asked_of(asked: Iterable[Way]) -> frozenset[str]:
    """The names of the facts that some paths ask for."""
    return frozenset(condition.asks for way in asked for condition in way.conditions)
