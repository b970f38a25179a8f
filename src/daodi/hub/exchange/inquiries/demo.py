"""Two inquiries for a demonstration site: Kuala Lumpur asks three members for 黄芪, and Rotterdam asks two of them.

In Kuala Lumpur one lot fails, being another species than it claims; in Rotterdam one breaks a limit of the Union.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from daodi.hub.core import lots as kept
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.inquiries import asking, questioning, quoting, rating, sampling
from daodi.hub.exchange.inquiries.models import Asked, Inquiry

WANTED = {
    "title": "黄芪 Astragalus root, 500 kg for slices",
    "material": "黄芪",
    "kind": "raw",
    "grade": "一等",
    "amount": Decimal(500),
    "unit": "kg",
    "currency": "USD",
    "market": "MY",
    "incoterm": "CIF",
    "place": "Port Klang",
    "use": "medicine",
    "note": "Sulphur-free. Please quote a lot with its certificate; a sample of 200 g before the order.",
}
QUOTES: tuple[tuple[str, str, dict[str, Any]], ...] = (
    (
        "growers",
        "LX-2610",
        {
            "currency": "USD",
            "price": Decimal("8.40"),
            "tiers": [{"at_least": "500", "price": "8.10"}],
            "unit": "kg",
            "amount": Decimal(500),
            "minimum": Decimal(100),
            "tolerance_pct": Decimal(5),
            "incoterm": "FOB",
            "place": "Tianjin",
            "lead_days": 21,
            "freight": Decimal(320),
            "insurance": Decimal(45),
            "duty_pct": Decimal(0),
            "zone": "Asia/Shanghai",
        },
    ),
    (
        "supplier",
        "BZ-1002",
        {
            "currency": "USD",
            "price": Decimal("9.60"),
            "unit": "kg",
            "amount": Decimal(600),
            "incoterm": "CIF",
            "place": "Port Klang",
            "lead_days": 14,
            "duty_pct": Decimal(0),
            "zone": "Asia/Shanghai",
        },
    ),
    (
        "trader",
        "AG-331",
        {
            "currency": "CNY",
            "price": Decimal("27.50"),
            "unit": "斤",
            "unit_region": "CN",
            "amount": Decimal(1000),
            "incoterm": "EXW",
            "place": "安国",
            "lead_days": 10,
            "zone": "Asia/Shanghai",
        },
    ),
)

EURO = {
    "currency": "EUR",
    "unit": "kg",
    "amount": Decimal(300),
    "incoterm": "CIF",
    "place": "Rotterdam",
    "lead_days": 35,
    "duty_pct": Decimal(0),
    "zone": "Asia/Shanghai",
}
SLICES = {
    "title": "黄芪片 Astragalus slices for tea",
    "material": "黄芪",
    "kind": "piece",
    "amount": Decimal(300),
    "unit": "kg",
    "currency": "EUR",
    "market": "EU",
    "incoterm": "CIF",
    "place": "Rotterdam",
    "use": "medicine",
}
SAMPLE = {"material": "黄芪", "amount": Decimal(200), "unit": "g", "address": "Example Importers, Kuala Lumpur"}


def load(parties: Mapping[str, Organisation]) -> None:
    """The inquiry, a question with its answer to all, the quotes, a rate, a counter-offer and a sample."""
    now = timezone.now()
    mei = _first_of(parties["importer"])
    inquiry = asking.draft(actor=mei, facts=WANTED | {"closes_on": timezone.localdate(now) + timedelta(days=20)})
    suppliers = [parties[key] for key, _lot, _terms in QUOTES]
    asking.ask(actor=mei, inquiry=inquiry, suppliers=suppliers, now=now)
    inquiry = asking.take_step(actor=mei, inquiry=inquiry, name="open", now=now)
    _talk(mei, _first_of(parties["supplier"]), inquiry, now)
    versions = [_quote(_first_of(parties[key]), inquiry, lot, terms, now) for key, lot, terms in QUOTES]
    rating.state_rate(
        actor=mei,
        inquiry=inquiry,
        currency="CNY",
        rate=Decimal("0.1400"),
        on=timezone.localdate(now),
        source="a made-up rate for this demonstration",
        now=now,
    )
    quoting.counter(actor=mei, version=versions[1], price=Decimal("9.20"), note="For 600 kg at once.", now=now)
    sample = sampling.ask(actor=mei, version=versions[0], facts=SAMPLE, now=now)
    sampling.take_step(actor=_first_of(parties["growers"]), sample=sample, name="agree", now=now)
    _rotterdam(parties, now)


def _rotterdam(parties: Mapping[str, Organisation], now: datetime) -> None:
    """An inquiry whose quotes differ by their lots: one breaks a limit there, of the other tests are missing."""
    charlie = _first_of(parties["buyer"])
    inquiry = asking.draft(actor=charlie, facts=SLICES)
    asking.ask(actor=charlie, inquiry=inquiry, suppliers=[parties["supplier"], parties["growers"]], now=now)
    inquiry = asking.take_step(actor=charlie, inquiry=inquiry, name="open", now=now)
    for key, lot, price in (("supplier", "BZ-0917", "7.20"), ("growers", "LX-2610", "9.10")):
        terms = EURO | {"price": Decimal(price)}
        _quote(_first_of(parties[key]), inquiry, lot, terms, now)


def _talk(mei: Actor, supplier: Actor, inquiry: Inquiry, now: datetime) -> None:
    asked = _asked(inquiry, supplier)
    question = questioning.put(actor=supplier, asked=asked, text="Whole roots or sticks of a length?", now=now)
    questioning.answer_all(
        actor=mei,
        inquiry=inquiry,
        question="Are whole roots wanted, or sticks?",
        text="Whole roots, at least 40 cm long.",
        to=question,
        now=now,
    )


def _quote(actor: Actor, inquiry: Inquiry, lot: str, terms: dict[str, Any], now: datetime) -> Any:
    lots = [one.id for one in kept.own(actor) if one.code == lot]
    facts = terms | {"valid_until": now + timedelta(days=30)}
    return quoting.offer(actor=actor, asked=_asked(inquiry, actor), facts=facts, lots=lots, now=now)


def _asked(inquiry: Inquiry, actor: Actor) -> Asked:
    held = Asked.objects.select_related("inquiry__owner", "supplier")
    return held.get(inquiry=inquiry, supplier=actor.organisation)


def _first_of(party: Organisation) -> Actor:
    membership = party.memberships.order_by("created_at", "id")[0]
    return by_user(membership.user, party.pk)
