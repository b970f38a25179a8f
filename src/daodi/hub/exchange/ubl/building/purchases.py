"""Orders, what is answered to them, and what is billed for them.

Each function is given what it needs, so that nothing else can slip in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from daodi.hub.core.lots import LotFacts
from daodi.hub.exchange.orders.models import Order, OrderLine
from daodi.hub.exchange.ubl.building import nodes as n
from daodi.hub.exchange.ubl.building.common import (
    ACCEPTED,
    COMMERCIAL,
    PROFORMA,
    REJECTED,
    TOLERANCE,
    Lots,
    by,
    country,
    facts_of,
    figure,
    market_said,
    order_reference,
    terms,
    total_of,
)
from daodi.hub.exchange.ubl.building.goods import Measure, item
from daodi.hub.exchange.ubl.building.nodes import Node, node, text
from daodi.hub.exchange.ubl.building.parties import side


def order(one: Order, lots: Lots | None = None) -> Node:
    """An order as it stands."""
    return n.document(
        "Order",
        ID=text(one.number),
        UUID=text(one.pk),
        IssueDate=n.day(one.placed_at.date()),
        IssueTime=n.clock(one.placed_at),
        Note=text(one.note),
        DocumentCurrencyCode=text(one.currency),
        LineCountNumeric=n.count(len(one.lines.all())),
        QuotationDocumentReference=n.reference(str(one.terms.get("quote", "")) if one.version_id else ""),
        BuyerCustomerParty=side(one.owner),
        SellerSupplierParty=side(one.supplier),
        Delivery=by(one.deliver_by),
        DeliveryTerms=terms(one.incoterm, one.place),
        DestinationCountry=country(one.market),
        AnticipatedMonetaryTotal=total_of(one.total, one.currency),
        OrderLine=[node(LineItem=_line(each, one.currency, (lots or {}).get(each.pk, ()))) for each in one.lines.all()],
    )


def order_response(one: Order, accepted: bool, on: datetime) -> Node:
    """That a supplier confirms an order, or rejects it and why."""
    return n.document(
        "OrderResponse",
        ID=text(f"{one.number}-R"),
        IssueDate=n.day(on.date()),
        IssueTime=n.clock(on),
        OrderResponseCode=text(ACCEPTED if accepted else REJECTED),
        Note=text("" if accepted else one.reason),
        DocumentCurrencyCode=text(one.currency),
        OrderReference=order_reference(one),
        SellerSupplierParty=side(one.supplier),
        BuyerCustomerParty=side(one.owner),
        LegalMonetaryTotal=total_of(one.total, one.currency) if accepted else None,
    )


def order_cancellation(one: Order, on: datetime) -> Node:
    """That a buyer cancels an order, and why."""
    return n.document(
        "OrderCancellation",
        ID=text(f"{one.number}-C"),
        IssueDate=n.day(on.date()),
        IssueTime=n.clock(on),
        CancellationNote=text(one.reason or "-"),
        OrderReference=order_reference(one),
        BuyerCustomerParty=side(one.owner),
        SellerSupplierParty=side(one.supplier),
    )


def invoice(one: Order, shipped: Mapping[UUID, Decimal], now: datetime) -> Node:
    """What is to be paid: for what was shipped of each line; before anything was, a pro forma of all."""
    lines = [(each, shipped.get(each.pk, Decimal(0)) if shipped else each.amount) for each in one.lines.all()]
    lines = [(each, amount) for each, amount in lines if amount]
    sums = {each.pk: n.money(amount * each.price, one.currency) for each, amount in lines}
    total = sum((each["_"] for each in sums.values()), Decimal(0))
    return n.document(
        "Invoice",
        ID=text(f"{one.number}-{'I' if shipped else 'P'}"),
        IssueDate=n.day(now.date()),
        InvoiceTypeCode=text(COMMERCIAL if shipped else PROFORMA),
        DocumentCurrencyCode=text(one.currency),
        LineCountNumeric=n.count(len(lines)),
        OrderReference=order_reference(one),
        AccountingSupplierParty=side(one.supplier),
        AccountingCustomerParty=side(one.owner),
        DeliveryTerms=terms(one.incoterm, one.place),
        LegalMonetaryTotal=total_of(total, one.currency),
        InvoiceLine=[
            node(
                ID=text(at),
                InvoicedQuantity=Measure(each.unit, each.unit_region).of(amount),
                LineExtensionAmount=sums[each.pk],
                OrderLineReference=node(LineID=text(each.number)),
                Item=_goods(each),
                Price=Measure(each.unit, each.unit_region).price(each.price, one.currency),
            )
            for at, (each, amount) in enumerate(lines, 1)
        ],
    )


def _line(one: OrderLine, currency: str, lots: Sequence[LotFacts]) -> Node:
    measure = Measure(one.unit, one.unit_region)
    return node(
        ID=text(one.number),
        Quantity=measure.of(one.amount),
        LineExtensionAmount=n.money(one.total, currency),
        Price=measure.price(one.price, currency),
        Item=_goods(one, lots),
    )


def _goods(one: OrderLine, lots: Sequence[LotFacts] = ()) -> Node:
    measure = Measure(one.unit, one.unit_region)
    said = {TOLERANCE: figure(one.tolerance_pct), **market_said(one.order.market), **measure.said}
    return item(
        one.description,
        facts_of(one),
        material_id=one.material_id,
        number_=str(one.listing_id or ""),
        said=said,
        lots=lots,
    )
