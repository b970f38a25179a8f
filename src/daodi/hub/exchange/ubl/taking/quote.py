"""A Quotation: a version of a quote of the supplier that sends it, upon an inquiry that it was asked."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.exchange.inquiries import queries, quoting
from daodi.hub.exchange.inquiries.models import Asked, Quote
from daodi.hub.exchange.ubl.building.common import DUTY, FREIGHT, INSURANCE, TOLERANCE, inquiry_number
from daodi.hub.exchange.ubl.models import Message
from daodi.hub.exchange.ubl.taking.goods import Goods, Unit, amount, code_of, currency, lots, price
from daodi.hub.exchange.ubl.taking.outcome import Outcome
from daodi.hub.exchange.ubl.taking.parties import member, sender
from daodi.hub.exchange.ubl.taking.said import Said, moment

REFERENCE = "cac:RequestForQuotationDocumentReference"
WITHIN = "cac:Delivery/cac:PromisedDeliveryPeriod/cbc:DurationMeasure"
TOTAL = "cac:QuotedMonetaryTotal"


def take(actor: Actor, root: Said, now: datetime) -> Outcome | None:
    """Offers what the document says; sent again with the same number and other contents, it is a new version."""
    if not sender(actor, root.at("cac:SellerSupplierParty/cac:Party")):
        return None
    root.leave("cac:DestinationCountry/cbc:IdentificationCode", f"{TOTAL}/cbc:PayableAmount")
    asked = _asked(actor, root)
    lines = root.all("cac:QuotationLine")
    if len(lines) != 1:
        root.wrong(f"It has {len(lines)} lines; expected one, for the one line of the inquiry.", code="lines")
    if asked is None or root.book.is_wrong:
        return None
    facts, lots_ = _facts(root, lines[0]), lots(actor, lines[0].at("cac:LineItem/cac:Item"))
    if root.book.is_wrong:
        return None
    return _offered(actor, root, lines[0], asked, facts, lots_, now)


def _offered(
    actor: Actor, root: Said, line: Said, asked: Asked, facts: dict[str, Any], lots_: list[UUID], now: datetime
) -> Outcome | None:
    item = line / "cac:LineItem"
    try:
        version = quoting.offer(
            actor=actor, asked=asked, facts=facts, lots=lots_, now=now, quote=_before(actor, root, asked)
        )
        return Outcome("quote", version.quote_id, asked.inquiry.owner)
    except Invalid as error:
        terms = root.at("cac:DeliveryTerms/cbc:ID")
        root.blame(
            error,
            price=item.at("cac:Price/cbc:PriceAmount"),
            amount=item / "cbc:Quantity",
            minimum=item / "cbc:MinimumQuantity",
            tiers=line / "cac:AlternativeLineItem",
            incoterm=terms,
            place=root.at("cac:DeliveryTerms/cac:DeliveryLocation/cbc:Description"),
            valid_until=root.at("cac:ValidityPeriod/cbc:EndDate"),
        )
    except Conflict as error:
        root.wrong(str(error), code="conflict")
    return None


def _asked(actor: Actor, root: Said) -> Asked | None:
    """The inquiry that the document answers, as it was asked of the actor."""
    reference = root / REFERENCE
    number, uuid = (reference / "cbc:ID").text, (reference / "cbc:UUID").text
    buyer_said = root.at("cac:BuyerCustomerParty/cac:Party") or root.at("cac:OriginatorCustomerParty/cac:Party")
    buyer = member(buyer_said) if buyer_said else None
    if buyer_said and buyer is None:
        return None
    askings = queries.askings(actor).filter(supplier=actor.organisation)
    if buyer is not None:
        askings = askings.filter(inquiry__owner=buyer)
    named = [one for one in askings if str(one.inquiry_id) == uuid or inquiry_number(one.inquiry) == number.upper()]
    if not named and number:
        sent = Message.objects.filter(kind="RequestForQuotation", number=number, about="inquiry", state="taken")
        ids = set(sent.filter(receiver=actor.organisation).values_list("record_id", flat=True))
        named = [one for one in askings if one.inquiry_id in ids]
    if len(named) == 1:
        return named[0]
    reference.wrong("No inquiry that you were asked has this number; expected the number of one.", code="reference")
    return None


def _before(actor: Actor, root: Said, asked: Asked) -> Quote | None:
    """The quote that this is a new version of."""
    number = (root / "cbc:ID").text
    if not number:
        return None
    sent = Message.objects.filter(owner=actor.organisation, kind="Quotation", number=number, state="taken")
    ids = [one for one in sent.values_list("record_id", flat=True) if one]
    quotes = queries.quotes(actor, asked.inquiry).filter(asked=asked)
    return quotes.filter(number=number).first() or quotes.filter(pk__in=ids).first()


def _facts(root: Said, line: Said) -> dict[str, Any]:
    line.leave("cbc:ID", "cac:LineItem/cbc:ID", "cac:LineItem/cbc:LineExtensionAmount")
    item = line / "cac:LineItem"
    goods = Goods(item / "cac:Item")
    goods.facts()
    base, stated = item.at("cac:Price/cbc:BaseQuantity"), item / "cbc:Quantity"
    code = code_of(base if base else stated)
    amounts = [item.at("cac:Price/cbc:PriceAmount"), root.at(f"{TOTAL}/cbc:PayableAmount")]
    money = currency(root / "cbc:PricingCurrencyCode", *filter(None, amounts))
    if not code or not money:
        return {}
    unit = goods.unit(code)
    each = price(item / "cac:Price", unit, money)
    if each is None and not root.book.is_wrong:
        item.at("cac:Price/cbc:PriceAmount").wrong("It is missing; expected the price for a unit.", code="missing")
    charges = _charges(root, money)
    zone = root.at("cac:ValidityPeriod/cbc:Description").text
    days = item.at(WITHIN).number()
    return {
        "currency": money,
        "price": each,
        "unit": unit.unit,
        "unit_region": unit.region,
        "tiers": _tiers(line, unit, money),
        "amount": amount(stated, unit) if stated else None,
        "minimum": amount(item / "cbc:MinimumQuantity", unit),
        "tolerance_pct": _percent(goods, TOLERANCE) or Decimal(0),
        "incoterm": root.at("cac:DeliveryTerms/cbc:ID").needed("a rule of Incoterms 2020, for example FOB"),
        "place": root.at("cac:DeliveryTerms/cac:DeliveryLocation/cbc:Description").needed("the named place"),
        "lead_days": int(days) if days is not None and 0 <= days <= 10_000 else None,
        "valid_until": _until(root, zone),
        "zone": zone if zone in available_timezones() else "UTC",
        "freight": charges.get(FREIGHT),
        "insurance": charges.get(INSURANCE),
        "duty_pct": _percent(goods, DUTY),
        "note": "\n".join(one.lines for one in root.all("cbc:Note")),
    }


def _until(root: Said, zone: str) -> datetime | None:
    period = root / "cac:ValidityPeriod"
    (period / "cbc:EndDate").needed("the last day on which the quote stands")
    return moment(
        period / "cbc:EndDate", period / "cbc:EndTime", ZoneInfo(zone) if zone in available_timezones() else UTC
    )


def _tiers(line: Said, unit: Unit, money: str) -> list[dict[str, str]]:
    found = []
    for one in line.all("cac:AlternativeLineItem"):
        one.leave("cbc:ID", "cac:Item/cbc:Name")
        least, each = amount(one / "cbc:MinimumQuantity", unit), price(one / "cac:Price", unit, money)
        if least is not None and each is not None:
            found.append({"at_least": str(least), "price": str(each)})
    return found


def _charges(root: Said, money: str) -> dict[str, Decimal]:
    """The estimates that the hub itself writes; other charges stay with the document."""
    found: dict[str, Decimal] = {}
    for one in root.all("cac:AllowanceCharge"):
        stated = one / "cbc:Amount"
        reason = (one / "cbc:AllowanceChargeReason").element
        name = (reason.text or "").strip() if reason is not None else ""
        if name in (FREIGHT, INSURANCE) and stated.attribute("currencyID") == money:
            one.leave("cbc:ChargeIndicator", "cbc:AllowanceChargeReason")
            number = stated.number()
            found |= {name: number} if number is not None else {}
    return found


def _percent(goods: Goods, name: str) -> Decimal | None:
    return goods.place(name).number() if goods.fact(name) else None
