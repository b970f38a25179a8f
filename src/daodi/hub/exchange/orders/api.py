"""Orders, their shipments and complaints, under ``/api/orders``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router, Status
from ninja.pagination import paginate

from daodi.hub.core.access.errors import Invalid, NotFound
from daodi.hub.core.access.queries import found
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED
from daodi.hub.core.organisations.queries import organisation
from daodi.hub.exchange.catalogue.models import Listing
from daodi.hub.exchange.inquiries import queries as inquiries
from daodi.hub.exchange.orders import changing, placing, queries, receiving, shapes, shipping, stepping
from daodi.hub.exchange.orders.asking import listed
from daodi.hub.exchange.orders.complaints_api import router as complaints
from daodi.hub.exchange.orders.drafts import Line, Terms
from daodi.hub.exchange.orders.models import Change, Order, Shipment

router = Router(tags=["orders"])
router.add_router("", complaints)
OF_TERMS = ("currency", "market", "incoterm", "place", "deliver_by", "number", "note")
OF_SHIPMENT = ("despatched_on", "expected_on", "carrier", "reference", "note", "last")


@router.get("/orders", response=list[shapes.OrderOut])
@paginate
def list_orders(request: Request, side: str = "", state: str = "", q: str = "") -> QuerySet[Order]:
    """Your orders, the newest first: as ``buyer`` or ``supplier``, in a state, with words."""
    return queries.orders(request.actor, side=side[:8], state=state[:10], text=q[:200])


@router.post("/orders", response={201: shapes.OrderOut, **CHANGED})
def place_order(request: Request, sent: shapes.OrderIn) -> Status[Order]:
    """Orders of a supplier, from its listings or as you describe it; it confirms or rejects."""
    actor = request.actor
    try:
        supplier = organisation(actor, sent.supplier)
    except NotFound as error:
        raise Invalid({"supplier": _("expected a member")}) from error
    listings = listed([one.listing for one in sent.lines if one.listing])
    lines = [_line(one, listings) for one in sent.lines]
    terms = Terms(**{name: getattr(sent, name) for name in OF_TERMS})
    return Status(201, placing.place(actor=actor, supplier=supplier, lines=lines, terms=terms, now=timezone.now()))


@router.post("/orders/from-quote", response={201: shapes.OrderOut, **CHANGED})
def order_from_quote(request: Request, sent: shapes.OrderTakenIn) -> Status[Order]:
    """Accepts a version of a quote and orders it, in one step; sent again, it is the same order."""
    version = inquiries.version(request.actor, sent.version)
    order = placing.place_from_quote(actor=request.actor, version=version, now=timezone.now(), amount=sent.amount)
    return Status(201, order)


@router.get("/orders/{uuid:order_id}", response={200: shapes.OrderWhole, **REFUSED})
def one_order(request: Request, order_id: UUID) -> Order:
    """An order with its lines, shipments and changes."""
    return queries.order(request.actor, order_id)


@router.post("/orders/{uuid:order_id}/step", response={200: shapes.OrderOut, **CHANGED})
def step_order(request: Request, order_id: UUID, sent: shapes.OrderStepIn) -> Order:
    """The supplier confirms or rejects; the buyer cancels before that, and closes what it received."""
    order = queries.order(request.actor, order_id)
    return stepping.take_step(actor=request.actor, order=order, name=sent.step, reason=sent.reason, now=timezone.now())


@router.post("/orders/{uuid:order_id}/changes", response={201: shapes.OrderChangeOut, **CHANGED})
def propose_order_change(request: Request, order_id: UUID, sent: shapes.OrderChangeIn) -> Status[Change]:
    """Proposes a change, or to cancel what is not shipped; the other side accepts or declines."""
    asked: dict[str, Any] = {"actor": request.actor, "reason": sent.reason, "now": timezone.now()}
    asked["order"] = queries.order(request.actor, order_id)
    if sent.cancel:
        return Status(201, changing.propose_cancelling(**asked))
    lines = [changing.Other(**one.dict()) for one in sent.lines]
    return Status(201, changing.propose(**asked, lines=lines, deliver_by=sent.deliver_by))


@router.post("/orders/changes/{uuid:change_id}/step", response={200: shapes.OrderChangeOut, **CHANGED})
def step_order_change(request: Request, change_id: UUID, sent: shapes.OrderAnswerIn) -> Change:
    """The other side accepts or declines a change; the one who proposed it may withdraw it."""
    change = queries.change(request.actor, change_id)
    return changing.answer(actor=request.actor, change=change, name=sent.step, word=sent.word, now=timezone.now())


@router.post("/orders/{uuid:order_id}/shipments", response={201: shapes.OrderShipmentOut, **CHANGED})
def despatch_order(request: Request, order_id: UUID, sent: shapes.OrderShipmentIn) -> Status[Shipment]:
    """Notes a shipment, whole or in part; the buyer reads the lots you name, with their papers."""
    shipment = shipping.despatch(
        actor=request.actor,
        order=queries.order(request.actor, order_id),
        contents=[shipping.Sent(**one.dict()) for one in sent.contents],
        now=timezone.now(),
        **{name: getattr(sent, name) for name in OF_SHIPMENT},
    )
    return Status(201, shipment)


@router.post("/orders/shipments/{uuid:shipment_id}/receipt", response={201: shapes.OrderShipmentOut, **CHANGED})
def receive_shipment(request: Request, shipment_id: UUID, sent: shapes.OrderReceiptIn) -> Status[Shipment]:
    """Says that a shipment arrived, and what was different."""
    shipment = queries.shipment(request.actor, shipment_id)
    receiving.receive(
        actor=request.actor,
        shipment=shipment,
        received_on=sent.received_on,
        note=sent.note,
        contents=[receiving.Arrived(**one.dict()) for one in sent.contents],
        now=timezone.now(),
    )
    return Status(201, found(queries.shipments(shipment.order), pk=shipment.pk))


def _line(sent: shapes.OrderLineIn, listings: Mapping[UUID, Listing]) -> Line:
    facts = sent.dict()
    wanted = facts.pop("listing")
    if wanted is None:
        return Line(**facts)
    if wanted not in listings:
        raise Invalid({"listing": _("expected a listing that is published")})
    return Line(amount=sent.amount, unit=sent.unit, unit_region=sent.unit_region, listing=listings[wanted])
