"""What was sent of an order, and what of it arrived.

Each function is given what it needs, so that nothing else can slip in.
"""

from __future__ import annotations

from typing import Any

from daodi.hub.exchange.orders.models import Shipment, Shipped
from daodi.hub.exchange.ubl.building import nodes as n
from daodi.hub.exchange.ubl.building.common import Lots, Papers, facts_of, order_reference, shipment_number
from daodi.hub.exchange.ubl.building.goods import Measure, item
from daodi.hub.exchange.ubl.building.nodes import Node, node, text
from daodi.hub.exchange.ubl.building.parties import side


def despatch_advice(one: Shipment, lots: Lots | None = None, papers: Papers | None = None) -> Node:
    """What was sent of an order, from which lots, and the papers that went with it."""
    bought = one.order
    found = lots or {}
    return n.document(
        "DespatchAdvice",
        ID=text(shipment_number(one)),
        UUID=text(one.pk),
        IssueDate=n.day(one.made_at.date()),
        IssueTime=n.clock(one.made_at),
        Note=text(one.note),
        LineCountNumeric=n.count(len(one.contents.all())),
        OrderReference=order_reference(bought),
        DespatchSupplierParty=side(bought.supplier),
        DeliveryCustomerParty=side(bought.owner),
        Shipment=node(
            ID=text(one.number),
            Delivery=node(
                TrackingID=text(one.reference),
                EstimatedDeliveryPeriod=node(EndDate=n.day(one.expected_on)),
                CarrierParty=node(PartyName=node(Name=text(one.carrier))) if one.carrier else None,
                Despatch=node(ActualDespatchDate=n.day(one.despatched_on)),
            ),
        ),
        DespatchLine=[_despatched(at, each, found, papers or {}) for at, each in enumerate(one.contents.all(), 1)],
    )


def _despatched(at: int, one: Shipped, lots: Lots, papers: Papers) -> Node:
    measure = Measure(one.line.unit, one.line.unit_region)
    known = list(lots.get(one.lot_id, ())) if one.lot_id else []
    held = list(papers.get(one.lot_id, ())) if one.lot_id else []
    goods = item(
        one.line.description,
        facts_of(one.line),
        material_id=one.line.material_id,
        said=measure.said,
        lots=known,
        papers=held,
    )
    if one.lot_id and not known:
        goods["ItemInstance"] = [
            node(ProductTraceID=text(one.lot_id), LotIdentification=node(LotNumberID=text(one.lot_code)))
        ]
    return node(
        ID=text(at),
        UUID=text(one.pk),
        DeliveredQuantity=measure.of(one.amount),
        OrderLineReference=node(LineID=text(one.line.number)),
        Item=goods,
    )


def receipt_advice(one: Shipment) -> Node:
    """What arrived of a shipment, as its buyer found it."""
    receipt, bought = one.receipt, one.order
    numbers = {each.pk: at for at, each in enumerate(one.contents.all(), 1)}
    return n.document(
        "ReceiptAdvice",
        ID=text(f"{shipment_number(one)}-A"),
        IssueDate=n.day(receipt.received_on),
        Note=text(receipt.note),
        LineCountNumeric=n.count(len(numbers)),
        OrderReference=order_reference(bought),
        DespatchDocumentReference=n.reference(shipment_number(one), one.pk),
        DeliveryCustomerParty=side(bought.owner),
        DespatchSupplierParty=side(bought.supplier),
        ReceiptLine=[_arrived(at, each) for at, each in enumerate(receipt.contents.all(), 1)],
    )


def _arrived(at: int, one: Any) -> Node:
    sent = one.shipped
    measure = Measure(sent.line.unit, sent.line.unit_region)
    gap = sent.amount - one.amount
    by_count = one.difference in ("short", "over")
    return node(
        ID=text(at),
        Note=text(one.note),
        ReceivedQuantity=measure.of(one.amount),
        ShortQuantity=measure.of(gap) if gap > 0 else None,
        RejectReasonCode=text("" if by_count else one.difference),
        QuantityDiscrepancyCode=text(one.difference if by_count else ""),
        OversupplyQuantity=measure.of(-gap) if gap < 0 else None,
        OrderLineReference=node(LineID=text(sent.line.number)),
        DespatchLineReference=node(LineID=text(at), UUID=text(sent.pk)),
        Item=item(sent.line.description, facts_of(sent.line), said=measure.said),
    )
