"""A Catalogue: each of its lines becomes a draft listing of the supplier that sends it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.exchange.catalogue import offering, queries
from daodi.hub.exchange.catalogue.models import Kind, Listing
from daodi.hub.exchange.terms.incoterms import incoterms
from daodi.hub.exchange.ubl.building.common import CURRENCY, DAY, PLACE, TERM
from daodi.hub.exchange.ubl.taking.goods import Goods, Unit, amount, code_of, currency, price
from daodi.hub.exchange.ubl.taking.outcome import Outcome
from daodi.hub.exchange.ubl.taking.parties import leave, sender
from daodi.hub.exchange.ubl.taking.said import Said, as_uuid

MOST_LINES = 1000
PRICED = "cac:RequiredItemLocationQuantity"
OF_LINE = ("cbc:ID", "cbc:OrderableUnit", "cac:LineValidityPeriod/cbc:StartDate")


def take(actor: Actor, root: Said, now: datetime) -> Outcome | None:
    """Makes drafts of the lines. A bad line is told and costs no good one."""
    seller = root.at("cac:SellerSupplierParty/cac:Party")
    if not sender(actor, seller or root / "cac:ProviderParty"):
        return None
    leave(root / "cac:ProviderParty", root / "cac:ReceiverParty")
    lines = root.all("cac:CatalogueLine")
    if len(lines) > MOST_LINES:
        root.wrong(f"It has {len(lines)} lines; expected at most {MOST_LINES}. Send it in parts.", code="too-many")
        return None
    made = [one for line in lines if (one := _line(actor, line)) is not None]
    return Outcome("listing", made[0].pk if len(made) == 1 else None, many=len(made)) if made else None


def _line(actor: Actor, line: Said) -> Listing | None:
    line.leave(*OF_LINE)
    known = sum(one.severity == "error" for one in line.book.findings)
    goods = Goods(line / "cac:Item")
    number = goods.item.at("cac:SellersItemIdentification/cbc:ID")
    ours = as_uuid(number)
    if ours and queries.own(actor).filter(pk=ours).exists():
        _ = number.text
    facts, prices = _facts(line, goods), []
    if facts:
        prices = _prices(line, Unit(facts["unit"], facts["unit_region"]), facts["currency"])
    if sum(one.severity == "error" for one in line.book.findings) > known:
        return None
    try:
        with transaction.atomic():
            return offering.add(actor=actor, facts=facts, prices=prices)
    except Invalid as error:
        terms = {"incoterm": goods.place(TERM), "place": goods.place(PLACE), "prices": line / PRICED}
        (line / "cac:Item").blame(error, **goods.places(), **terms)
        return None


def _facts(line: Said, goods: Goods) -> dict[str, Any]:
    """The facts of a listing; none of them where the unit or currency can't be told."""
    prices = [one.at("cac:Price/cbc:PriceAmount") for one in line.all(PRICED)]
    stated = currency(
        goods.place(CURRENCY) if goods.fact(CURRENCY) else line / "cbc:CurrencyCode", *filter(None, prices)
    )
    least = line / "cbc:MinimumOrderQuantity"
    unit = _unit(line, goods, least)
    if unit is None or not stated:
        return {}
    kind, term = goods.fact("kind") or Kind.RAW, goods.fact(TERM)
    return {
        **goods.facts(),
        "kind": kind if kind in Kind.values else Kind.RAW,
        "title": goods.name[:200],
        "description": goods.description,
        "currency": stated,
        "unit": unit.unit,
        "unit_region": unit.region,
        "minimum": amount(least, unit) or Decimal(0),
        "incoterm": term if term in incoterms() else "",
        "place": goods.fact(PLACE),
        "lead_days": _days(line),
        "valid_until": line.at("cac:LineValidityPeriod/cbc:EndDate").day(),
    }


def _unit(line: Said, goods: Goods, least: Said) -> Unit | None:
    """The unit in which amounts of the line are stated."""
    stated = [*line.all(PRICED)]
    bases = [one.at("cac:Price/cbc:BaseQuantity") for one in stated] + [one / "cbc:MinimumQuantity" for one in stated]
    place = next((one for one in (*bases, least, line / "cbc:ContentUnitQuantity") if one), None)
    if place is None:
        (line / PRICED).wrong("No quantity says its unit; expected a cbc:BaseQuantity of the price.", code="missing")
        return None
    code = code_of(place)
    return goods.unit(code) if code else None


def _prices(line: Said, unit: Unit, currency_: str) -> list[tuple[Decimal, Decimal]]:
    found = []
    for one in line.all(PRICED):
        if one / "cac:Price":
            least, each = amount(one / "cbc:MinimumQuantity", unit), price(one / "cac:Price", unit, currency_)
            found += [(least or Decimal(0), each)] if each is not None else []
    return found


def _days(line: Said) -> int | None:
    leads = [one / "cbc:LeadTimeMeasure" for one in line.all(PRICED)]
    numbers = [one.number() for one in leads if one.attribute("unitCode") == DAY]
    first = next((one for one in numbers if one is not None), None)
    return int(first) if first is not None and 0 <= first <= 10_000 else None
