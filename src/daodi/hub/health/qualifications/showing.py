"""What the rules held say of a qualification, as the pages show it: in the page's language, with every clause."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from daodi.check import Finding, Missing, Note
from daodi.check.paths import PathVerdict
from daodi.check.recognition import Recognition
from daodi.hub.health.qualifications.names import fact_name, option, path_name
from daodi.hub.health.qualifications.words import KINDS, MARKS, REASONS, VERDICTS
from daodi.hub.web.shapes import Cell, Column, Table
from daodi.reference import RecognitionFact, rows


@dataclass(frozen=True)
class ShownPath:
    """A path with what it says, as a panel of the page."""

    verdict: PathVerdict
    name: str
    kind: str
    rests: bool
    sum: str
    closed: str
    missing: tuple[tuple[str, str, str], ...]
    broken: tuple[str, ...]
    table: Table | None
    notes: Table | None


@dataclass(frozen=True)
class Shown:
    """A verdict with its span, its reasons and its paths."""

    verdict: str
    word: str
    mark: str
    path: str
    reasons: tuple[str, ...]
    valid_from: str
    valid_until: str
    bound: str
    days: int
    missing: tuple[tuple[str, str, str], ...]
    unread: bool
    paths: tuple[ShownPath, ...]


@dataclass(frozen=True)
class Field:
    """A fact to be stated."""

    name: str
    label: str
    kind: str
    unit: str
    value: str
    options: tuple[tuple[str, str], ...] = ()


@functools.cache
def _facts() -> dict[str, RecognitionFact]:
    return {row.fact: row for row in rows(RecognitionFact)}


def shown(found: Recognition) -> Shown:
    """A verdict as the page shows it: the path that it rests on first."""
    paths = sorted(found.paths, key=lambda one: one.path != found.path)
    return Shown(
        verdict=found.verdict,
        word=str(VERDICTS[found.verdict]),
        mark=MARKS[found.verdict],
        path=path_name(found.path) if found.path else "",
        reasons=_reasons(found),
        valid_from=found.valid_from,
        valid_until=found.valid_until,
        bound=_counted("months", found.months) if found.months else "",
        days=found.days,
        missing=tuple((_label(one), _lacks(one), one.clause) for one in found.missing),
        unread=any(text.startswith("not verified") for text in found.caveats),
        paths=tuple(shown_path(one, rests=one.path == found.path) for one in paths),
    )


def shown_path(verdict: PathVerdict, *, rests: bool = False) -> ShownPath:
    """A path: what it lacks first, then every condition with its clause."""
    findings = verdict.findings
    met = sum(one.outcome == "pass" for one in findings)
    name = path_name(verdict.path)
    return ShownPath(
        verdict=verdict,
        name=name,
        kind=str(KINDS[verdict.kind]),
        rests=rests,
        sum=_("%(met)d of %(all)d conditions met") % {"met": met, "all": len(findings)} if findings else "",
        closed=_closed(verdict),
        missing=tuple((_label(one), _lacks(one), one.clause) for one in verdict.missing),
        broken=tuple(_said(one) for one in findings if one.outcome == "fail"),
        table=_table(findings, _("Conditions of %s") % name, verdict.instrument) if findings else None,
        notes=_table(verdict.notes, _("Noted, without deciding"), verdict.instrument) if verdict.notes else None,
    )


def fields(facts: Iterable[RecognitionFact], stated: Mapping[str, str]) -> list[Field]:
    """The facts as fields, with what was stated."""
    return [
        Field(
            name=f"fact-{row.fact}",
            label=fact_name(row),
            kind=row.kind,
            unit=option(row.unit) if row.unit else "",
            value=stated.get(row.fact, ""),
            options=tuple((each, option(each)) for each in row.options),
        )
        for row in facts
    ]


def _reasons(found: Recognition) -> tuple[str, ...]:
    rests_on = next((one for one in found.paths if one.path == found.path), None)
    if rests_on is None:
        return tuple(str(REASONS.get(text, text)) for text in found.reasons)
    if rests_on.verdict == "fail":
        return tuple(_said(one) for one in rests_on.findings if one.outcome == "fail")
    if rests_on.verdict == "no-rule":
        return (_closed(rests_on),)
    return ()


def _table(found: Iterable[Finding | Note], caption: str, instrument: str) -> Table:
    heads = (_("What is asked"), _("It must be"), _("Stated"), _("Clause"), _("Outcome"))
    table = []
    for one in found:
        where = Cell(
            text=one.clause or one.document or "", note=_source(one, instrument), quality=one.source_quality or ""
        )
        stated = _stated(one) if isinstance(one, Finding) else ""
        asked = Cell(text=_label(one))
        wanted = Cell(text=_wanted(one.analyte or "", one.limit or ""))
        table.append((asked, wanted, Cell(text=stated), where, Cell(outcome=one.outcome or "no-rule")))
    return Table(caption=caption, columns=[Column(head) for head in heads], rows=table)


def _source(one: Finding | Note, instrument: str) -> str:
    """Where a condition was read, and in which text where it isn't the path's own."""
    address = one.source_url or ""
    other = one.document if one.document != instrument else ""
    return " ".join(part for part in (other, address if address.startswith("http") else "") if part)


def _label(one: Finding | Note | Missing) -> str:
    row = _facts().get(one.analyte or "")
    return fact_name(row) if row else one.analyte or ""


def _lacks(one: Missing) -> str:
    if one.limit == "paper":
        return _("not at hand")
    if one.limit in ("yes", "no"):
        return _("not stated")
    return _("not stated; it must be: %s") % _wanted(one.analyte, one.limit)


def _wanted(fact: str, limit: str) -> str:
    row = _facts().get(fact)
    unit = row.unit if row else ""
    if limit == "paper":
        return _("at hand")
    if limit.startswith(">= "):
        return _("at least %s") % _measured(unit, limit.removeprefix(">= "))
    if limit.startswith("<= "):
        return _("at most %s") % _measured(unit, limit.removeprefix("<= "))
    return _(" or ").join(option(one) for one in limit.split("|"))


def _measured(unit: str, number: str) -> str:
    return _counted(unit, int(number)) if number.isdigit() else number


def _counted(unit: str, number: int) -> str:
    if unit == "months":
        return ngettext("%d month", "%d months", number) % number
    return ngettext("%d year", "%d years", number) % number if unit == "years" else str(number)


def _stated(one: Finding) -> str:
    if one.limit == "paper":
        return _("at hand") if one.result == "yes" else _("not at hand")
    if not one.result:
        return _("not stated")
    return _(", ").join(option(part) for part in one.result.split("|"))


def _said(one: Finding) -> str:
    return _("%(what)s: stated is “%(stated)s”, but it must be “%(wanted)s”.") % {
        "what": _label(one),
        "stated": _stated(one),
        "wanted": _wanted(one.analyte, one.limit or ""),
    }


def _closed(verdict: PathVerdict) -> str:
    if verdict.verdict != "no-rule":
        return ""
    if verdict.effective_from and verdict.on < verdict.effective_from:
        return _("In force from %s only.") % verdict.effective_from
    return _("It ended on %s.") % verdict.effective_to
