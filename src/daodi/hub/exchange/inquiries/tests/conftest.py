"""A buyer in Kuala Lumpur asks two suppliers, Alice's and Charlie's; neither may learn of the other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation, User
from daodi.hub.exchange.inquiries import asking, queries, quoting
from daodi.hub.exchange.inquiries.models import Asked, Inquiry, QuoteVersion

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
WANTED = {
    "title": "Astragalus root for slices",
    "material": "黄芪",
    "grade": "first",
    "amount": Decimal(500),
    "unit": "kg",
    "currency": "USD",
    "market": "MY",
    "incoterm": "CIF",
    "place": "Port Klang",
    "note": "Sulphur-free, please.",
}
TERMS = {
    "currency": "USD",
    "price": Decimal("8.40"),
    "unit": "kg",
    "tiers": [{"at_least": "1000", "price": "8.10"}],
    "amount": Decimal(500),
    "minimum": Decimal(100),
    "tolerance_pct": Decimal(5),
    "incoterm": "FOB",
    "place": "Tianjin",
    "lead_days": 21,
    "valid_until": NOW + timedelta(days=30),
    "zone": "Asia/Shanghai",
    "freight": Decimal(300),
    "insurance": Decimal(40),
    "duty_pct": Decimal(5),
    "note": "Harvest of 2026",
}


def at(days: float = 0) -> datetime:
    """So many days after the tests' now."""
    return NOW + timedelta(days=days)


def asked_of(inquiry: Inquiry, actor: Actor) -> Asked:
    """How an actor's organisation was asked."""
    return Asked.objects.select_related("inquiry__owner", "supplier").get(inquiry=inquiry, supplier=actor.organisation)


def opened(buyer: Actor, *suppliers: Actor, **facts: Any) -> Inquiry:
    """An inquiry that is open to these suppliers."""
    inquiry = asking.draft(actor=buyer, facts=WANTED | facts)
    asking.ask(actor=buyer, inquiry=inquiry, suppliers=[_of(one) for one in suppliers], now=NOW)
    return asking.take_step(actor=buyer, inquiry=inquiry, name="open", now=NOW)


def quoted(supplier: Actor, inquiry: Inquiry, *, now: datetime = NOW, **terms: Any) -> QuoteVersion:
    """A quote of a supplier upon an inquiry."""
    asked = asked_of(inquiry, supplier)
    made = quoting.offer(actor=supplier, asked=asked, facts=TERMS | terms, now=now)
    return queries.version(supplier, made.pk)


def _of(actor: Actor) -> Organisation:
    assert actor.organisation is not None
    return actor.organisation


@pytest.fixture
def mei(person: Callable[..., User], organisation: Callable[..., Organisation]) -> Actor:
    """Buys, in Kuala Lumpur."""
    party = organisation("Importers of Kuala Lumpur", kind="buyer", jurisdiction="MY")
    return by_user(person("Mei", party, "admin"))


@pytest.fixture
def inquiry(mei: Actor, alice: Actor, charlie: Actor) -> Inquiry:
    return opened(mei, alice, charlie)


@pytest.fixture
def version(alice: Actor, inquiry: Inquiry) -> QuoteVersion:
    return quoted(alice, inquiry)
