"""An Order: an order of the buyer that sends it. An OrderResponse confirms or rejects it, a cancellation ends it."""

from __future__ import annotations

import contextlib
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Q

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.catalogue import queries as catalogue
from daodi.hub.exchange.catalogue.models import Listing
from daodi.hub.exchange.inquiries import queries as inquiries
from daodi.hub.exchange.inquiries.models import QuoteVersion, VersionState
from daodi.hub.exchange.inquiries.pricing import price_at
from daodi.hub.exchange.orders import placing, stepping
from daodi.hub.exchange.orders import queries as orders
from daodi.hub.exchange.orders.drafts import Line, Terms
from daodi.hub.exchange.orders.models import LineKind, Order
from daodi.hub.exchange.terms.incoterms import incoterms
from daodi.hub.exchange.terms.quantity import Quantity
from daodi.hub.exchange.ubl.building.common import ACCEPTED, MARKET, REJECTED, TOLERANCE
from daodi.hub.exchange.ubl.taking.goods import Goods, Unit, amount, code_of, currency, price
from daodi.hub.exchange.ubl.taking.outcome import Outcome
from daodi.hub.exchange.ubl.taking.parties import leave, member, sender
from daodi.hub.exchange.ubl.taking.said import Said

TOTAL = "cac:AnticipatedMonetaryTotal"
DELIVER_BY = "cac:Delivery/cac:RequestedDeliveryPeriod/cbc:EndDate"


def take(actor: Actor, root: Said, now: datetime) -> Outcome | None:
    """Places the order: upon the quote it names, else as it says. The same number again is the same order."""
    if not sender(actor, root.at("cac:BuyerCustomerParty/cac:Party")):
        return None
    supplier = member(root.at("cac:SellerSupplierParty/cac:Party"))
    lines = root.all("cac:OrderLine")
    prices = [one.at("cac:LineItem/cac:Price/cbc:PriceAmount") for one in lines]
    money = currency(root / "cbc:DocumentCurrencyCode", *filter(None, prices), root.at(f"{TOTAL}/cbc:PayableAmount"))
    if supplier is None or not money:
        return None
    version = _quote(actor, root, supplier)
    made = [_line(actor, one, supplier, money) for one in lines]
    terms = _terms(root, money, Goods(lines[0].at("cac:LineItem/cac:Item")) if lines else None)
    drafts = [one for one in made if one is not None]
    _total(root, drafts)
    if root.book.is_wrong:
        return None
    return _placed(actor, root, supplier, version, drafts, terms, now)


def _placed(
    actor: Actor,
    root: Said,
    supplier: Organisation,
    version: QuoteVersion | None,
    lines: list[Line],
    terms: Terms,
    now: datetime,
) -> Outcome | None:
    first = root.at("cac:OrderLine/cac:LineItem")
    try:
        if version is not None:
            order = _upon(actor, root, version, lines, now)
        else:
            order = placing.place(actor=actor, supplier=supplier, lines=lines, terms=terms, now=now)
        return Outcome("order", order.pk, supplier) if order else None
    except Invalid as error:
        places = {"amount": first / "cbc:Quantity", "unit": first / "cbc:Quantity", "price": first / "cac:Price"}
        root.blame(error, **places, description=first / "cac:Item", lines=root / "cac:OrderLine")
    except NotFound:
        (root / "cac:SellerSupplierParty").wrong("This party takes no orders here.", code="party")
    except (Conflict, NotAllowed) as error:
        (root / "cbc:ID").wrong(error.title, code="conflict")
    return None


def _upon(actor: Actor, root: Said, version: QuoteVersion, lines: list[Line], now: datetime) -> Order | None:
    """Takes the quote, where the order says what the quote says."""
    line = root.at("cac:OrderLine/cac:LineItem")
    if len(lines) != 1:
        root.wrong(f"It has {len(lines)} lines; the quote it names has one.", code="quote")
        return None
    unit, wanted = Unit(version.unit, version.unit_region), line / "cbc:Quantity"
    many = amount(wanted, unit) or lines[0].amount
    each = price(line / "cac:Price", unit, version.currency) if line / "cac:Price" else None
    quoted = price_at(version, many)
    if each is not None and each != quoted:
        (line / "cac:Price").wrong(f"It says {each}; the quote says {quoted:f} {version.currency}.", code="price")
    if root.book.is_wrong:
        return None
    return placing.place_from_quote(actor=actor, version=version, now=now, amount=many)


def _quote(actor: Actor, root: Said, supplier: Organisation) -> QuoteVersion | None:
    """The version that an order takes: the one that stands, or that it took before."""
    reference = root.at("cac:QuotationDocumentReference/cbc:ID")
    if not reference.text:
        return None
    held = inquiries.versions(actor).filter(quote__number=reference.text, quote__asked__supplier=supplier)
    states = (VersionState.OFFERED, VersionState.ACCEPTED)
    found = held.filter(state__in=states, quote__asked__inquiry__owner=actor.organisation).first()
    if found is None:
        reference.wrong("No quote of this supplier has this number and stands.", code="quote")
    return found


def _terms(root: Said, money: str, goods: Goods | None) -> Terms:
    term = root.at("cac:DeliveryTerms/cbc:ID").text.upper()
    market = root.at("cac:DestinationCountry/cbc:IdentificationCode").text or (goods.fact(MARKET) if goods else "")
    return Terms(
        currency=money,
        market=market[:8],
        incoterm=term if term in incoterms() else "",
        place=root.at("cac:DeliveryTerms/cac:DeliveryLocation/cbc:Description").text[:200],
        deliver_by=root.at(DELIVER_BY).day(),
        note="\n".join(one.lines for one in root.all("cbc:Note"))[:2000],
        number=(root / "cbc:ID").needed("the order's number")[:60],
        agreed={"document": "UBL Order"},
    )


def _line(actor: Actor, line: Said, supplier: Organisation, money: str) -> Line | None:
    item = line / "cac:LineItem"
    item.leave("cbc:ID", "cbc:LineExtensionAmount")
    goods, wanted = Goods(item / "cac:Item"), item / "cbc:Quantity"
    wanted.needed("how much is ordered")
    code = code_of(wanted) if wanted else ""
    if not code:
        return None
    unit = goods.unit(code)
    many, each = amount(wanted, unit), price(item / "cac:Price", unit, money)
    if each is None and not item.at("cac:Price/cbc:PriceAmount"):
        item.at("cac:Price/cbc:PriceAmount").wrong("It is missing; expected the price for a unit.", code="missing")
    if many is None or each is None:
        return None
    listing = _listing(actor, goods.item.at("cac:SellersItemIdentification/cbc:ID"), supplier)
    if listing is not None:
        return _listed(item, listing, unit, many, each)
    facts: dict[str, Any] = dict(goods.facts())
    kind = facts.pop("kind")
    if not goods.name:
        (goods.item / "cbc:Name").needed("what is ordered")
    tolerance = goods.place(TOLERANCE).number() if goods.fact(TOLERANCE) else None
    return Line(
        amount=many,
        unit=unit.unit,
        unit_region=unit.region,
        price=each,
        description=goods.name[:500],
        kind=kind if kind in LineKind.values else "",
        tolerance_pct=tolerance or Decimal(0),
        **facts,
    )


def _listing(actor: Actor, said: Said, supplier: Organisation) -> Listing | None:
    """The listing that a line orders from; None where the supplier's number of it is of another making."""
    try:
        number = UUID(said.text)
    except ValueError:
        return None
    return catalogue.listings(actor).filter(pk=number, owner=supplier).first()


def _listed(item: Said, listing: Listing, unit: Unit, many: Decimal, each: Decimal) -> Line | None:
    if (listing.unit, listing.unit_region) != (unit.unit, unit.region):
        (item / "cbc:Quantity").wrong(f"This listing is sold by {listing.unit} {listing.unit_region}.", code="unit")
        return None
    listed = catalogue.price_for(listing, Quantity(many, unit.unit, unit.region))
    if listed is not None and listed != each:
        (item / "cac:Price").wrong(f"It says {each:f}; the listing says {listed:f} {listing.currency}.", code="price")
        return None
    return Line(amount=many, unit=unit.unit, unit_region=unit.region, price=each, listing=listing)


def _total(root: Said, lines: list[Line]) -> None:
    """Told where the total is not that of the lines; the lines are what counts."""
    root.leave(f"{TOTAL}/cbc:LineExtensionAmount")
    stated = root.at(f"{TOTAL}/cbc:PayableAmount")
    number, sum_ = stated.number(), sum((one.amount * one.price for one in lines), Decimal(0))
    if number is not None and not root.book.is_wrong and abs(number - sum_) >= 1:
        message = f"The total says {number:f}; the lines come to {sum_.normalize():f}. The lines are what counts."
        stated.wrong(message, code="total", severity="warning")


def respond(actor: Actor, root: Said, now: datetime) -> Outcome | None:
    """Confirms or rejects an order."""
    if not sender(actor, root.at("cac:SellerSupplierParty/cac:Party")):
        return None
    order = ordered(actor, root / "cac:OrderReference", root.at("cac:BuyerCustomerParty/cac:Party"))
    code = root / "cbc:OrderResponseCode"
    step = {ACCEPTED: "confirm", REJECTED: "reject"}.get(code.text.upper())
    if step is None:
        code.wrong(f"{code.text!r} can't be taken; expected AP (accepted) or RE (rejected).", code="value")
    root.leave("cbc:DocumentCurrencyCode", "cac:LegalMonetaryTotal/cbc:LineExtensionAmount")
    root.leave("cac:LegalMonetaryTotal/cbc:PayableAmount")
    return _stepped(actor, root, order, step, "\n".join(one.lines for one in root.all("cbc:Note")), now)


def respond_simply(actor: Actor, root: Said, now: datetime) -> Outcome | None:
    """The same, of the simple response."""
    if not sender(actor, root.at("cac:SellerSupplierParty/cac:Party")):
        return None
    buyer = root.at("cac:BuyerCustomerParty/cac:Party") or root.at("cac:OriginatorCustomerParty/cac:Party")
    order = ordered(actor, root / "cac:OrderReference", buyer)
    step = "confirm" if (root / "cbc:AcceptedIndicator").text in ("true", "1") else "reject"
    return _stepped(actor, root, order, step, (root / "cbc:RejectionNote").lines, now)


def cancel(actor: Actor, root: Said, now: datetime) -> Outcome | None:
    """Cancels an order that is not confirmed yet."""
    if not sender(actor, root.at("cac:BuyerCustomerParty/cac:Party")):
        return None
    leave(root.at("cac:SellerSupplierParty/cac:Party"))
    order = ordered(actor, root / "cac:OrderReference", None, root.at("cac:SellerSupplierParty/cac:Party"))
    return _stepped(actor, root, order, "cancel", "\n".join(one.lines for one in root.all("cbc:CancellationNote")), now)


def _stepped(
    actor: Actor, root: Said, order: Order | None, step: str | None, reason: str, now: datetime
) -> Outcome | None:
    if order is None or step is None or root.book.is_wrong:
        return None
    try:
        done = stepping.take_step(actor=actor, order=order, name=step, now=now, reason=reason)
    except Invalid as error:
        root.blame(error, reason=root / "cbc:Note")
        return None
    except (Conflict, NotAllowed, NotFound) as error:
        root.wrong(error.title, code="conflict")
        return None
    return Outcome("order", done.pk, done.owner if actor.is_of(done.supplier_id) else done.supplier)


def ordered(actor: Actor, reference: Said, buyer: Said | None, supplier: Said | None = None) -> Order | None:
    """The order that a document is about: by its number or our id, between the two parties that it names."""
    reference.leave("cbc:IssueDate")
    number, uuid = (reference / "cbc:ID").needed("the number of the order"), (reference / "cbc:UUID").text
    named = Q(number=number)
    with contextlib.suppress(ValueError):
        named |= Q(pk=UUID(uuid))
    asked = orders.orders(actor).filter(named)
    for side, field in ((buyer, "owner"), (supplier, "supplier")):
        found = member(side) if side else None
        if side and found is None:
            return None
        asked = asked.filter(**{field: found}) if found else asked
    found_ = list(asked.filter(Q(owner=actor.organisation) | Q(supplier=actor.organisation))[:2])
    exact = [one for one in found_ if str(one.pk) == uuid]
    if exact or len(found_) == 1:
        return (exact or found_)[0]
    said = "Several orders have" if found_ else "No order of yours has"
    (reference / "cbc:ID").wrong(f"{said} the number {number!r} between these parties.", code="reference")
    return None
