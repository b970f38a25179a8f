"""The tables of this room's pages."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from django.template.defaultfilters import date as shown_date
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in

from daodi.check import Verdict
from daodi.check.plan import Plan
from daodi.hub.core.access.models import Grant
from daodi.hub.materia.laboratory.changes import changes
from daodi.hub.materia.laboratory.judging import as_answered
from daodi.hub.materia.laboratory.models import IdentityStatement, Lot, Report, ResultRow, TestRequest, VerdictRecord
from daodi.hub.materia.laboratory.words import changed
from daodi.hub.web.findings import Matrix, matrix
from daodi.hub.web.names import analyte_name, market_name, shown
from daodi.hub.web.shapes import Cell, Column, Table
from daodi.hub.web.templatetags.look import figure

MOST_TOLD = 6  # changes of one verdict in a list; its own page tells all


def over_lots(lots: Sequence[Lot], verdicts: Sequence[Verdict]) -> Matrix:
    """The matrix of several lots, each place leading to its findings on the lot's own page."""
    drawn = matrix(verdicts)
    markets = [one["code"] for one in drawn.markets]
    rows = []
    for lot, row in zip(lots, drawn.rows, strict=True):
        here = reverse("laboratory:lot", args=[lot.pk])
        asked = "&".join(f"market={code}" for code in markets)
        cells = tuple(
            cell and replace(cell, href=f"{here}?{asked}#v{number}-{code}")
            for number, (code, cell) in enumerate(zip(markets, row.cells, strict=True))
        )
        rows.append(replace(row, href=here, cells=cells))
    return replace(drawn, rows=tuple(rows))


def lots(found: Iterable[Lot]) -> Table:
    """Lots as records: what, whose, since when."""
    columns = (
        Column(_("Lot")),
        Column(_("Material")),
        Column(_("Form")),
        Column(_("Owner")),
        Column(_in("lot", "Since")),
    )
    rows = [
        (
            Cell(text=lot.code, href=reverse("laboratory:lot", args=[lot.pk]), look="mono"),
            material(lot),
            Cell(text=lot.form),
            Cell(text=lot.owner.name, tag=_("example") if lot.owner.example else ""),
            Cell(text=day(lot.created_at)),
        )
        for lot in found
    ]
    return Table(caption=_("Lots"), columns=columns, rows=rows)


def material(lot: Lot) -> Cell:
    """The material of a lot: its own name and Latin title, or what the paper says and that it is not resolved."""
    row = shown(lot.material_id)
    if row is None:
        return Cell(text=lot.material or _("not stated"), tag=_("not resolved"))
    return Cell(text=row.name, lang=row.lang, href=reverse("materials:page", args=[row.id]), note=row.latin)


def results(rows: Iterable[ResultRow], readable: Container[UUID]) -> Table:
    """Results as the laboratory wrote them, with a way to the reports that may be read."""
    columns = (
        Column(_("Measured")),
        Column(_("Result"), figures=True),
        Column(_("Unit")),
        Column(_("Basis and method")),
        Column(_("Place in the report")),
    )
    lines = [
        (
            Cell(text=row.analyte),
            Cell(text=row.result or "–"),
            Cell(text=row.unit),
            Cell(text=" · ".join(text for text in (row.basis, row.method, _detection(row)) if text) or _("not stated")),
            Cell(
                text=row.input,
                look="mono xs",
                href=reverse("laboratory:report", args=[row.report_id]) if row.report_id in readable else "",
                tag=_("set aside") if row.report.state == "set-aside" else "",
            ),
        )
        for row in rows
    ]
    return Table(caption=_("Results, as the laboratory wrote them"), columns=columns, rows=lines)


def _detection(row: ResultRow) -> str:
    said = (("LOQ", row.loq), ("LOD", row.lod), ("±", row.uncertainty))
    return ", ".join(f"{name} {text}" for name, text in said if text)


def reports(found: Iterable[Report]) -> Table:
    """Reports with their state."""
    columns = (Column(_("File")), Column(_("Laboratory")), Column(_("State")), Column(_("Received")))
    rows = [
        (
            Cell(text=one.document.name, href=reverse("laboratory:report", args=[one.pk])),
            Cell(text=one.laboratory or _("not stated")),
            Cell(tag=one.get_state_display()),
            Cell(text=day(one.created_at)),
        )
        for one in found
    ]
    return Table(caption=_("Reports"), columns=columns, rows=rows)


def records(kept: Iterable[VerdictRecord]) -> Table:
    """Verdicts that were kept, newest first."""
    columns = (
        Column(_("Kept")),
        Column(_("Market")),
        Column(_("Verdict")),
        Column(_("By the rules on")),
        Column(_("Edition")),
    )
    rows = [
        (
            Cell(text=moment(one.made_at), href=reverse("laboratory:kept", args=[one.pk])),
            Cell(text=market_name(one.market), tag=one.market),
            Cell(outcome=one.outcome, tag=_("rules changed") if one.follows_id else ""),
            Cell(text=one.on.isoformat()),
            Cell(text=one.rules, look="xs mono"),
        )
        for one in kept
    ]
    return Table(caption=_("Verdicts kept"), columns=columns, rows=rows)


def rechecked(found: Iterable[VerdictRecord], *, with_lot: bool = False) -> Table:
    """Verdicts that came out other when rules changed: from what to what, and which rule says so."""
    columns = (
        *([Column(_("Lot"))] if with_lot else []),
        Column(_("Checked again")),
        Column(_("Market")),
        Column(_("Before")),
        Column(_("Now")),
        Column(_("What is other")),
    )
    rows = [_rechecked(one, with_lot) for one in found]
    return Table(caption=_("Changed with the rules"), columns=columns, rows=rows)


def _rechecked(one: VerdictRecord, with_lot: bool) -> tuple[Cell, ...]:
    before = one.follows or one
    told = changes(as_answered(before), as_answered(one))
    lot = Cell(text=one.lot.code, href=reverse("laboratory:lot", args=[one.lot_id]), look="mono")
    return (
        *([lot] if with_lot else []),
        Cell(text=moment(one.made_at), note=one.rules),
        Cell(text=market_name(one.market), tag=one.market),
        Cell(outcome=before.outcome, text=_("then"), href=reverse("laboratory:kept", args=[before.pk])),
        Cell(outcome=one.outcome, text=_("now"), href=reverse("laboratory:kept", args=[one.pk])),
        Cell(text=_("; ").join(changed(each) for each in told[:MOST_TOLD]), look="plain"),
    )


def identities(said: Iterable[IdentityStatement]) -> Table:
    """Identity tests made elsewhere."""
    columns = (
        Column(_("Method")),
        Column(_("Made by")),
        Column(_("Species said")),
        Column(_("Claim")),
        Column(_("Why")),
    )
    rows = [
        (
            Cell(text=one.get_method_display(), note=one.tested_on.isoformat() if one.tested_on else ""),
            Cell(text=one.laboratory),
            Cell(text=", ".join(one.species), lang="la"),
            Cell(text=one.get_claim_display()),
            Cell(text=one.reason),
        )
        for one in said
    ]
    return Table(caption=_("Identity tests made elsewhere"), columns=columns, rows=rows)


def requests(found: Iterable[TestRequest]) -> Table:
    """Test requests, sent and received."""
    columns = (
        Column(_("Lot")),
        Column(_in("request", "From")),
        Column(_in("request", "To")),
        Column(_("Markets")),
        Column(_("State")),
        Column(_("Changed")),
    )
    rows = [
        (
            Cell(text=one.lot.code, href=reverse("laboratory:request", args=[one.pk]), look="mono"),
            Cell(text=one.owner.name),
            Cell(text=one.laboratory.name),
            Cell(text=_(", ").join(market_name(code) for code in one.markets)),
            Cell(tag=one.get_state_display()),
            Cell(text=day(one.changed_at)),
        )
        for one in found
    ]
    return Table(caption=_("Test requests"), columns=columns, rows=rows)


def grants(given: Iterable[Grant]) -> list[tuple[Grant, str]]:
    """To whom something is shown, and until when in words."""
    return [(one, _("until %s") % day(one.until) if one.until else _("until it is withdrawn")) for one in given]


def planned(tests: Iterable[object]) -> list[str]:
    """Tests by the names of the page."""
    return [str(analyte_name(str(test))) for test in tests]


def day(at: object) -> str:
    """A day as the page's language writes it."""
    return str(shown_date(timezone.localtime(at), "Y-m-d"))  # type: ignore[arg-type]


def moment(at: object) -> str:
    """A day and time with its zone."""
    return str(shown_date(timezone.localtime(at), "Y-m-d H:i T"))  # type: ignore[arg-type]


def plan(one: Plan) -> Table:
    """The tests that a market requires, each with limit and clause."""
    columns = (Column(_("Test")), Column(_("Limit"), figures=True), Column(_("Clause")), Column(_("Source")))
    rows = [
        (
            Cell(text=analyte_name(test.analyte)),
            Cell(text=figure(test.limit), look="nw"),
            Cell(
                text=f"{test.document}, {test.clause}" if test.clause else test.document,
                note=test.method or "",
                href=reverse("standards:rule", args=[test.rule_id]),
            ),
            Cell(quality=test.source_quality),
        )
        for test in one.tests
        if test.required
    ]
    return Table(caption=_("Tests required: %s") % market_name(one.market), columns=columns, rows=rows)
