"""The documents, one function each: what it needs is given to it, so that nothing else can slip in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from daodi.hub.core.lots import LotFacts, Paper
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.catalogue.models import Listing
from daodi.hub.exchange.inquiries.models import Inquiry, QuoteVersion
from daodi.hub.exchange.orders.models import Order, OrderLine, Shipment, Shipped
from daodi.hub.exchange.ubl.building import nodes as n
from daodi.hub.exchange.ubl.building.goods import FACTS, Measure, item
from daodi.hub.exchange.ubl.building.nodes import Node, node, text
from daodi.hub.exchange.ubl.building.parties import party, side

ACCEPTED, REJECTED = "AP", "RE"
PROFORMA, COMMERCIAL = "325", "380"
DAY = "DAY"
TOLERANCE, DUTY = "Tolerance, %", "Import duty, estimate, %"
FREIGHT, INSURANCE = "Freight, estimate", "Insurance, estimate"
CURRENCY, TERM, PLACE, MARKET = "Currency", "Incoterm", "Place", "Market"
# Markets that are no countries, or are called otherwise among them; a property says them.
NO_COUNTRIES = frozenset({"EU", "UK", "UN"})
Lots = Mapping[UUID, Sequence[LotFacts]]
Papers = Mapping[UUID, Sequence[Paper]]


def catalogue(
    supplier: Organisation,
    receiver: Organisation | None,
    listings: Sequence[Listing],
    now: datetime,
    lots: Lots | None = None,
    papers: Papers | None = None,
) -> Node:
    """The listings of a supplier."""
    made = [
        _catalogue_line(number, one, (lots or {}).get(one.pk, ()), (papers or {}).get(one.pk, ()))
        for number, one in enumerate(listings, 1)
    ]
    return n.document(
        "Catalogue",
        ID=text(f"CAT-{supplier.pk.hex[:8].upper()}-{now:%Y%m%dT%H%M%S}"),
        IssueDate=n.day(now.date()),
        IssueTime=n.clock(now),
        LineCountNumeric=n.count(len(made)),
        ProviderParty=party(supplier),
        # The standard demands the element even where nobody is meant, and allows it to say nothing.
        ReceiverParty=party(receiver) if receiver else [{"PartyName": [{"Name": [{"_": "-"}]}]}],
        CatalogueLine=made,
    )


def _catalogue_line(at: int, one: Listing, lots: Sequence[LotFacts], papers: Sequence[Paper]) -> Node:
    measure = Measure(one.unit, one.unit_region)
    lead = {"_": Decimal(one.lead_days), "unitCode": DAY} if one.lead_days is not None else None
    prices = [
        node(
            LeadTimeMeasure=lead,
            MinimumQuantity=measure.of(each.at_least),
            Price=measure.price(each.price, one.currency),
        )
        for each in one.breaks.all()
    ]
    said = {CURRENCY: "" if prices else one.currency, TERM: one.incoterm, PLACE: one.place, **measure.said}
    return node(
        ID=text(at),
        OrderableUnit=text(measure.code),
        MinimumOrderQuantity=measure.of(one.minimum) if one.minimum else None,
        LineValidityPeriod=node(EndDate=n.day(one.valid_until)),
        RequiredItemLocationQuantity=prices or [node(LeadTimeMeasure=lead)],
        Item=item(
            one.title,
            _facts(one),
            material_id=one.material_id,
            description=one.description,
            number_=str(one.pk),
            said=said,
            lots=lots,
            papers=papers,
        ),
    )


def request_for_quotation(inquiry: Inquiry, supplier: Organisation | None) -> Node:
    """What a buyer asks of a supplier. Who else is asked stands nowhere."""
    measure = Measure(inquiry.unit, inquiry.unit_region)
    on = inquiry.opened_at or inquiry.created_at
    said = {CURRENCY: inquiry.currency, **_market(inquiry.market), **measure.said}
    line = node(
        ID=text(1),
        Quantity=measure.of(inquiry.amount),
        Price=measure.price(inquiry.target_price, inquiry.currency) if inquiry.target_price is not None else None,
        Item=item(inquiry.title, _facts(inquiry), material_id=inquiry.material_id, said=said),
    )
    return n.document(
        "RequestForQuotation",
        ID=text(inquiry_number(inquiry)),
        UUID=text(inquiry.pk),
        IssueDate=n.day(on.date()),
        IssueTime=n.clock(on),
        SubmissionDueDate=n.day(inquiry.closes_on),
        Note=text(inquiry.note),
        PricingCurrencyCode=text(inquiry.currency),
        LineCountNumeric=n.count(1),
        SellerSupplierParty=side(supplier) if supplier else [{"CustomerAssignedAccountID": [{"_": "-"}]}],
        BuyerCustomerParty=side(inquiry.owner),
        Delivery=_by(inquiry.deliver_by),
        DeliveryTerms=_terms(inquiry.incoterm, inquiry.place),
        DestinationCountry=_country(inquiry.market),
        RequestForQuotationLine=node(ID=text(1), LineItem=line),
    )


def quotation(version: QuoteVersion, lots: Sequence[LotFacts] = ()) -> Node:
    """One version of a quote."""
    inquiry = version.quote.asked.inquiry
    measure = Measure(version.unit, version.unit_region)
    amount = version.amount if version.amount is not None else inquiry.amount
    total = (amount or Decimal(0)) * version.price
    said = {TOLERANCE: _figure(version.tolerance_pct), DUTY: _figure(version.duty_pct), **measure.said}
    goods = item(inquiry.title, _facts(inquiry), material_id=inquiry.material_id, said=said, lots=lots)
    line = node(
        ID=text(1),
        Quantity=measure.of(version.amount),
        LineExtensionAmount=n.money(total, version.currency),
        MinimumQuantity=measure.of(version.minimum),
        Delivery=_within(version.lead_days),
        Price=measure.price(version.price, version.currency),
        Item=goods,
    )
    tiers = [
        node(
            ID=text(number),
            MinimumQuantity=measure.of(Decimal(one["at_least"])),
            Price=measure.price(Decimal(one["price"]), version.currency),
            Item=node(Name=text(inquiry.title)),
        )
        for number, one in enumerate(version.tiers, 1)
    ]
    return n.document(
        "Quotation",
        ID=text(version.quote.number),
        UUID=text(version.pk),
        IssueDate=n.day(version.offered_at.date()),
        IssueTime=n.clock(version.offered_at),
        Note=text(version.note),
        PricingCurrencyCode=text(version.currency),
        LineCountNumeric=n.count(1),
        ValidityPeriod=_until(version.valid_until, version.zone),
        RequestForQuotationDocumentReference=n.reference(inquiry_number(inquiry), inquiry.pk),
        SellerSupplierParty=side(version.quote.asked.supplier),
        BuyerCustomerParty=side(inquiry.owner),
        DeliveryTerms=_terms(version.incoterm, version.place),
        AllowanceCharge=[
            node(
                ChargeIndicator={"_": True},
                AllowanceChargeReason=text(reason),
                Amount=n.price(charge, version.currency),
            )
            for reason, charge in ((FREIGHT, version.freight), (INSURANCE, version.insurance))
            if charge is not None
        ],
        DestinationCountry=_country(inquiry.market),
        QuotedMonetaryTotal=node(PayableAmount=n.money(total, version.currency)),
        QuotationLine=node(ID=text(1), LineItem=line, AlternativeLineItem=tiers),
    )


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
        Delivery=_by(one.deliver_by),
        DeliveryTerms=_terms(one.incoterm, one.place),
        DestinationCountry=_country(one.market),
        AnticipatedMonetaryTotal=_total(one.total, one.currency),
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
        OrderReference=_order_reference(one),
        SellerSupplierParty=side(one.supplier),
        BuyerCustomerParty=side(one.owner),
        LegalMonetaryTotal=_total(one.total, one.currency) if accepted else None,
    )


def order_cancellation(one: Order, on: datetime) -> Node:
    """That a buyer cancels an order, and why."""
    return n.document(
        "OrderCancellation",
        ID=text(f"{one.number}-C"),
        IssueDate=n.day(on.date()),
        IssueTime=n.clock(on),
        CancellationNote=text(one.reason or "-"),
        OrderReference=_order_reference(one),
        BuyerCustomerParty=side(one.owner),
        SellerSupplierParty=side(one.supplier),
    )


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
        OrderReference=_order_reference(bought),
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
        _facts(one.line),
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
        OrderReference=_order_reference(bought),
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
        Item=item(sent.line.description, _facts(sent.line), said=measure.said),
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
        OrderReference=_order_reference(one),
        AccountingSupplierParty=side(one.supplier),
        AccountingCustomerParty=side(one.owner),
        DeliveryTerms=_terms(one.incoterm, one.place),
        LegalMonetaryTotal=_total(total, one.currency),
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


def inquiry_number(inquiry: Inquiry) -> str:
    """What an inquiry is called in documents."""
    return f"RFQ-{inquiry.pk.hex[:8].upper()}"


def shipment_number(one: Shipment) -> str:
    """What a shipment is called in documents."""
    return f"{one.order.number}-S{one.number}"


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
    said = {TOLERANCE: _figure(one.tolerance_pct), **_market(one.order.market), **measure.said}
    return item(
        one.description,
        _facts(one),
        material_id=one.material_id,
        number_=str(one.listing_id or ""),
        said=said,
        lots=lots,
    )


def _facts(record: Any) -> dict[str, Any]:
    return {fact: getattr(record, fact, "") for fact in FACTS.values()}


def _order_reference(one: Order) -> Node:
    return node(ID=text(one.number), UUID=text(one.pk), IssueDate=n.day(one.placed_at.date()))


def _total(total: Decimal, currency: str) -> Node:
    return node(LineExtensionAmount=n.money(total, currency), PayableAmount=n.money(total, currency))


def _terms(incoterm: str, place: str) -> Node:
    there = node(Description=text(place))
    return node(
        ID=text(incoterm, schemeID="Incoterms 2020") if incoterm else None,
        DeliveryLocation=there or None,
    )


def _by(last: date | None) -> Node:
    return node(RequestedDeliveryPeriod=node(EndDate=n.day(last)))


def _within(days: int | None) -> Node:
    measure = {"_": Decimal(days), "unitCode": DAY} if days is not None else None
    return node(PromisedDeliveryPeriod=node(DurationMeasure=measure))


def _until(moment: datetime, zone: str) -> Node:
    there = moment.astimezone(ZoneInfo(zone))
    exact: time = there.timetz()
    return node(EndDate=n.day(there.date()), EndTime={"_": exact.isoformat("seconds")}, Description=text(zone))


def _country(market: str) -> Node:
    return node(IdentificationCode=text(market)) if _is_country(market) else {}


def _is_country(market: str) -> bool:
    return len(market) == 2 and market.isalpha() and market not in NO_COUNTRIES


def _market(market: str) -> dict[str, str]:
    return {} if _is_country(market) else {MARKET: market}


def _figure(value: Decimal | None) -> str:
    return "" if not value else format(n.number(value), "f")
