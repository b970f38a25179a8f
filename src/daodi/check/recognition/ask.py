"""Judges a case by every path held in its direction, and says what follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from daodi.check.paths import PathVerdict, judge, nearest_first
from daodi.check.recognition.answer import GIVES, Recognition, Verdict
from daodi.check.recognition.held import path_named, ways
from daodi.check.recognition.span import last_day

NONE_HELD = "no rule is held for this profession in this direction"
ASKED_NOT_HELD = "the path asked for is not held for this profession in this direction"
OTHERS_UNKNOWN = "no path held is open to it; whether others exist is not held"
BEST: tuple[Verdict, ...] = ("recognised", "temporary", "compensation")


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A qualification and where it is to be used.

    ``origin`` and ``market`` are codes of jurisdictions. ``path``: the path applied by, empty for any. ``facts``: a
    text for each fact, as ``check.paths.judge`` takes it. ``begins``, ``ends``: the practice as it is planned.
    ``licensed_until``: the last day of the licence at home. Days are written 2026-11-30, empty where not stated.
    """

    profession: str
    origin: str
    market: str
    facts: Mapping[str, str]
    path: str = ""
    begins: str = ""
    ends: str = ""
    licensed_until: str = ""


def recognise(case: Case, on: date) -> Recognition:
    """What the rules held say of a case, on a day.

    The path applied by decides; where none is named, the best of those whose conditions are met. Paths whose
    conditions fail say *not-recognised* only where one was applied by: others may exist that are not held.

    >>> case = Case(profession="nurse", origin="CN", market="LA", facts={})
    >>> found = recognise(case, date(2026, 11, 22))
    >>> found.verdict, found.reasons
    ('cannot-say', ('no rule is held for this profession in this direction',))
    """
    judged = [judge(way, case.facts, on) for way in ways(case.origin, case.market, case.profession)]
    shut = [one for one in judged if one.kind == "closure"]
    paths = nearest_first(one for one in judged if one.kind != "closure")
    for one in shut:
        if one.verdict == "pass" and one.findings:
            return _answer(case, on, "not-recognised", one, paths + shut, _says(one))
    if case.path:
        return _applied(case, on, paths, shut)
    return _best(case, on, paths, shut)


def _applied(case: Case, on: date, paths: list[PathVerdict], shut: list[PathVerdict]) -> Recognition:
    asked = next((one for one in paths if one.path == case.path), None)
    if asked is None:
        return _answer(case, on, "cannot-say", None, paths + shut, (ASKED_NOT_HELD,))
    said: dict[str, Verdict] = {"pass": GIVES[asked.kind], "fail": "not-recognised"}
    return _answer(case, on, said.get(asked.verdict, "cannot-say"), asked, paths + shut, asked.reasons)


def _best(case: Case, on: date, paths: list[PathVerdict], shut: list[PathVerdict]) -> Recognition:
    met = [one for one in paths if one.verdict == "pass"]
    if met:
        best = min(met, key=lambda one: BEST.index(GIVES[one.kind]))
        return _answer(case, on, GIVES[best.kind], best, paths + shut, best.reasons)
    open_still = next((one for one in paths if one.verdict in ("cannot-decide", "inconclusive")), None)
    if open_still is not None:
        return _answer(case, on, "cannot-say", open_still, paths + shut, open_still.reasons)
    return _answer(case, on, "cannot-say", None, paths + shut, (OTHERS_UNKNOWN,) if paths else (NONE_HELD,))


def _says(closure: PathVerdict) -> tuple[str, ...]:
    return (f"the way is shut: {closure.instrument}",)


def _answer(
    case: Case,
    on: date,
    verdict: Verdict,
    rests_on: PathVerdict | None,
    paths: Sequence[PathVerdict],
    reasons: tuple[str, ...],
) -> Recognition:
    row = path_named(rests_on.path) if rests_on else None
    gives = verdict in BEST
    return Recognition(
        verdict=verdict,
        path=rests_on.path if rests_on else "",
        market=case.market,
        origin=case.origin,
        profession=case.profession,
        on=on.isoformat(),
        valid_from=max(case.begins, on.isoformat()) if gives and case.begins else on.isoformat() if gives else "",
        valid_until=last_day(case, row, on) if row and verdict == "temporary" else "",
        months=row.months if row else 0,
        days=row.days if row else 0,
        reasons=reasons,
        missing=rests_on.missing if rests_on else (),
        paths=tuple(paths),
        caveats=_caveats(rests_on),
    )


def _caveats(rests_on: PathVerdict | None) -> tuple[str, ...]:
    if rests_on is None:
        return ()
    said = [*rests_on.caveats, *(text for one in rests_on.findings for text in one.caveats)]
    return tuple(dict.fromkeys(said))
