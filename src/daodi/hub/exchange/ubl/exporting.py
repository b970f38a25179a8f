"""Which documents an actor may take, and each made from the record it tells of, as far as the actor may see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core import lots as kept_lots
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotAllowed, NotFound
from daodi.hub.core.access.models import Visibility
from daodi.hub.core.documents.queries import documents as documents_of
from daodi.hub.core.lots import LotFacts, Paper
from daodi.hub.exchange.catalogue import queries as catalogue
from daodi.hub.exchange.catalogue.models import Listing
from daodi.hub.exchange.inquiries import queries as inquiries
from daodi.hub.exchange.inquiries.models import QuoteLot
from daodi.hub.exchange.orders import queries as orders
from daodi.hub.exchange.orders.models import Order, OrderState
from daodi.hub.exchange.ubl.building import offers, purchases, shipments
from daodi.hub.exchange.ubl.building.nodes import Node

MOST_LISTINGS = 1000
WITH_PARTIES = ("owner__identifiers", "owner__names", "supplier__identifiers", "supplier__names")
NOT_TAKEN = (OrderState.PLACED, OrderState.REJECTED, OrderState.CANCELLED)


def made(actor: Actor, kind: str, record_id: UUID | str) -> Node:
    """The document of a kind about a record, in its JSON form; ``NotFound`` where there is none for this actor."""
    make = KINDS.get(kind)
    if make is None:
        raise NotFound
    return make(actor, record_id)


def _catalogue(actor: Actor, record_id: UUID | str) -> Node:
    """All that a supplier publishes, or one listing."""
    one = catalogue.listings(actor).filter(pk=_uuid(record_id)).first()
    if one is None:
        supplier = catalogue.supplier(actor, record_id)
        seen = catalogue.listings(actor).filter(owner=supplier, visibility=Visibility.PUBLISHED)
        listings = list(seen.prefetch_related("breaks", "lots")[:MOST_LISTINGS])
    else:
        supplier, listings = one.owner, [catalogue.listing(actor, one.pk)]
    if not listings:
        raise NotFound
    lots, papers = _listed(listings)
    note = f"The newest {MOST_LISTINGS} listings; there are more." if len(listings) == MOST_LISTINGS else ""
    return offers.catalogue(supplier, actor.organisation, listings, timezone.now(), lots, papers, note)


def _listed(listings: Iterable[Listing]) -> tuple[dict[UUID, list[LotFacts]], dict[UUID, list[Paper]]]:
    """The lots of listings and their papers, as the page of a listing shows them; no file is named with them."""
    of_listing = {one.pk: [each.lot_id for each in one.lots.all()] for one in listings}
    ids = [lot for lots in of_listing.values() for lot in lots]
    facts = {one.id: one for one in kept_lots.facts(ids)} if ids else {}
    papers: dict[UUID, list[Paper]] = defaultdict(list)
    for paper in kept_lots.papers(ids) if ids else []:
        papers[paper.lot_id].append(_without_file(paper))
    lots = {pk: [facts[lot] for lot in those if lot in facts] for pk, those in of_listing.items()}
    return lots, {pk: [paper for lot in those for paper in papers[lot]] for pk, those in of_listing.items()}


def _without_file(paper: Paper) -> Paper:
    return Paper(lot_id=paper.lot_id, kind=paper.kind, title=paper.title, issuer=paper.issuer, dated=paper.dated)


def _request(actor: Actor, record_id: UUID | str) -> Node:
    inquiry = inquiries.inquiry(actor, record_id)
    asked = list(inquiries.askings(actor, inquiry)[:2])
    supplier = asked[0].supplier if len(asked) == 1 else None
    return offers.request_for_quotation(inquiry, supplier)


def _quotation(actor: Actor, record_id: UUID | str) -> Node:
    version = inquiries.version(actor, record_id)
    return offers.quotation(version, [_quoted(each, version.quote.asked.supplier_id) for each in version.lots.all()])


def _quoted(one: QuoteLot, owner_id: UUID) -> LotFacts:
    """A lot with its facts as they stood when it was quoted."""
    known = {name: str(one.facts.get(name, "")) for name in ("code", "material", "material_id", "manufactured_on")}
    return LotFacts(id=one.lot_id, owner_id=owner_id, **known)


def _order(actor: Actor, record_id: UUID | str) -> Node:
    one = _whole(actor, record_id)
    return purchases.order(one)


def _response(actor: Actor, record_id: UUID | str) -> Node:
    one = _whole(actor, record_id)
    confirmed = one.confirmed_at
    if confirmed is None and one.state != OrderState.REJECTED:
        raise Conflict(_("The supplier has not answered this order yet."))
    return purchases.order_response(one, confirmed is not None, confirmed or one.ended_at or one.placed_at)


def _cancellation(actor: Actor, record_id: UUID | str) -> Node:
    one = _whole(actor, record_id)
    if one.state != OrderState.CANCELLED:
        raise Conflict(_("This order was not cancelled."))
    return purchases.order_cancellation(one, one.ended_at or one.placed_at)


def _despatch(actor: Actor, record_id: UUID | str) -> Node:
    one = orders.shipment(actor, record_id)
    one.order = _whole(actor, one.order_id)
    one = _with_contents(one)
    ids = [each.lot_id for each in one.contents.all() if each.lot_id]
    # What the buyer may not read stands in no document that both read.
    buyer = Actor(organisation=one.order.owner)
    files = set(documents_of(buyer).values_list("pk", flat=True)) if ids else set()
    papers: dict[UUID, list[Paper]] = defaultdict(list)
    for paper in kept_lots.papers(ids) if ids else []:
        if paper.document_id in files:
            papers[paper.lot_id].append(paper)
    return shipments.despatch_advice(one, papers=papers)


def _receipt(actor: Actor, record_id: UUID | str) -> Node:
    one = orders.shipment(actor, record_id)
    one.order = _whole(actor, one.order_id)
    one = _with_contents(one)
    if not hasattr(one, "receipt"):
        raise Conflict(_("This shipment has not arrived yet."))
    return shipments.receipt_advice(one)


def _invoice(actor: Actor, record_id: UUID | str) -> Node:
    """The supplier's alone to make: whoever else sees the order may not bill in its name."""
    one = _whole(actor, record_id)
    if not actor.is_of(one.supplier_id):
        raise NotAllowed(_("The supplier alone makes the invoice."))
    if one.state in NOT_TAKEN:
        raise Conflict(_("This order was not confirmed."))
    sent = one.lines.values_list("pk").annotate(sent=Sum("shipped__amount", default=Decimal(0)))
    shipped = {pk: amount for pk, amount in sent if amount}
    return purchases.invoice(one, shipped, timezone.now())


def _whole(actor: Actor, order_id: UUID | str) -> Order:
    one = orders.order(actor, order_id)
    return orders.orders(actor).prefetch_related("lines", *WITH_PARTIES).get(pk=one.pk)


def _with_contents(one: Any) -> Any:
    whole = orders.shipments(one.order).get(pk=one.pk)
    whole.order = one.order
    return whole


def _uuid(record_id: UUID | str) -> UUID:
    try:
        return record_id if isinstance(record_id, UUID) else UUID(record_id)
    except ValueError as error:
        raise NotFound from error


KINDS: dict[str, Callable[[Actor, UUID | str], Node]] = {
    "Catalogue": _catalogue,
    "RequestForQuotation": _request,
    "Quotation": _quotation,
    "Order": _order,
    "OrderResponse": _response,
    "OrderCancellation": _cancellation,
    "DespatchAdvice": _despatch,
    "ReceiptAdvice": _receipt,
    "Invoice": _invoice,
}
