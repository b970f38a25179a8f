"""The tables of this room's pages."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.exchange.catalogue.models import Kind
from daodi.hub.exchange.centre.index import Series, Thing
from daodi.hub.exchange.centre.models import BoardNotice, Loan, Sample, Viewing
from daodi.hub.exchange.centre.picture import span
from daodi.hub.web.names import shown as material
from daodi.hub.web.shapes import Cell, Column, Table
from daodi.hub.web.tongue import own

KINDS = dict(Kind.choices)


def board(found: Iterable[BoardNotice]) -> Table:
    """Notices: what, of which kind, from when until when."""
    columns = (Column(_("Notice")), Column(_("Kind")), Column(_("Shown")))
    rows = [
        (
            Cell(
                text=own(one.title, one.title_zh_hans, one.title_zh_hant),
                href=reverse("centre:notice", args=[one.pk]),
                tag="" if one.visibility == "published" else _("private"),
            ),
            Cell(text=one.get_kind_display()),
            Cell(text=days(one)),
        )
        for one in found
    ]
    return Table(caption=_("Notice board"), columns=columns, rows=rows)


def samples(found: Iterable[Sample]) -> Table:
    """Samples: what, on which shelf, lent by whom."""
    columns = (Column(_("Sample")), Column(_("Shelf")), Column(_("Lent by")), Column(_("State")))
    rows = [
        (
            Cell(text=one.title, href=reverse("centre:sample", args=[one.pk]), note=one.lot_code),
            Cell(text=one.shelf or _("none")),
            Cell(text=one.owner.name, tag=_("example") if one.owner.example else ""),
            Cell(text=one.get_state_display()),
        )
        for one in found
    ]
    return Table(caption=_("Sample room"), columns=columns, rows=rows)


def loans(found: Iterable[Loan]) -> Table:
    """To whom a sample was given out."""
    columns = (Column(_("Given to")), Column(_("On")), Column(_("Back by")), Column(_("Came back")))
    rows = [
        (
            Cell(text=one.to.name),
            Cell(text=one.out_on.isoformat()),
            Cell(text=one.due_on.isoformat()),
            Cell(text=one.back_on.isoformat() if one.back_on else _("not yet")),
        )
        for one in found
    ]
    return Table(caption=_("Loans"), columns=columns, rows=rows)


def prices(one: Series) -> Table:
    """A series in figures, a row a month."""
    columns = (
        Column(_("Month")),
        Column(_("Middle price per kg"), figures=True),
        Column(_("From – to"), figures=True),
        Column(_("Orders"), figures=True),
    )
    rows = [
        (
            Cell(text=month),
            Cell(text=span(cell.middle_low, cell.middle_high)) if cell else Cell(text=_("too few to tell"), look="mut"),
            Cell(text=span(cell.low, cell.high)) if cell else Cell(),
            Cell(text=many(cell.deals)) if cell else Cell(),
        )
        for month, cell in one.months
    ]
    return Table(caption=called(one.thing), columns=columns, rows=rows)


def called(thing: Thing) -> str:
    """A thing in the words of the page."""
    known = material(thing.material_id)
    said = (known.name if known else thing.material_id, str(KINDS.get(thing.kind, thing.kind)), thing.grade)
    return " · ".join((*(one for one in said if one), thing.currency))


def many(deals: str) -> str:
    """How many orders, as far as it is told."""
    least, _dash, most = deals.partition("-")
    if most:
        return _("%(least)s to %(most)s") % {"least": least, "most": most}
    return _("%s or more") % least


def days(one: BoardNotice) -> str:
    """From when until when a notice is shown."""
    if one.shown_until is None:
        return _("since %s") % one.shown_from.isoformat()
    return f"{one.shown_from.isoformat()} – {one.shown_until.isoformat()}"


def when(one: Viewing) -> str:
    """The time of a viewing, on the clock of the site."""
    return f"{timezone.localtime(one.starts_at):%Y-%m-%d %H:%M %Z}"
