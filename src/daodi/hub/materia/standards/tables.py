"""The tables on the pages of standards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from daodi.check.plan import Plan, Planned
from daodi.check.rules import Rule
from daodi.check.verdict import Requirement as Asked
from daodi.hub.materia.standards.queries import documents
from daodi.hub.web.held import Holding
from daodi.hub.web.names import analyte_name, market_name
from daodi.hub.web.shapes import Cell, Column, Table
from daodi.hub.web.templatetags.look import figure
from daodi.hub.web.words import Words, word
from daodi.reference import Document, Limit, Requirement


def rules(found: Iterable[Limit], *, without: Sequence[str] = ()) -> Table:
    """Rules, a row each; ``without`` names the columns (market, document) that the page says already."""
    columns = {
        "test": Column(_("Test")),
        "market": Column(_("Market")),
        "limit": Column(_("Limit")),
        "scope": Column(_("For")),
        "document": Column(_("Document")),
        "source": Column(_("Source")),
    }
    kept = [name for name in columns if name not in without]
    held = documents()
    lines = [[cells[name] for name in kept] for cells in (_rule(row, held[row.doc_id]) for row in found)]
    return Table(caption=_("Rules"), columns=[columns[name] for name in kept], rows=lines)


def _rule(row: Limit, document: Document) -> dict[str, Cell]:
    edition = f"{row.edition} · " if row.edition else ""
    where = reverse("standards:rule", args=[row.rule_id])
    return {
        "test": Cell(text=analyte_name(row.analyte), href=where, note=row.rule_id),
        "market": Cell(text=market_name(row.market), tag=row.market),
        "limit": Cell(text=limit_of(row), look="nw" + (" strong" if document.force == "binding" else "")),
        "scope": Cell(text=row.scope, note=word("scope", row.scope_kind)),
        "document": Cell(text=row.document, note=f"{edition}{word('force', document.force)}"),
        "source": Cell(quality=row.quality),
    }


def editions(found: Iterable[Rule], on: date) -> Table:
    """Rules on one test, each with its document's edition and dates."""
    columns = (
        Column(_("Market")),
        Column(_("Limit")),
        Column(_("For")),
        Column(_("Document")),
        Column(_("In force")),
        Column(_("Source")),
    )
    return Table(caption=_("Rules, market by market"), columns=columns, rows=[_edition(one, on) for one in found])


def _edition(one: Rule, on: date) -> tuple[Cell, ...]:
    row, document, ended = one.limit, one.document, one.time(on) == "ended"
    binds = document.force == "binding" and not ended
    return (
        Cell(text=market_name(one.market), tag=one.market),
        Cell(
            text=limit_of(row),
            href=reverse("standards:rule", args=[row.rule_id]),
            look="nw" + (" strong" if binds else " mut" if ended else ""),
        ),
        Cell(text=row.scope, note=word("scope", row.scope_kind)),
        Cell(
            text=row.document,
            href=reverse("standards:document", args=[row.doc_id]),
            note=" · ".join(filter(None, (row.edition, str(word("force", document.force))))),
        ),
        Cell(text=_window(one), tag=_("ended") if ended else ""),
        Cell(quality=row.quality),
    )


def _window(one: Rule) -> str:
    return window(one.starts.isoformat() if one.starts else "", one.ends.isoformat() if one.ends else "")


def limit_of(row: Limit) -> str:
    """The limit in one line, as printed."""
    if row.operator == "absent":
        return _("absent in %(amount)s") % {"amount": f"{row.value} {row.unit}"} if row.value else _("not detected")
    basis = f" ({word('basis', row.basis)})" if row.basis != "as is" else ""
    return figure(f"{row.operator} {row.value} {row.unit}") + basis


def document_list(found: Iterable[tuple[Document, int]], *, with_market: bool = True) -> Table:
    """Documents, a row each, with the number of their rules."""
    columns = [Column(_("Document")), Column(_("Force")), Column(_("In force")), Column(_("Rules"), figures=True)]
    columns.append(Column(_("Source")))
    if with_market:
        columns.insert(1, Column(_("Market")))
    lines = []
    for row, count in found:
        where = reverse("standards:document", args=[row.doc_id])
        cells = [
            Cell(text=row.document, href=where, note=row.edition or _("edition not stated")),
            Cell(text=word("force", row.force), look="strong" if row.force == "binding" else ""),
            Cell(text=window(row.effective_from, row.effective_to), note=word("status", row.status)),
            Cell(text=str(count)),
            Cell(quality=row.quality),
        ]
        if with_market:
            cells.insert(1, Cell(text=market_name(row.market), tag=row.market))
        lines.append(tuple(cells))
    return Table(caption=_("Documents"), columns=columns, rows=lines)


def window(start: str, end: str) -> str:
    """From when to when, as far as it is held."""
    if not start and not end:
        return _("dates not held")
    if not end:
        return _("from %(start)s") % {"start": start}
    return _("%(start)s to %(end)s") % {"start": start or _("not held"), "end": end}


def market_list(found: Iterable[Holding]) -> Table:
    """Markets with what is held of each, for medicinal materials."""
    columns = (
        Column(_("Market")),
        Column(_("Rules held"), figures=True),
        Column(_("in force today"), figures=True),
        Column(_("binding"), figures=True),
        Column(_("read in a source"), figures=True),
        Column(_("Other requirements"), figures=True),
        Column(_("Groups partly held / not held"), figures=True),
    )
    lines = [
        (
            Cell(text=market_name(one.code), href=reverse("standards:market", args=[one.code]), tag=one.code),
            *(Cell(text=str(n)) for n in (one.limits, one.open, one.binding, one.read, one.requirements)),
            Cell(text=f"{one.partly} / {one.none}"),
        )
        for one in found
    ]
    return Table(caption=_("Markets"), columns=columns, rows=lines)


def requirements(found: Iterable[Requirement | Asked]) -> Table:
    """What is asked for besides numbers."""
    lines = []
    for row in found:
        if isinstance(row, Asked):
            kind: Words = word("requirement", row.kind)
            by, source, quality = row.clause, row.source_url, row.source_quality
        else:
            kind, by, source, quality = row.subject, row.instrument, row.source, row.quality
        lines.append(
            (
                Cell(text=row.requirement, note=row.note, look="plain"),
                Cell(text=kind),
                Cell(text=by),
                Cell(quality=quality, note=source),
            )
        )
    columns = (Column(_("What is asked for")), Column(_("Concerns")), Column(_("By")), Column(_("Source")))
    return Table(caption=_("What is asked for besides numbers"), columns=columns, rows=lines)


def tests(found: Iterable[Planned]) -> Table:
    """Tests to order, a row each."""
    columns = (
        Column(_("Test")),
        Column(_("Limit")),
        Column(_("Method, sample")),
        Column(_("Clause")),
        Column(_("Force")),
        Column(_("Source")),
    )
    return Table(caption=_("Tests to order"), columns=columns, rows=[_test(one) for one in found])


def _test(one: Planned) -> tuple[Cell, ...]:
    said = [part for part in (one.method, one.sample) if part]
    return (
        Cell(text=analyte_name(one.analyte), href=reverse("standards:rule", args=[one.rule_id]), note=one.rule_id),
        Cell(text=figure(one.limit), look="nw strong" if one.required else "nw"),
        Cell(text=", ".join(said)) if said else Cell(text=_("not named in the clause"), look="mut"),
        Cell(text=one.clause, note=f"{one.document} {one.edition}".strip()),
        Cell(
            text=word("force", one.force), note=one.why or "; ".join(str(word("caveat", said)) for said in one.caveats)
        ),
        Cell(quality=one.source_quality),
    )


def planned(plan: Plan) -> tuple[Table, Table]:
    """The tests that a binding rule asks for, and those that do not decide by themselves."""
    asked = [one for one in plan.tests if one.required]
    return tests(asked), tests(one for one in plan.tests if not one.required)
