"""What the verb says of paths, as the pages show it: words in the page's language, tables, fields to answer."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from daodi.check import Finding, Missing, Note
from daodi.check.paths import PathVerdict
from daodi.check.verdict import ProductVerdict
from daodi.hub.exchange.authorisations.models import PathKind
from daodi.hub.exchange.authorisations.names import fact_name, option, path_name
from daodi.hub.web.names import market_name, shown
from daodi.hub.web.shapes import Cell, Column, Table
from daodi.hub.web.words import word
from daodi.reference import Market, PathFact, rows


@dataclass(frozen=True)
class ShownPath:
    """A path with its verdict, as a panel of the page."""

    verdict: PathVerdict
    name: str
    kind: str
    sum: str
    closed: str
    missing: tuple[tuple[str, str], ...]
    broken: tuple[str, ...]
    table: Table | None
    notes: Table | None


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
def _facts() -> dict[str, PathFact]:
    return {row.fact: row for row in rows(PathFact)}


def shown_path(verdict: PathVerdict) -> ShownPath:
    """A path as the page shows it: what it lacks first, then every condition with its clause."""
    findings = verdict.findings
    met = sum(one.outcome == "pass" for one in findings)
    return ShownPath(
        verdict=verdict,
        name=path_name(verdict.path),
        kind=str(PathKind(verdict.kind).label),
        sum=_("%(met)d of %(all)d conditions met") % {"met": met, "all": len(findings)} if findings else "",
        closed=_closed(verdict),
        missing=tuple((_label(one), _lacks(one)) for one in verdict.missing),
        broken=tuple(_said(one) for one in findings if one.outcome == "fail"),
        table=_table(findings, _("Conditions of %s") % path_name(verdict.path)) if findings else None,
        notes=_table(verdict.notes, _("Noted, without deciding")) if verdict.notes else None,
    )


def ingredients(verdict: ProductVerdict) -> Table:
    """The composition in that market: each ingredient, the material it means, and what is held against it."""
    columns = (Column(_("Ingredient")), Column(_("Material")), Column(_("Held there")))
    found = []
    for one in verdict.ingredients:
        known = shown(one.material.id or "")
        material = Cell(text=known.name, lang=known.lang, note=known.latin) if known else Cell(text=_("not known"))
        found.append((Cell(text=one.ingredient), material, Cell(outcome=one.outcome, note=_held(one.outcome))))
    return Table(caption=_("Composition"), columns=columns, rows=found)


def fields(facts: Iterable[PathFact], stated: Mapping[str, str]) -> list[Field]:
    """The facts as fields, with what was stated."""
    return [
        Field(
            name=f"fact-{row.fact}",
            label=fact_name(row),
            kind=row.kind,
            unit=option(row.unit) if row.unit else "",
            value=stated.get(row.fact, ""),
            options=tuple((each, _choice(each)) for each in row.options),
        )
        for row in facts
    ]


def _table(found: Iterable[Finding | Note], caption: str) -> Table:
    columns = (Column(_("What is asked")), Column(_("It must be")), Column(_("Stated")), Column(_("Outcome")))
    table = []
    for one in found:
        source = " · ".join(part for part in (one.document, one.clause) if part)
        note = f"{source} {one.source_url}" if (one.source_url or "").startswith("http") else source
        asked = Cell(text=_label(one), note=note) if one.rule_id else Cell(text=one.analyte or "")
        stated = _stated(one) if isinstance(one, Finding) else ""
        outcome = Cell(outcome=one.outcome or "no-rule", quality=one.source_quality or "")
        limit = _wanted(one.analyte or "", one.limit or "") if one.rule_id else _("no ban, and a known name")
        table.append((asked, Cell(text=limit), Cell(text=stated), outcome))
    return Table(caption=caption, columns=[*columns], rows=table)


def _label(one: Finding | Note | Missing) -> str:
    row = _facts().get(one.analyte or "")
    return fact_name(row) if row else one.analyte or ""


def _lacks(one: Missing) -> str:
    if one.limit == "paper":
        return _("not at hand")
    if one.limit == "yes":
        return _("not stated")
    return _("not stated; it must be: %s") % _wanted(one.analyte, one.limit)


def _wanted(fact: str, limit: str) -> str:
    row = _facts().get(fact)
    if limit == "paper":
        return _("at hand")
    if limit.startswith(">= "):
        return _("at least %s") % _measured(limit.removeprefix(">= "), row)
    if limit.startswith("<= "):
        return _("at most %s") % _measured(limit.removeprefix("<= "), row)
    if limit == "yes":
        return _("so")
    return _(" or ").join(_choice(one) for one in limit.split("|"))


def _measured(number: str, row: PathFact | None) -> str:
    if row is not None and row.unit == "years" and number.isdigit():
        return ngettext("%d year", "%d years", int(number)) % int(number)
    return number


def _stated(one: Finding) -> str:
    if not one.rule_id:
        return ""
    if not one.result:
        return _("not at hand") if one.limit == "paper" else _("not stated")
    if one.limit == "paper":
        return _("at hand") if one.result == "yes" else _("not at hand")
    return _(", ").join(_choice(part) for part in one.result.split("|"))


def _choice(value: str) -> str:
    return market_name(value) if value in _codes() else option(value)


@functools.cache
def _codes() -> frozenset[str]:
    return frozenset(row.code for row in rows(Market))


def _said(one: Finding) -> str:
    if not one.rule_id:
        return f"{one.analyte}: {word('outcome', one.outcome)}"
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


def _held(outcome: str) -> str:
    return {
        "fail": _("banned there"),
        "cannot-decide": _("the name is not clear, or the material is restricted there"),
        "pass": _("no ban held names it"),
    }.get(outcome, _("no list of banned materials is held"))
