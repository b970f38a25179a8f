"""Papers kept, as the tables that pages show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in

from daodi.hub.core.access.actor import Actor
from daodi.hub.exchange.orders.models import Order
from daodi.hub.exchange.papers.models import Paper
from daodi.hub.exchange.papers.queries import readable
from daodi.hub.exchange.papers.words import kind_name
from daodi.hub.web.shapes import Cell, Column, Table
from daodi.hub.web.words import Words


def papers(found: Iterable[Paper], on: date, *, order: Order | None = None) -> Table:
    """Papers with what they are of, and until when they count. With an ``order``, whose they are instead."""
    columns = (
        Column(_("Paper")),
        Column(_("Number")),
        Column(_("Of")),
        Column(_in("paper", "Kept by")),
        Column(_("Valid until")),
    )
    rows = [
        (
            Cell(text=kind_name(one.kind), href=reverse("papers:paper", args=[one.pk])),
            Cell(text=one.number, look="mono"),
            _of(one, order),
            Cell(text=one.owner.name),
            Cell(text=one.valid_until.isoformat() if one.valid_until else _("no end stated"), tag=_ended(one, on)),
        )
        for one in found
    ]
    return Table(caption=_("Papers kept"), columns=columns, rows=rows)


def versions(found: Sequence[Paper], here: Paper) -> Table:
    """The versions of a paper, the newest first."""
    columns = (Column(_("Version")), Column(_("Number")), Column(_("Kept on")), Column(_("Valid until")))
    rows = [
        (
            Cell(
                text=str(one.version),
                href="" if one.pk == here.pk else reverse("papers:paper", args=[one.pk]),
                tag=_in("paper", "withdrawn") if one.withdrawn_at else "",
            ),
            Cell(text=one.number, look="mono"),
            Cell(text=one.created_at.date().isoformat()),
            Cell(text=one.valid_until.isoformat() if one.valid_until else _("no end stated")),
        )
        for one in found
    ]
    return Table(caption=_("Versions"), columns=columns, rows=rows)


def facts(one: Paper, actor: Actor) -> list[tuple[str, Cell]]:
    """What stands on a paper."""
    told = [
        (_("number"), Cell(text=one.number, look="mono")),
        (_("issued by"), Cell(text=one.issuer or _("not stated"))),
        (_("issued on"), Cell(text=one.issued_on.isoformat() if one.issued_on else _("not stated"))),
        (_("valid until"), Cell(text=one.valid_until.isoformat() if one.valid_until else _("no end stated"))),
        (_("kept by"), Cell(text=one.owner.name)),
    ]
    if one.lot_code:
        told.append((_("lot"), Cell(text=one.lot_code, look="mono")))
    return [*told, (_("file"), _file(one, actor))]


def _file(one: Paper, actor: Actor) -> Cell:
    if one.document is None:
        return Cell(text=_("none kept"))
    if one.document.pk not in readable(actor, [one.document.pk]):
        return Cell(text=_("not shared with you"))
    return Cell(text=one.document.name, href=reverse("documents:download", args=[one.document.pk]))


def _of(one: Paper, here: Order | None) -> Cell:
    if one.lot_code:
        return Cell(text=one.lot_code, look="mono")
    if one.order is None or one.order == here:
        return Cell(text=_("this order") if one.order else "")
    return Cell(text=one.order.number, href=reverse("papers:order", args=[one.order_id]), look="mono")


def _ended(one: Paper, on: date) -> Words:
    return _("expired") if one.valid_until and one.valid_until < on else ""
