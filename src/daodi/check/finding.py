"""One result in one market: the finding by the rule that governs it, and the notes by rules that don't."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from daodi.check.components import counts
from daodi.check.decide import Decision, decide
from daodi.check.govern import Governing, Regime
from daodi.check.notation import FLAGS
from daodi.check.question import Tested
from daodi.check.relate import Related, answers
from daodi.check.rules import Rule
from daodi.check.verdict import Finding, Note, Outcome

WORST: tuple[Outcome, ...] = ("fail", "inconclusive", "cannot-decide", "pass", "no-rule")


class Found(msgspec.Struct, frozen=True):
    """A finding with the notes that go with it."""

    finding: Finding
    notes: tuple[Note, ...] = ()


def find(tested: Tested, regimes: Sequence[Regime]) -> Found:
    """The finding of one result, over every route that is open to the lot."""
    found = [_on_route(tested, regime) for regime in regimes]
    if not found:
        return Found(_unruled(tested, "nothing is known of how the lot is used"))
    return agreed(found)


def agreed(found: Sequence[Found]) -> Found:
    """What the routes open to a lot say together: routes on which no rule speaks are left out."""
    ruled = [one for one in found if one.finding.outcome != "no-rule"] or found[:1]
    notes = _distinct(note for one in found for note in one.notes)
    outcomes = {one.finding.outcome for one in ruled}
    if len(outcomes) == 1:
        return Found(ruled[0].finding, notes)
    said = "; ".join(map(_by_route, ruled))
    return Found(_undecided(ruled[0].finding, f"the use is not stated, and the uses disagree ({said})"), notes)


def _by_route(one: Found) -> str:
    by = f" by {one.finding.rule_id}" if one.finding.rule_id else ""
    return f"{one.finding.route}: {one.finding.outcome}{by}"


def _undecided(finding: Finding, reason: str) -> Finding:
    """The same result, by no rule."""
    return Finding(
        analyte=finding.analyte,
        result=finding.result,
        value=None,
        unit=None,
        outcome="cannot-decide",
        reason=reason,
        input=finding.input,
    )


def _on_route(tested: Tested, regime: Regime) -> Found:
    if tested.analyte is None:
        return Found(_unruled(tested, f"{tested.result.analyte!r} is not a test known here"))
    nearest: Found | None = None
    for related in answers(tested.analyte):
        governing = regime.governing(related.id)
        if related.bound == "not below the result":
            governing = _summing(governing, tested.analyte.id)
        found = _governed(tested, regime, related, governing)
        told = found.finding.outcome == "fail" if related.bound == "not below the result" else True
        if found.finding.outcome != "no-rule" and told:
            return found
        nearest = nearest or found
    assert nearest is not None
    ended = regime.edition_not_held(tested.analyte.group)
    if ended:
        reason = _edition_reason(ended)
        return Found(_bare(tested, "cannot-decide", reason, regime.route), nearest.notes)
    return nearest


def _summing(governing: Governing, part: str) -> Governing:
    """Of the rules on a whole those that decide and count the part: o,p'-DDD is no part of every sum of DDT."""
    return Governing(tuple(rule for rule in governing.decides if counts(rule.limit, part)))


def _governed(tested: Tested, regime: Regime, related: Related, governing: Governing) -> Found:
    notes = [note_of(rule, decision_by(rule, tested, related), tested) for rule in governing.notes]
    notes += [_flag(tested, flag) for flag in dict.fromkeys(tested.reading.flags)] if related.bound == "same" else []
    if governing.decides:
        judged = [(rule, decision_by(rule, tested, related)) for rule in governing.decides]
        judged.sort(key=gravity)
        (rule, decision), *others = judged
        notes += [note_of(other, said, tested) for other, said in others]
        notes += [_flag(tested, flag) for flag in decision.flags if flag not in tested.reading.flags]
        return Found(finding_of(tested, rule, decision, regime.route), tuple(notes))
    if governing.ended:
        notes += [superseded(rule, decision_by(rule, tested, related), tested) for rule in governing.ended]
        reason = _edition_reason(governing.ended[0])
        return Found(_bare(tested, "cannot-decide", reason, regime.route), tuple(notes))
    return _perhaps(tested, related, governing, regime.route, notes)


def _perhaps(tested: Tested, related: Related, governing: Governing, route: str, notes: list[Note]) -> Found:
    """Rules that apply only if something is so which is not known: harmless when they would be met."""
    broken = []
    for rule, condition in governing.maybe:
        decision = decision_by(rule, tested, related)
        notes.append(msgspec.structs.replace(note_of(rule, decision, tested), reason=f"{condition}: {decision.reason}"))
        if decision.outcome != "pass":
            broken.append((rule, condition))
    if broken:
        rule, condition = broken[0]
        reason = f"{rule.id} ({rule.printed}) {condition}"
        return Found(_bare(tested, "cannot-decide", reason, route), tuple(notes))
    return Found(_unruled(tested, "no binding rule held governs this test here", route), tuple(notes))


def decision_by(rule: Rule, tested: Tested, related: Related) -> Decision:
    """What a rule says to a result of the test that it speaks of, or of one that bears on it."""
    decision = decide(tested.reading, rule, tested.given, related.factor)
    if related.bound == "same" or decision.outcome not in ("pass", "fail"):
        return decision
    proves: Outcome = "pass" if related.bound == "not above the result" else "fail"
    if rule.limit.operator != ">=" and decision.outcome == proves:
        reason = f"{decision.reason}; {related.id} is {related.bound}"
        return msgspec.structs.replace(decision, reason=reason)
    reason = f"{tested.result.analyte} {decision.reason}; {related.id} is {related.bound}, which leaves it open"
    return msgspec.structs.replace(decision, outcome="cannot-decide", reason=reason)


def gravity(judged: tuple[Rule, Decision]) -> tuple[int, str]:
    """Sorts judgements, the gravest first."""
    rule, decision = judged
    return WORST.index(decision.outcome), rule.id


def finding_of(tested: Tested, rule: Rule, decision: Decision, route: str) -> Finding:
    """The finding by a rule that governs."""
    limit, document = rule.limit, rule.document
    return Finding(
        analyte=tested.analyte.id if tested.analyte else tested.result.analyte,
        result=_as_written(tested),
        value=decision.value,
        unit=decision.unit,
        outcome=decision.outcome,
        reason=decision.reason,
        input=tested.result.input,
        limit=rule.printed,
        rule_id=limit.rule_id,
        document=limit.document,
        edition=limit.edition,
        clause=limit.clause,
        force=document.force,
        status=document.status,
        source_url=limit.source,
        source_quality=limit.quality,
        route=route,
        caveats=rule.caveats(),
    )


def note_of(rule: Rule, decision: Decision, tested: Tested, kind: str = "rule") -> Note:
    """What a rule that does not decide would say."""
    words = "; ".join((decision.reason, *rule.caveats()))
    condition = rule.document.binding_if
    if kind == "rule" and condition:
        words = f"binds only if {condition}: {words}"
    return Note(
        kind=kind,
        reason=words,
        analyte=tested.analyte.id if tested.analyte else tested.result.analyte,
        rule_id=rule.id,
        document=rule.limit.document,
        edition=rule.limit.edition,
        clause=rule.limit.clause,
        force=rule.document.force,
        outcome=decision.outcome,
        limit=rule.printed,
        source_url=rule.limit.source,
        source_quality=rule.limit.quality,
        input=tested.result.input,
    )


def superseded(rule: Rule, decision: Decision, tested: Tested) -> Note:
    """What a rule whose edition has ended would have said."""
    note = note_of(rule, decision, tested, "superseded")
    return msgspec.structs.replace(note, reason=f"until {rule.ends} it would have been: {note.reason}")


def _edition_reason(rule: Rule) -> str:
    successor = rule.document.superseded_by
    after = f"; superseded by {successor}" if successor else ""
    return f"edition not held: {rule.limit.edition or rule.limit.document} ended {rule.ends}{after}"


def _flag(tested: Tested, flag: str) -> Note:
    name = tested.analyte.id if tested.analyte else tested.result.analyte
    return Note(kind="plausibility", reason=FLAGS.get(flag, flag), analyte=name, input=tested.result.input)


def _bare(tested: Tested, outcome: Outcome, reason: str, route: str | None = None) -> Finding:
    return Finding(
        analyte=tested.analyte.id if tested.analyte else tested.result.analyte,
        result=_as_written(tested),
        value=None,
        unit=None,
        outcome=outcome,
        reason=reason,
        input=tested.result.input,
        route=route,
    )


def _unruled(tested: Tested, reason: str, route: str | None = None) -> Finding:
    return _bare(tested, "no-rule", reason, route)


def _as_written(tested: Tested) -> str:
    result, unit = tested.result.result, tested.result.unit
    return f"{result} {unit}".strip() if unit and not result.endswith(unit) else result


def _distinct(notes: Iterable[Note]) -> tuple[Note, ...]:
    return tuple(dict.fromkeys(notes))
