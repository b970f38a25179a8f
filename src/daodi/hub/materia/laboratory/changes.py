"""What changed between two verdicts of one lot in one market."""

from __future__ import annotations

from typing import Literal, NamedTuple

from daodi.check import Finding, Missing, Verdict

Kind = Literal["verdict", "finding", "rule", "result", "missing", "answered", "coverage"]


class Change(NamedTuple):
    """One thing that is other than before; empty where there was, or is, nothing. ``by``: the rule, with its clause."""

    kind: Kind
    what: str
    before: str
    after: str
    by: str = ""


def changes(before: Verdict, after: Verdict) -> list[Change]:
    """What is other in ``after``: the verdict first, then each finding, then what is missing and not held."""
    found = [Change("verdict", "", before.verdict, after.verdict)] if before.verdict != after.verdict else []
    found += _findings(before, after)
    lacked, lacks = ({one.analyte: one for one in each.missing} for each in (before, after))
    found += [Change("missing", name, "", "", _by(lacks[name])) for name in sorted(lacks.keys() - lacked.keys())]
    found += [Change("answered", name, "", "") for name in sorted(lacked.keys() - lacks.keys())]
    held, holds = (", ".join(each.coverage.not_held) for each in (before, after))
    if held != holds:
        found.append(Change("coverage", "", held, holds))
    return found


def _findings(before: Verdict, after: Verdict) -> list[Change]:
    old, new = _by_result(before), _by_result(after)
    found = []
    for key in [*old, *(key for key in new if key not in old)]:
        was, now = old.get(key), new.get(key)
        if was is None or now is None:
            found.append(Change("result", key[0], f"{was.result}" if was else "", f"{now.result}" if now else ""))
        elif was.outcome != now.outcome:
            found.append(Change("finding", key[0], was.outcome, now.outcome, _by(now) or _by(was)))
        elif _rule(was) != _rule(now):
            found.append(Change("rule", key[0], _rule(was), _rule(now), _by(now) or _by(was)))
    return found


def _by_result(verdict: Verdict) -> dict[tuple[str, str, str], Finding]:
    return {(one.analyte, one.result, one.input): one for one in verdict.findings}


def _by(one: Finding | Missing) -> str:
    """The rule that says so, with its document and clause."""
    return ", ".join(part for part in (one.rule_id, one.document, one.clause) if part)


def _rule(finding: Finding) -> str:
    parts = (finding.rule_id, finding.limit, finding.edition, finding.status)
    return " · ".join(part for part in parts if part)
