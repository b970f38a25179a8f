"""Alice supplies, Mei buys from Kuala Lumpur, Bob is Alice's colleague, Charlie is somebody else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation, User
from daodi.hub.exchange.inquiries import asking, quoting
from daodi.hub.exchange.inquiries import queries as inquiries
from daodi.hub.exchange.inquiries.models import Asked, QuoteVersion
from daodi.hub.exchange.orders import complaining, placing, receiving, shipping, stepping
from daodi.hub.exchange.orders.drafts import Line, Terms
from daodi.hub.exchange.orders.models import Complaint, Order, Receipt, Shipment
from daodi.hub.exchange.orders.shipping import Sent

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
WANTED: dict[str, Any] = {
    "title": "Astragalus root for slices",
    "material": "黄芪",
    "amount": Decimal(500),
    "unit": "kg",
    "currency": "USD",
    "market": "MY",
    "incoterm": "CIF",
    "place": "Port Klang",
}
QUOTED: dict[str, Any] = {
    "currency": "USD",
    "price": Decimal("8.40"),
    "unit": "kg",
    "tiers": [{"at_least": "500", "price": "8.10"}],
    "amount": Decimal(500),
    "minimum": Decimal(100),
    "tolerance_pct": Decimal(5),
    "incoterm": "FOB",
    "place": "Tianjin",
    "lead_days": 21,
    "valid_until": NOW + timedelta(days=30),
}
TERMS = Terms(currency="USD", market="MY", incoterm="FOB", place="Tianjin")
LINES = (
    Line(amount=Decimal(100), price=Decimal("8.40"), description="Astragalus root", tolerance_pct=Decimal(5)),
    Line(amount=Decimal(20), unit="斤", unit_region="CN", price=Decimal(3), description="Ginger, dried"),
)


def quoted(buyer: Actor, supplier: Actor, **terms: Any) -> QuoteVersion:
    """A quote of a supplier upon a buyer's inquiry."""
    assert supplier.organisation
    inquiry = asking.draft(actor=buyer, facts=WANTED)
    asking.ask(actor=buyer, inquiry=inquiry, suppliers=[supplier.organisation], now=NOW)
    inquiry = asking.take_step(actor=buyer, inquiry=inquiry, name="open", now=NOW)
    asked = Asked.objects.select_related("inquiry__owner", "supplier").get(inquiry=inquiry)
    made = quoting.offer(actor=supplier, asked=asked, facts=QUOTED | terms, now=NOW)
    return inquiries.version(buyer, made.pk)


def placed(buyer: Actor, supplier: Actor, **terms: Any) -> Order:
    """An order of two lines, 100 kg with 5 % tolerance and 20 斤."""
    assert supplier.organisation
    return placing.place(
        actor=buyer, supplier=supplier.organisation, lines=LINES, terms=Terms(**vars_of(TERMS) | terms), now=NOW
    )


def vars_of(terms: Terms) -> dict[str, Any]:
    return {name: getattr(terms, name) for name in ("currency", "market", "incoterm", "place")}


def confirmed(buyer: Actor, supplier: Actor) -> Order:
    """The same, confirmed."""
    return stepping.take_step(actor=supplier, order=placed(buyer, supplier), name="confirm", now=NOW)


def sent(supplier: Actor, order: Order, *amounts: str, **more: Any) -> Shipment:
    """Despatches so much of each line, of the first first; an empty text sends nothing of it."""
    contents = [Sent(line=number, amount=Decimal(one)) for number, one in enumerate(amounts, 1) if one]
    return shipping.despatch(actor=supplier, order=order, contents=contents, despatched_on=TODAY, now=NOW, **more)


def arrived(buyer: Actor, shipment: Shipment, **more: Any) -> Receipt:
    """Says that a shipment arrived."""
    return receiving.receive(actor=buyer, shipment=shipment, received_on=TODAY, now=NOW, **more)


def disputed(buyer: Actor, supplier: Actor) -> Complaint:
    """A complaint about something that arrived, answered and raised to the operator."""
    order = confirmed(buyer, supplier)
    shipment = sent(supplier, order, "60")
    arrived(buyer, shipment)
    complaint = complained(buyer, order, shipment)
    complaining.take_step(actor=supplier, complaint=complaint, name="answer", text="It was dry.", now=NOW)
    return complaining.take_step(actor=buyer, complaint=complaint, name="raise", text="It is mouldy.", now=NOW)


def complained(buyer: Actor, order: Order, shipment: Shipment, **more: Any) -> Complaint:
    """A complaint about a shipment."""
    return complaining.complain(
        actor=buyer, order=order, shipment=shipment, kind="quality", text="Mouldy.", now=NOW, **more
    )


@pytest.fixture
def mei(person: Callable[..., User], organisation: Callable[..., Organisation]) -> Actor:
    """Buys for importers in Kuala Lumpur."""
    return by_user(person("Mei", organisation("Importers of Kuala Lumpur", kind="buyer", jurisdiction="MY")))
