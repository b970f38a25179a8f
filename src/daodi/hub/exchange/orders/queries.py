"""What an actor may see of orders: its own as a buyer or a supplier; of others' the operator what is in dispute."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from django.db.models import Case, Exists, IntegerField, OuterRef, Prefetch, Q, QuerySet, Sum, Value, When

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import NotFound
from daodi.hub.core.access.queries import found
from daodi.hub.core.documents.models import Document
from daodi.hub.exchange.orders.models import (
    Change,
    ChangeState,
    Complaint,
    ComplaintState,
    Dispute,
    DisputeState,
    Order,
    OrderLine,
    OrderState,
    Shipment,
    ShipmentState,
    Side,
)

SIDES = (Side.BUYER.value, Side.SUPPLIER.value)
ENDED = (OrderState.CLOSED, OrderState.REJECTED, OrderState.CANCELLED)


def orders(actor: Actor, *, side: str = "", state: str = "", text: str = "") -> QuerySet[Order]:
    """The orders this actor is a party to, the newest first; for the operator those in dispute besides."""
    seen = Order.objects.filter(_party(actor, side) | _disputed(actor, side)).select_related("owner", "supplier")
    if state:
        seen = seen.filter(state=state)
    for word in text.split()[:8]:
        seen = seen.filter(_says(word)).distinct()
    return seen


def order(actor: Actor, order_id: object) -> Order:
    """One order, or ``NotFound``."""
    return found(orders(actor), pk=str(order_id))


def waiting_first(actor: Actor, seen: QuerySet[Order]) -> QuerySet[Order]:
    """The same orders, those that wait for the actor's own side first; ``waits`` is 1 for these."""
    waits = Case(When(_waits(actor), then=Value(1)), default=Value(0), output_field=IntegerField())
    return seen.annotate(waits=waits).order_by("-waits", "-placed_at", "id")


def waiting(actor: Actor) -> QuerySet[Order]:
    """The orders that wait for the actor's own side."""
    return orders(actor).filter(_waits(actor))


def full(seen: QuerySet[Order]) -> QuerySet[Order]:
    """The same orders with their lines and shipments at hand."""
    return seen.prefetch_related(
        "lines", Prefetch("shipments", Shipment.objects.select_related("receipt").prefetch_related(*CONTENTS))
    )


CONTENTS = ("contents__line", "contents__received")


def lines(of: Order) -> list[OrderLine]:
    """The lines of an order, each with ``sent`` and ``arrived``: how much of it was shipped and received."""
    counted = of.lines.annotate(
        sent=Sum("shipped__amount", default=Decimal(0)), arrived=Sum("shipped__received__amount", default=Decimal(0))
    )
    return list(counted.order_by("number"))


def shipments(of: Order) -> QuerySet[Shipment]:
    """The shipments of an order the actor may see, with what is in them."""
    return of.shipments.select_related("receipt").prefetch_related(*CONTENTS)


def shipment(actor: Actor, shipment_id: object) -> Shipment:
    """One shipment of an order the actor may see, or ``NotFound``."""
    return found(Shipment.objects.filter(order__in=orders(actor)).select_related("order"), pk=str(shipment_id))


def change(actor: Actor, change_id: object) -> Change:
    """One change of an order of the actor's own, or ``NotFound``."""
    return found(Change.objects.filter(order__in=orders(actor)).select_related("order"), pk=str(change_id))


def complaints(actor: Actor, of: Order) -> QuerySet[Complaint]:
    """The complaints about an order: all for the two, for the operator those in dispute."""
    held = of.complaints.select_related("order", "shipment", "shipped__line", "dispute__decided_by")
    held = held.prefetch_related("documents__document", "dispute__evidence__document")
    return held if _is_party(actor, of) else held.filter(dispute__isnull=False)


def all_complaints(actor: Actor) -> QuerySet[Complaint]:
    """The complaints about the actor's own orders, the newest first; for the operator those in dispute besides."""
    ours = Q(pk=None)
    if actor.organisation:
        ours = Q(order__owner=actor.organisation) | Q(order__supplier=actor.organisation)
    seen = ours | Q(dispute__isnull=False) if actor.operator else ours
    held = Complaint.objects.filter(seen).select_related("dispute")
    return held.prefetch_related("documents", "dispute__evidence").order_by("-made_at", "id")


def complaint(actor: Actor, complaint_id: object) -> Complaint:
    """One complaint that the actor may see, or ``NotFound``."""
    one = found(Complaint.objects.filter(order__in=orders(actor)).select_related("order"), pk=str(complaint_id))
    return found(complaints(actor, one.order), pk=one.pk)


def file_of(actor: Actor, complaint_id: object, document_id: UUID) -> Document:
    """A file that was laid beside a complaint or shown in its dispute, for those who may see the complaint."""
    seen = complaint(actor, complaint_id)
    laid = {one.document_id: one.document for one in seen.documents.all()}
    if hasattr(seen, "dispute"):
        laid |= {one.document.pk: one.document for one in seen.dispute.evidence.all() if one.document}
    if document_id not in laid:
        raise NotFound
    return laid[document_id]


def disputes(actor: Actor) -> QuerySet[Dispute]:
    """The disputes of the actor's own orders; all, for the operator. Those still open first."""
    held = Dispute.objects.filter(complaint__order__in=orders(actor))
    is_open = Case(When(state__in=(DisputeState.SETTLED, DisputeState.DECIDED), then=Value(1)), default=Value(0))
    held = held.select_related("complaint__order__owner", "complaint__order__supplier", "decided_by")
    return held.annotate(ended=is_open).order_by("ended", "-raised_at")


def open_disputes(actor: Actor) -> int:
    """How many of them are still open."""
    return disputes(actor).exclude(state__in=(DisputeState.SETTLED, DisputeState.DECIDED)).count()


def dispute(actor: Actor, dispute_id: object) -> Dispute:
    """One dispute, or ``NotFound``."""
    return found(disputes(actor), pk=str(dispute_id))


def shipped_of_lots(lots: Sequence[UUID], owner_id: UUID) -> dict[UUID | None, Decimal]:
    """How many kilograms of each of a supplier's lots were shipped, in all its orders."""
    sent = OrderLine.objects.filter(order__supplier=owner_id, shipped__lot_id__in=lots)
    return dict(sent.values_list("shipped__lot_id").annotate(kg=Sum("shipped__kg", default=Decimal(0))))


def _party(actor: Actor, side: str) -> Q:
    if actor.organisation is None:
        return Q(pk=None)
    sides = {Side.BUYER: Q(owner=actor.organisation), Side.SUPPLIER: Q(supplier=actor.organisation)}
    return sides[Side(side)] if side in SIDES else sides[Side.BUYER] | sides[Side.SUPPLIER]


def _disputed(actor: Actor, side: str) -> Q:
    if not actor.operator or side in SIDES:
        return Q(pk=None)
    return Q(Exists(Dispute.objects.filter(complaint__order=OuterRef("pk"))))


def _is_party(actor: Actor, of: Order) -> bool:
    return actor.is_of(of.owner_id) or actor.is_of(of.supplier_id)


def _says(word: str) -> Q:
    of_line = Q(lines__description__icontains=word) | Q(lines__material__icontains=word)
    parties = Q(owner__name__icontains=word) | Q(supplier__name__icontains=word)
    return Q(number__icontains=word) | parties | of_line


def _waits(actor: Actor) -> Q:
    """What the actor's own side has to do next, whatever the order's state otherwise is."""
    if actor.organisation is None:
        return Q(pk=None)
    buyer, supplier = Q(owner=actor.organisation), Q(supplier=actor.organisation)
    to_do = (OrderState.PLACED, OrderState.CONFIRMED, OrderState.SHIPPING)
    return (
        buyer & (_asked_by(Side.SUPPLIER) | _arriving() | _stands(ComplaintState.ANSWERED))
        | supplier & (Q(state__in=to_do) | _asked_by(Side.BUYER) | _stands(ComplaintState.OPEN))
        | buyer & Q(state=OrderState.RECEIVED)
    )


def _asked_by(side: Side) -> Q:
    return Q(Exists(Change.objects.filter(order=OuterRef("pk"), state=ChangeState.PROPOSED, by=side)))


def _arriving() -> Q:
    return Q(Exists(Shipment.objects.filter(order=OuterRef("pk"), state=ShipmentState.DESPATCHED)))


def _stands(state: str) -> Q:
    return Q(Exists(Complaint.objects.filter(order=OuterRef("pk"), state=state)))
