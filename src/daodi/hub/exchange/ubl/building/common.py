"""What several documents say alike: terms, dates, references, and the names of the hub's own properties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from daodi.hub.core.lots import LotFacts, Paper
from daodi.hub.exchange.inquiries.models import Inquiry
from daodi.hub.exchange.orders.models import Order, Shipment
from daodi.hub.exchange.ubl.building import nodes as n
from daodi.hub.exchange.ubl.building.goods import FACTS
from daodi.hub.exchange.ubl.building.nodes import Node, node, text

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


def inquiry_number(inquiry: Inquiry) -> str:
    """What an inquiry is called in documents."""
    return f"RFQ-{inquiry.pk.hex[:8].upper()}"


def shipment_number(one: Shipment) -> str:
    """What a shipment is called in documents."""
    return f"{one.order.number}-S{one.number}"


def facts_of(record: Any) -> dict[str, Any]:
    """The facts that a record states of goods, by their names."""
    return {fact: getattr(record, fact, "") for fact in FACTS.values()}


def order_reference(one: Order) -> Node:
    """A reference to an order."""
    return node(ID=text(one.number), UUID=text(one.pk), IssueDate=n.day(one.placed_at.date()))


def total_of(total: Decimal, currency: str) -> Node:
    """A sum as the total of a document."""
    return node(LineExtensionAmount=n.money(total, currency), PayableAmount=n.money(total, currency))


def terms(incoterm: str, place: str) -> Node:
    """The delivery term and its named place."""
    there = node(Description=text(place))
    return node(
        ID=text(incoterm, schemeID="Incoterms 2020") if incoterm else None,
        DeliveryLocation=there or None,
    )


def by(last: date | None) -> Node:
    """The last day for delivery."""
    return node(RequestedDeliveryPeriod=node(EndDate=n.day(last)))


def within(days: int | None) -> Node:
    """In how many days it is promised."""
    measure = {"_": Decimal(days), "unitCode": DAY} if days is not None else None
    return node(PromisedDeliveryPeriod=node(DurationMeasure=measure))


def until(moment: datetime, zone: str) -> Node:
    """Until when a quote stands, in the zone in which that was stated."""
    there = moment.astimezone(ZoneInfo(zone))
    exact: time = there.timetz()
    return node(EndDate=n.day(there.date()), EndTime={"_": exact.isoformat("seconds")}, Description=text(zone))


def country(market: str) -> Node:
    """The market as a country, where it is one."""
    return node(IdentificationCode=text(market)) if _is_country(market) else {}


def _is_country(market: str) -> bool:
    return len(market) == 2 and market.isalpha() and market not in NO_COUNTRIES


def market_said(market: str) -> dict[str, str]:
    """The property that says a market which is no country."""
    return {} if _is_country(market) else {MARKET: market}


def figure(value: Decimal | None) -> str:
    """A number as text; empty where it is nothing."""
    return "" if not value else format(n.number(value), "f")
