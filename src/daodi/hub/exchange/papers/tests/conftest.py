"""Alice supplies from mainland China, Mei buys for Kuala Lumpur, Bob is Alice's colleague, Charlie is somebody else."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation, User
from daodi.hub.exchange.inquiries import asking, quoting
from daodi.hub.exchange.inquiries.models import Asked, QuoteVersion
from daodi.hub.exchange.orders import placing, shipping, stepping
from daodi.hub.exchange.orders.drafts import Line, Terms
from daodi.hub.exchange.orders.models import Order, Shipment
from daodi.hub.exchange.papers.actions import Facts

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
DAY = date(2026, 11, 22)
COA = b"lot,material,form,use,analyte,result,unit\nHQ-26,\xe9\xbb\x84\xe8\x8a\xaa,dried herb,medicine,lead,0.6,mg/kg\n"
ROOT = Line(
    amount=Decimal(500),
    price=Decimal("8.4"),
    description="Astragalus root, first grade",
    material="黄芪",
    material_id="astragali-radix",
    kind="raw",
    use="medicine",
    grade="一等",
    origin="甘肃陇西",
    tolerance_pct=Decimal(5),
)
GINGER = Line(
    amount=Decimal(20), unit="斤", unit_region="CN", price=Decimal(3), description="Ginger, dried", kind="raw"
)


def placed(buyer: Actor, supplier: Actor, *lines: Line, market: str = "MY") -> Order:
    """An order of 500 kg of root and of 20 斤, or of other lines."""
    terms = Terms(currency="USD", market=market, incoterm="CIF", place="Port Klang")
    return placing.place(
        actor=buyer, supplier=supplier.organisation, lines=lines or (ROOT, GINGER), terms=terms, now=NOW
    )


def sent(supplier: Actor, order: Order, amount: str = "300", lot: UUID | None = None) -> Shipment:
    """Despatches some of the first line."""
    stepping.take_step(actor=supplier, order=order, name="confirm", now=NOW)
    contents = [shipping.Sent(line=1, amount=Decimal(amount), lot=lot, lot_kg=Decimal(1000) if lot else None)]
    return shipping.despatch(
        actor=supplier,
        order=order,
        contents=contents,
        despatched_on=DAY,
        now=NOW,
        carrier="Ocean Line",
        reference="BL-77",
    )


def quoted(buyer: Actor, supplier: Actor, **terms: Any) -> QuoteVersion:
    """A quote upon an inquiry."""
    wanted = {"title": "Astragalus root", "material": "黄芪", "amount": Decimal(500), "unit": "kg", "currency": "USD"}
    inquiry = asking.draft(actor=buyer, facts={**wanted, "market": "MY", "incoterm": "CIF", "place": "Port Klang"})
    assert supplier.organisation
    asking.ask(actor=buyer, inquiry=inquiry, suppliers=[supplier.organisation], now=NOW)
    inquiry = asking.take_step(actor=buyer, inquiry=inquiry, name="open", now=NOW)
    asked = Asked.objects.select_related("inquiry__owner", "supplier").get(inquiry=inquiry)
    given = {
        "currency": "USD",
        "price": Decimal("8.40"),
        "unit": "kg",
        "tiers": [{"at_least": "1000", "price": "8.10"}],
        "amount": Decimal(500),
        "incoterm": "CIF",
        "place": "Port Klang",
        "lead_days": 21,
        "freight": Decimal(900),
        "valid_until": NOW + timedelta(days=30),
    }
    return quoting.offer(actor=supplier, asked=asked, facts=given | terms, now=NOW)


def phyto(**more: Any) -> Facts:
    """A phytosanitary certificate with its file."""
    stated: dict[str, Any] = {
        "kind": "phytosanitary-certificate",
        "number": "PC-1",
        "issuer": "GACC",
        "issued_on": DAY,
        "valid_until": date(2099, 12, 31),
        "name": "phyto.pdf",
        "content": b"%PDF-1.4 phyto of Longxi",
    }
    return Facts(**(stated | more))


@pytest.fixture
def mei(person: Callable[..., User], organisation: Callable[..., Organisation]) -> Actor:
    """Buys for importers in Kuala Lumpur."""
    return by_user(person("Mei", organisation("Importers of Kuala Lumpur", kind="buyer", jurisdiction="MY"), "admin"))


@pytest.fixture
def lot_of(signed_in: Callable[[Actor], Client]) -> Callable[[Actor], UUID]:
    """Keeps a certificate of a lot of 黄芪 in the laboratory, as a member would."""

    def make(actor: Actor) -> UUID:
        file = io.BytesIO(COA)
        file.name = "coa-of-longxi.csv"
        answer = signed_in(actor).post("/api/lots/file", {"file": file})
        assert answer.status_code == 201, answer.content
        return UUID(json.loads(answer.content)["lots"][0]["id"])

    return make
