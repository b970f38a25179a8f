"""What suppliers offer and buyers ask for: catalogues, requests for quotation, quotations.

Each function is given what it needs, so that nothing else can slip in.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from daodi.hub.core.lots import LotFacts, Paper
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.catalogue.models import Listing
from daodi.hub.exchange.inquiries.models import Inquiry, QuoteVersion
from daodi.hub.exchange.ubl.building import nodes as n
from daodi.hub.exchange.ubl.building.common import (
    CURRENCY,
    DAY,
    DUTY,
    FREIGHT,
    INSURANCE,
    PLACE,
    TERM,
    TOLERANCE,
    Lots,
    Papers,
    by,
    country,
    facts_of,
    figure,
    inquiry_number,
    market_said,
    terms,
    until,
    within,
)
from daodi.hub.exchange.ubl.building.goods import Measure, item
from daodi.hub.exchange.ubl.building.nodes import Node, node, text
from daodi.hub.exchange.ubl.building.parties import party, side


def catalogue(
    supplier: Organisation,
    receiver: Organisation | None,
    listings: Sequence[Listing],
    now: datetime,
    lots: Lots | None = None,
    papers: Papers | None = None,
    note: str = "",
) -> Node:
    """The listings of a supplier; ``note`` says where there are more than these."""
    made = [
        _catalogue_line(number, one, (lots or {}).get(one.pk, ()), (papers or {}).get(one.pk, ()))
        for number, one in enumerate(listings, 1)
    ]
    return n.document(
        "Catalogue",
        ID=text(f"CAT-{supplier.pk.hex[:8].upper()}-{now:%Y%m%dT%H%M%S}"),
        IssueDate=n.day(now.date()),
        IssueTime=n.clock(now),
        Note=text(note),
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
            facts_of(one),
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
    said = {CURRENCY: inquiry.currency, **market_said(inquiry.market), **measure.said}
    line = node(
        ID=text(1),
        Quantity=measure.of(inquiry.amount),
        Price=measure.price(inquiry.target_price, inquiry.currency) if inquiry.target_price is not None else None,
        Item=item(inquiry.title, facts_of(inquiry), material_id=inquiry.material_id, said=said),
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
        Delivery=by(inquiry.deliver_by),
        DeliveryTerms=terms(inquiry.incoterm, inquiry.place),
        DestinationCountry=country(inquiry.market),
        RequestForQuotationLine=node(ID=text(1), LineItem=line),
    )


def quotation(version: QuoteVersion, lots: Sequence[LotFacts] = ()) -> Node:
    """One version of a quote."""
    inquiry = version.quote.asked.inquiry
    measure = Measure(version.unit, version.unit_region)
    amount = version.amount if version.amount is not None else inquiry.amount
    total = (amount or Decimal(0)) * version.price
    said = {TOLERANCE: figure(version.tolerance_pct), DUTY: figure(version.duty_pct), **measure.said}
    goods = item(inquiry.title, facts_of(inquiry), material_id=inquiry.material_id, said=said, lots=lots)
    line = node(
        ID=text(1),
        Quantity=measure.of(version.amount),
        LineExtensionAmount=n.money(total, version.currency),
        MinimumQuantity=measure.of(version.minimum),
        Delivery=within(version.lead_days),
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
        ValidityPeriod=until(version.valid_until, version.zone),
        RequestForQuotationDocumentReference=n.reference(inquiry_number(inquiry), inquiry.pk),
        SellerSupplierParty=side(version.quote.asked.supplier),
        BuyerCustomerParty=side(inquiry.owner),
        DeliveryTerms=terms(version.incoterm, version.place),
        AllowanceCharge=[
            node(
                ChargeIndicator={"_": True},
                AllowanceChargeReason=text(reason),
                Amount=n.price(charge, version.currency),
            )
            for reason, charge in ((FREIGHT, version.freight), (INSURANCE, version.insurance))
            if charge is not None
        ],
        DestinationCountry=country(inquiry.market),
        QuotedMonetaryTotal=node(PayableAmount=n.money(total, version.currency)),
        QuotationLine=node(ID=text(1), LineItem=line, AlternativeLineItem=tiers),
    )
