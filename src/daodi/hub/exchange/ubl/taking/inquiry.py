"""A RequestForQuotation: an inquiry of the buyer that sends it, open to the supplier it is sent to."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.catalogue.models import Kind
from daodi.hub.exchange.inquiries import asking
from daodi.hub.exchange.inquiries.models import Inquiry
from daodi.hub.exchange.terms.incoterms import incoterms
from daodi.hub.exchange.terms.markets import home
from daodi.hub.exchange.ubl.building.common import CURRENCY, MARKET
from daodi.hub.exchange.ubl.taking.goods import Goods, amount, code_of, currency, price
from daodi.hub.exchange.ubl.taking.outcome import Outcome
from daodi.hub.exchange.ubl.taking.parties import leave, member, sender
from daodi.hub.exchange.ubl.taking.said import Said

MOST_LINES = 50
DELIVER_BY = "cac:Delivery/cac:RequestedDeliveryPeriod/cbc:EndDate"


def take(actor: Actor, root: Said, now: datetime) -> Outcome | None:
    """One inquiry a line: sent to the supplier that is named, a draft where none is."""
    buyer = root.at("cac:BuyerCustomerParty/cac:Party")
    if not sender(actor, buyer or root.at("cac:OriginatorCustomerParty/cac:Party")):
        return None
    leave(root.at("cac:OriginatorCustomerParty/cac:Party"))
    supplier = _supplier(root)
    lines = root.all("cac:RequestForQuotationLine")
    if len(lines) > MOST_LINES:
        root.wrong(f"It has {len(lines)} lines; expected at most {MOST_LINES}.", code="too-many")
    found = [_facts(actor, root, line) for line in lines] if not root.book.is_wrong else []
    if root.book.is_wrong:
        return None
    made = [one for line, facts in zip(lines, found, strict=True) if (one := _made(actor, line, facts, supplier, now))]
    return Outcome("inquiry", made[0].pk, supplier, len(made)) if made else None


def _supplier(root: Said) -> Organisation | None:
    side = root / "cac:SellerSupplierParty"
    side.leave("cbc:CustomerAssignedAccountID")
    party = side / "cac:Party"
    stated = party.element is not None and len(party.element)
    return member(party) if stated else None


def _made(
    actor: Actor, line: Said, facts: dict[str, Any], supplier: Organisation | None, now: datetime
) -> Inquiry | None:
    goods = Goods(line.at("cac:LineItem/cac:Item"))
    try:
        inquiry = asking.draft(actor=actor, facts=facts)
        if supplier is None:
            return inquiry
        asking.ask(actor=actor, inquiry=inquiry, suppliers=[supplier], now=now)
        return asking.take_step(actor=actor, inquiry=inquiry, name="open", now=now)
    except Invalid as error:
        goods.item.blame(error, **goods.places(), amount=line.at("cac:LineItem/cbc:Quantity"))
    except Conflict as error:
        line.wrong(str(error), code="conflict")
    return None


def _facts(actor: Actor, root: Said, line: Said) -> dict[str, Any]:
    line.leave("cbc:ID", "cac:LineItem/cbc:ID")
    item = line / "cac:LineItem"
    goods = Goods(item / "cac:Item")
    wanted, target = item / "cbc:Quantity", item / "cac:Price"
    code = code_of(wanted) if wanted else "KGM"
    if not code:
        return {}
    unit = goods.unit(code)
    pricing = root / "cbc:PricingCurrencyCode"
    stated = _currency(pricing if pricing else goods.place(CURRENCY), target, goods)
    kind, term = goods.fact("kind"), root.at("cac:DeliveryTerms/cbc:ID").text.upper()
    return {
        **goods.facts(),
        "title": goods.name[:200],
        "material": goods.facts()["material"][:100],
        "kind": kind if kind in Kind.values else Kind.RAW,
        "amount": amount(wanted, unit),
        "unit": unit.unit,
        "unit_region": unit.region,
        "target_price": price(target, unit, stated) if target else None,
        "currency": stated,
        "market": _market(actor, root, goods),
        "incoterm": term if term in incoterms() else "",
        "place": root.at("cac:DeliveryTerms/cac:DeliveryLocation/cbc:Description").text[:100],
        "deliver_by": root.at(DELIVER_BY).day(),
        "closes_on": (root / "cbc:SubmissionDueDate").day(),
        "note": "\n".join(one.lines for one in (*root.all("cbc:Note"), *line.all("cbc:Note"))),
    }


def _currency(stated: Said, target: Said, goods: Goods) -> str:
    if stated and (stated is not goods.item):
        return currency(stated)
    if target:
        return currency(Said(None, stated.path, stated.line, stated.book), target / "cbc:PriceAmount")
    stated.wrong("No currency is named; quotes are asked for in USD.", code="assumed", severity="warning")
    return "USD"


def _market(actor: Actor, root: Said, goods: Goods) -> str:
    """Where the goods go: as stated, else the buyer's own market, and told so."""
    stated = goods.fact(MARKET) or root.at("cac:DestinationCountry/cbc:IdentificationCode").text
    if stated:
        return stated
    own = home(actor.organisation.jurisdiction) if actor.organisation else ""
    message = f"No market is named; taken as your own, {own or 'unknown'}."
    (root / "cac:DestinationCountry").wrong(message, code="assumed", severity="warning" if own else "error")
    return own
