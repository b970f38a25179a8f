"""What this room shows, as rows of tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from daodi.hub.core.access.actor import Actor
from daodi.hub.exchange.orders.models import Order, OrderState
from daodi.hub.exchange.ubl.models import Message
from daodi.hub.exchange.ubl.words import document, kind, severity
from daodi.hub.web.shapes import Cell, Column, Table

SHOWN = 200
PAGES = {
    "listing": "catalogue:listing",
    "inquiry": "inquiries:page",
    "quote": "inquiries:quote",
    "order": "orders:page",
    "invoice": "orders:page",
}


def messages(found: Iterable[Message], actor: Actor) -> Table:
    """The documents that were sent."""
    columns = (
        Column(pgettext("ubl", "Document")),
        Column(pgettext("ubl", "With")),
        Column(pgettext("ubl", "Sent")),
        Column(pgettext("ubl", "State")),
        Column(pgettext("ubl", "Record")),
    )
    rows = []
    for one in found:
        other = one.receiver if actor.is_of(one.owner_id) else one.owner
        rows.append(
            (
                Cell(text=document(one.kind), href=reverse("ubl:message", args=[one.pk]), note=one.number),
                Cell(text=other.name if other else ""),
                Cell(text=moment(one)),
                Cell(tag=one.get_state_display()),
                record(one),
            )
        )
    return Table(caption=_("Documents sent"), columns=columns, rows=rows)


def record(one: Message) -> Cell:
    """What a document became, with the way to its page where there is one."""
    if not one.about:
        return Cell()
    try:
        page = reverse(PAGES.get(one.about, ""), args=[one.record_id]) if one.record_id else ""
    except NoReverseMatch:
        page = ""
    said = str(one.get_about_display())
    return Cell(text=f"{one.many} × {said}" if one.many > 1 else said, href=page)


def findings(found: Sequence[Mapping[str, Any]]) -> Table:
    """What was found in a document: where, how badly, what was expected."""
    columns = (Column(_("Element")), Column(_("Line"), figures=True), Column(_("Severity")), Column(_("What it says")))
    rows = [
        (
            Cell(text=one["column"], look="mono", note=one["path"]),
            Cell(text=str(one["line"] or "")),
            Cell(tag=severity(one["severity"]), note=kind(one["code"])),
            Cell(text=one["message"], lang="" if one["code"] == "difference" else "en"),
        )
        for one in found[:SHOWN]
    ]
    return Table(caption=_("Findings"), columns=columns, rows=rows)


def orders(found: Iterable[Order], actor: Actor) -> Table:
    """The orders of the actor, each with the documents that can be taken of it."""
    columns = (Column(pgettext("ubl", "Order")), Column(pgettext("ubl", "With")), Column(pgettext("ubl", "Documents")))
    rows = []
    for one in found:
        other = one.supplier if actor.is_of(one.owner_id) else one.owner
        kinds = ["Order", *_answers(one)]
        if actor.is_of(one.supplier_id) and one.confirmed_at:
            kinds.append("Invoice")
        for at, name in enumerate(kinds):
            there = reverse("ubl:document", args=[name, one.pk])
            first = (
                (Cell(text=one.number), Cell(text=other.name))
                if not at
                else (Cell(text=one.number, look="mut"), Cell())
            )
            rows.append((*first, Cell(text=document(name), href=there)))
    return Table(caption=_("Documents to take"), columns=columns, rows=rows, kind="stack tight")


def moment(one: Message) -> str:
    """When a document was sent."""
    return date_format(timezone.localtime(one.created_at), "Y-m-d H:i")


def _answers(one: Order) -> list[str]:
    if one.state == OrderState.CANCELLED:
        return ["OrderCancellation"]
    return ["OrderResponse"] if one.confirmed_at or one.state == OrderState.REJECTED else []
