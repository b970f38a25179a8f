"""The tables of this room's pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.orders.models import Complaint, Dispute, Order, OrderLine, Shipment
from daodi.hub.exchange.orders.policy import side_of
from daodi.hub.exchange.orders.values import shown as plain
from daodi.hub.exchange.orders.words import WAITS
from daodi.hub.exchange.terms.money import Money, shown
from daodi.hub.exchange.terms.quantity import unit as unit_of
from daodi.hub.web.names import shown as material_shown
from daodi.hub.web.shapes import Cell, Column, Table


def orders(actor: Actor, found: Iterable[Order]) -> Table:
    """Orders: which, with whom, how much, and what comes next."""
    columns = (
        Column(_("Order")),
        Column(_("With")),
        Column(_("Total"), figures=True),
        Column(_("State")),
        Column(_("Placed on")),
    )
    rows = [
        (
            Cell(text=one.number, href=page(one), note=what(one)),
            _across(actor, one),
            Cell(text=money(one.total, one.currency)),
            Cell(
                text=one.get_state_display(),
                note=waits(actor, one),
                tag=_("your turn") if getattr(one, "waits", 0) else "",
            ),
            Cell(text=day(timezone.localdate(one.placed_at))),
        )
        for one in found
    ]
    return Table(caption=_("Orders"), columns=columns, rows=rows)


def lines(order: Order, found: Sequence[OrderLine]) -> Table:
    """What is ordered, at which price, and how much of it was shipped and has arrived."""
    columns = (
        Column(_("What")),
        Column(_("Amount"), figures=True),
        Column(_("Price a unit"), figures=True),
        Column(_("Total"), figures=True),
        Column(_("Shipped"), figures=True),
        Column(_in("goods", "Received"), figures=True),
    )
    rows = [
        (
            Cell(text=one.description, note=material(one)),
            Cell(text=amount(one.amount, one), note=_kg(one)),
            Cell(text=money(one.price, order.currency)),
            Cell(text=money(one.total, order.currency)),
            Cell(text=amount(one.sent, one)),  # type: ignore[attr-defined]
            Cell(text=amount(one.arrived, one)),  # type: ignore[attr-defined]
        )
        for one in found
    ]
    return Table(caption=_("What is ordered"), columns=columns, rows=rows)


def contents(actor: Actor, shipment: Shipment) -> Table:
    """What a shipment holds, and what arrived of it."""
    columns = (
        Column(_("What")),
        Column(_("Lot")),
        Column(_in("goods", "Sent"), figures=True),
        Column(_("Arrived"), figures=True),
    )
    rows = []
    for one in shipment.contents.all():
        found = getattr(one, "received", None)
        lot = reverse("laboratory:lot", args=[one.lot_id]) if one.lot_id and side_of(actor, shipment.order) else ""
        rows.append(
            (
                Cell(text=one.line.description),
                Cell(text=one.lot_code or _("not said"), href=lot, look="mono" if one.lot_code else "mut"),
                Cell(text=amount(one.amount, one.line)),
                Cell(
                    text=amount(found.amount, one.line) if found else _("not yet"),
                    look="" if found else "mut",
                    tag=found.get_difference_display() if found and found.difference else "",
                    note=found.note if found else "",
                ),
            )
        )
    return Table(caption=_("What is in it"), columns=columns, rows=rows)


def complaints(found: Iterable[Complaint]) -> Table:
    """Complaints: about what, and where they stand."""
    columns = (Column(_("Complaint")), Column(_("About")), Column(_("State")), Column(_("Since")))
    rows = [
        (
            Cell(text=_("%(number)s. %(kind)s") % {"number": one.number, "kind": one.get_kind_display()}, href=at(one)),
            Cell(text=_("shipment %s") % one.shipment.number, note=one.shipped.lot_code if one.shipped else ""),
            Cell(text=one.get_state_display()),
            Cell(text=day(timezone.localdate(one.made_at))),
        )
        for one in found
    ]
    return Table(caption=_("Complaints"), columns=columns, rows=rows)


def disputes(found: Iterable[Dispute]) -> Table:
    """Disputes: between whom, over what, where they stand."""
    columns = (Column(_("Dispute")), Column(_("Between")), Column(_("State")), Column(_("Raised on")))
    rows = []
    for one in found:
        order = one.complaint.order
        rows.append(
            (
                Cell(text=_("order %s") % order.number, href=at(one.complaint), note=one.complaint.get_kind_display()),
                Cell(text=order.owner.name, note=order.supplier.name),
                Cell(text=one.get_state_display(), note=one.get_favour_display() if one.favour else ""),
                Cell(text=day(timezone.localdate(one.raised_at))),
            )
        )
    return Table(caption=_("Disputes"), columns=columns, rows=rows)


def page(order: Order) -> str:
    """The address of an order's page."""
    return reverse("orders:page", args=[order.pk])


def at(complaint: Complaint) -> str:
    """The address of a complaint's page."""
    return reverse("orders:complaint", args=[complaint.pk])


def what(order: Order) -> str:
    """What an order is about, in a line."""
    found = list(order.lines.all())
    more = _(" and %d more") % (len(found) - 1) if len(found) > 1 else ""
    return f"{found[0].description}{more}" if found else ""


def waits(actor: Actor, order: Order) -> str:
    """What comes next, as the actor's side reads it."""
    side = side_of(actor, order)
    return str(WAITS.get((order.state, side.value), "")) if side else ""


def party(one: Organisation) -> Cell:
    """An organisation, with its page."""
    return Cell(
        text=one.name, href=reverse("organisations:page", args=[one.pk]), tag=_("example") if one.example else ""
    )


def money(figure: Decimal, currency: str) -> str:
    """Money as the page's language writes it."""
    return shown(Money(figure, currency), get_language() or "en")


def amount(figure: Decimal, line: OrderLine) -> str:
    """An amount with its unit."""
    return f"{number(figure)}\N{NO-BREAK SPACE}{unit(line)}"


def number(figure: Decimal) -> str:
    """A number as the page's language writes it."""
    return number_format(plain(figure), force_grouping=True)


def unit(line: OrderLine) -> str:
    """What the unit is called; of one that weighs another thing elsewhere, the name says where."""
    return unit_of(line.unit, line.unit_region).name(get_language() or "en")


def material(line: OrderLine) -> str:
    """The material by its own name, or as it was written; then its grade."""
    found = material_shown(line.material_id) if line.material_id else None
    named = found.name if found else line.material
    return " · ".join(filter(None, (named, line.grade, line.form)))


def day(one: date | None) -> str:
    """A day, year first."""
    return one.isoformat() if one else ""


def moment(one: datetime) -> str:
    """A time with its zone, year first."""
    return timezone.localtime(one).strftime("%Y-%m-%d %H:%M %Z")


def _kg(line: OrderLine) -> str:
    return f"{number(line.kg)}\N{NO-BREAK SPACE}kg" if line.kg is not None and line.unit != "kg" else ""


def _across(actor: Actor, order: Order) -> Cell:
    """The other side; both, for one who is neither."""
    if side_of(actor, order) is None:
        return Cell(text=order.owner.name, note=order.supplier.name)
    return party(order.supplier if actor.is_of(order.owner_id) else order.owner)
