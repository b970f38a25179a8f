"""What the pages of this room show: an order whole, and one complaint."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core import lots as kept_lots
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.request import Request
from daodi.hub.exchange.orders import forms, queries, tables
from daodi.hub.exchange.orders.course import course
from daodi.hub.exchange.orders.history import history
from daodi.hub.exchange.orders.licences import requirements
from daodi.hub.exchange.orders.models import Change, ChangeState, Complaint, Order, OrderLine, Shipment, ShipmentState
from daodi.hub.exchange.orders.policy import change_steps, complaint_steps, dispute_steps, side_of, steps
from daodi.hub.exchange.orders.stepping import UNSETTLED
from daodi.hub.exchange.orders.words import ANSWERS, LACKING, STEPS
from daodi.hub.web.names import market_name
from daodi.hub.web.shapes import Cell, Crumb

HERE = {"wing": "exchange", "room": "orders:list"}


def crumbs(*more: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of this room."""
    first = Crumb(text=_("Exchange"), href=reverse("web:wing", args=["exchange"]))
    return (first, Crumb(text=_("Orders"), href=reverse("orders:list")), *more)


def of_order(request: Request, order: Order, **sent: Any) -> dict[str, Any]:
    """The page of an order; ``sent`` holds forms that came back to be put right."""
    actor = request.actor
    lines, shipments = queries.lines(order), list(queries.shipments(order))
    may = steps(actor, order)
    complaints = list(queries.complaints(actor, order))
    received = [one for one in shipments if hasattr(one, "receipt")]
    unsettled = order.state == "received" and any(one.state in (*UNSETTLED, "raised") for one in complaints)
    waits = sent.get("receiving")
    return {
        **HERE,
        "crumbs": crumbs(Crumb(text=order.number)),
        "order": order,
        "what": tables.what(order),
        "side": side_of(actor, order),
        "across": tables.party(order.supplier if actor.is_of(order.owner_id) else order.owner),
        "next": _("A complaint is not settled yet") if unsettled else tables.waits(actor, order),
        "course": course(order, lines, shipments),
        "facts": _facts(order),
        "lacking": [_lacking(one) for one in order.warnings],
        "table": tables.lines(order, lines),
        "total": tables.money(order.total, order.currency),
        "shipments": [_shipment(actor, one, may, waits) for one in shipments],
        "changes": [_change(actor, one, lines) for one in order.changes.all()],
        "complaints": tables.complaints(complaints) if complaints else None,
        "unsettled": unsettled,
        "papers": _papers(order),
        "documents": _documents(actor, order),
        "told": history(order),
        "may": may,
        "step_names": STEPS,
        **_forms(actor, order, lines, received, may),
        **sent,
    }


def _forms(
    actor: Actor, order: Order, lines: Sequence[OrderLine], received: Sequence[Shipment], may: Sequence[str]
) -> dict[str, Any]:
    today = timezone.localdate().isoformat()
    made: dict[str, Any] = {
        "reason_form": forms.ReasonForm(auto_id="r-%s"),
        "stop_form": forms.ReasonForm(auto_id="x-%s"),
    }
    is_open = order.changes.filter(state=ChangeState.PROPOSED).exists()
    if "propose" in may and not is_open:
        made["change_form"] = forms.ChangeForm(order=order, lines=lines, auto_id="c-%s")
        made["may_stop"] = "agree-cancel" in may
    if "despatch" in may:
        lots = kept_lots.own(actor)
        made["despatch_form"] = forms.DespatchForm(
            lines=lines, lots=lots, auto_id="d-%s", initial={"despatched_on": today}
        )
    if "complain" in may and received:
        made["complaint_form"] = forms.ComplaintForm(shipments=received, auto_id="k-%s")
    return made


def _shipment(actor: Actor, shipment: Shipment, may: Sequence[str], sent: Any) -> dict[str, Any]:
    facts = [
        (_("Sent on"), tables.day(shipment.despatched_on)),
        (_("Expected on"), tables.day(shipment.expected_on)),
        (_("Carrier"), shipment.carrier),
        (_("Transport document"), shipment.reference),
        (_("Note"), shipment.note),
    ]
    if hasattr(shipment, "receipt"):
        receipt = shipment.receipt
        facts += [(_("Received on"), tables.day(receipt.received_on)), (_("Note of the buyer"), receipt.note)]
    kinds = ("DespatchAdvice", "ReceiptAdvice") if hasattr(shipment, "receipt") else ("DespatchAdvice",)
    form = sent if sent and sent.shipment_id == shipment.pk else None
    if form is None and "receive" in may and shipment.state == ShipmentState.DESPATCHED:
        initial = {"received_on": timezone.localdate().isoformat()}
        form = forms.ReceiptForm(shipment=shipment, auto_id=f"s{shipment.number}-%s", initial=initial)
    return {
        "shipment": shipment,
        "facts": [(name, Cell(text=text)) for name, text in facts if text],
        "table": tables.contents(actor, shipment),
        "form": form,
        "documents": _taken(kinds, shipment.pk),
        "withheld": shipment.withheld if actor.is_of(shipment.order.supplier_id) else [],
    }


def _change(actor: Actor, change: Change, lines: Sequence[OrderLine]) -> dict[str, Any]:
    by = {one.number: one for one in lines}
    return {
        "change": change,
        "lines": [(by[one["line"]], one["amount"], one["price"]) for one in change.lines if one["line"] in by],
        "steps": [(name, ANSWERS[name]) for name in change_steps(actor, change)],
    }


def _facts(order: Order) -> list[tuple[str, Cell]]:
    where = " ".join(filter(None, (order.incoterm, order.place)))
    said = [
        (_("Buyer"), tables.party(order.owner)),
        (_("Supplier"), tables.party(order.supplier)),
        (_("Goes to"), Cell(text=market_name(order.market) if order.market else "")),
        (_("Delivery term"), Cell(text=where)),
        (_("Deliver by"), Cell(text=tables.day(order.deliver_by))),
        (_("Quote"), Cell(text=_quote(order))),
        (_("Note"), Cell(text=order.note)),
        (_("Reason"), Cell(text=order.reason)),
    ]
    return [(name, cell) for name, cell in said if cell.text]


def _quote(order: Order) -> str:
    terms = order.terms
    if "quote" not in terms:
        return ""
    return _("%(quote)s, version %(version)s") % {"quote": terms["quote"], "version": terms["version"]}


def _lacking(kept: dict[str, str]) -> dict[str, Any]:
    """What is said of a licence that was missing on the day of the order, with the rule that asks for it."""
    rule = requirements().get(kept["req"])
    said = str(LACKING[kept["party"], kept["why"]])
    return {"said": said % kept["day"] if "%s" in said else said, "rule": rule}


def _papers(order: Order) -> str:
    try:
        return reverse("papers:order", args=[order.pk])
    except NoReverseMatch:
        return ""


def _documents(actor: Actor, order: Order) -> list[tuple[str, str]]:
    """The documents of an order that can be taken now: their names in the standard of exchange, and where."""
    answered = order.state not in ("placed", "cancelled")
    ours = order.confirmed_at is not None and actor.is_of(order.supplier_id)
    known = {"Order": True, "OrderResponse": answered, "OrderCancellation": order.state == "cancelled", "Invoice": ours}
    return _taken([name for name, stands in known.items() if stands], order.pk)


def _taken(kinds: Sequence[str], of: UUID) -> list[tuple[str, str]]:
    try:
        return [(kind, reverse("ubl:document", args=[kind, of])) for kind in kinds]
    except NoReverseMatch:
        return []


def of_complaint(request: Request, complaint: Complaint, **sent: Any) -> dict[str, Any]:
    """The page of a complaint, and of the dispute it has become."""
    actor, order = request.actor, complaint.order
    dispute = getattr(complaint, "dispute", None)
    return {
        **HERE,
        "crumbs": crumbs(
            Crumb(text=order.number, href=tables.page(order)), Crumb(text=_("complaint %s") % complaint.number)
        ),
        "order": order,
        "complaint": complaint,
        "side": side_of(actor, order),
        "facts": _of_complaint(complaint),
        "files": [(one, one.get_by_display()) for one in complaint.documents.all()],
        "dispute": dispute,
        "evidence": list(dispute.evidence.select_related("document")) if dispute else [],
        "may": complaint_steps(actor, complaint),
        "may_dispute": dispute_steps(actor, dispute) if dispute else [],
        "word_form": forms.WordForm(auto_id="w-%s"),
        "file_form": forms.FileForm(auto_id="f-%s"),
        "decision_form": forms.DecisionForm(auto_id="j-%s"),
        **sent,
    }


def _of_complaint(complaint: Complaint) -> list[tuple[str, Cell]]:
    about = _("shipment %s") % complaint.shipment.number
    shipped = complaint.shipped
    said = [
        (_("Order"), Cell(text=complaint.order.number, href=tables.page(complaint.order))),
        (_("About"), Cell(text=f"{about}: {forms.thing(shipped)}" if shipped else about)),
        (_("Buyer"), tables.party(complaint.order.owner)),
        (_("Supplier"), tables.party(complaint.order.supplier)),
        (_("Since"), Cell(text=tables.moment(complaint.made_at))),
        (_("Ended on"), Cell(text=tables.moment(complaint.ended_at) if complaint.ended_at else "")),
    ]
    return [(name, cell) for name, cell in said if cell.text]
