"""The demonstration with many buyers beside its own members, for the measurement of load."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from daodi.hub.core.access.actor import Actor
    from daodi.hub.core.organisations.models import User
    from daodi.hub.exchange.inquiries.models import Inquiry
    from daodi.hub.exchange.orders.models import Order

SELLERS = ("alice@example.org", "sun@example.org", "tan@example.org")
TERMS: dict[str, Any] = {
    "currency": "USD", "price": Decimal("8.40"), "unit": "kg", "amount": Decimal(500), "minimum": Decimal(50),
    "incoterm": "FOB", "place": "Tianjin", "lead_days": 21, "freight": Decimal(300), "insurance": Decimal(40),
}  # fmt: skip
WANTED = {"title": "Roots, 500 kg", "material": "黄芪", "market": "MY", "amount": Decimal(500), "unit": "kg"}


def make(buyers: int) -> dict[str, Any]:
    """Fills the site; gives who may sign in, and what there is to ask for."""
    from django.utils import timezone

    from daodi.hub.core.access.recognise import by_user
    from daodi.hub.core.organisations.models import User
    from daodi.hub.exchange.catalogue.models import Listing
    from daodi.hub.operate.demo import demo
    from daodi.hub.operate.people import token

    demo()
    sellers = [by_user(User.objects.get(email=email)) for email in SELLERS]
    now = timezone.now()
    people = []
    for number in range(buyers):
        user = _person(number)
        buyer = by_user(user)
        inquiry = _asked(buyer, sellers, now)
        order = _ordered(buyer, sellers[number % len(sellers)], now)
        key = token(user.email, scope="write", days=1, name="load", organisation=None)
        people.append({"session": _session(user), "key": key, "inquiry": str(inquiry.pk), "order": str(order.pk)})
    listed = Listing.objects.filter(state="published", owner__in=[one.organisation for one in sellers])
    return {
        "people": people,
        "sellers": [token(one, scope="write", days=1, name="load", organisation=None) for one in SELLERS],
        "suppliers": [str(one.organisation.pk) for one in sellers if one.organisation],
        "listings": [str(one.pk) for one in Listing.objects.filter(state="published")],
        "sold": [
            {
                "supplier": str(one.owner_id),
                "currency": one.currency,
                "line": {
                    "listing": str(one.pk),
                    "amount": f"{one.minimum:f}",
                    "unit": one.unit,
                    "unit_region": one.unit_region,
                },
            }
            for one in listed
            if one.minimum
        ],
    }


def _person(number: int) -> User:
    from daodi.hub.core.organisations.models import Membership, Organisation, User

    party = Organisation.objects.create(
        name=f"Importers {number} of Penang", kind="buyer", jurisdiction="MY", standing="approved"
    )
    user = User.objects.create_user(f"buyer{number}@example.org", None, name=f"Buyer {number}")
    Membership.objects.create(user=user, organisation=party, role="admin")
    return user


def _asked(buyer: Actor, sellers: list[Actor], now: datetime) -> Inquiry:
    """An inquiry to three, each of whom quotes a lot."""
    from daodi.hub.core import lots as kept
    from daodi.hub.exchange.inquiries import asking, quoting
    from daodi.hub.exchange.inquiries.models import Asked

    inquiry = asking.draft(actor=buyer, facts=WANTED)
    asking.ask(
        actor=buyer, inquiry=inquiry, suppliers=[one.organisation for one in sellers if one.organisation], now=now
    )
    inquiry = asking.take_step(actor=buyer, inquiry=inquiry, name="open", now=now)
    for seller in sellers:
        asked = Asked.objects.select_related("inquiry__owner", "supplier")
        lots = [lot.id for lot in kept.own(seller)][:1]
        one = asked.get(inquiry=inquiry, supplier=seller.organisation)
        facts = TERMS | {"valid_until": now + timedelta(days=30)}
        quoting.offer(actor=seller, asked=one, facts=facts, lots=lots, now=now)
    return inquiry


def _ordered(buyer: Actor, seller: Actor, now: datetime) -> Order:
    """An order, confirmed and partly sent."""
    from daodi.hub.core import lots as kept
    from daodi.hub.exchange.orders import placing, shipping, stepping
    from daodi.hub.exchange.orders.drafts import Line, Terms

    assert seller.organisation
    line = Line(amount=Decimal(300), price=Decimal("8.40"), description="黄芪", material="黄芪", kind="raw")
    terms = Terms(currency="USD", market="MY", incoterm="FOB", place="Tianjin")
    order = placing.place(actor=buyer, supplier=seller.organisation, lines=[line], terms=terms, now=now)
    order = stepping.take_step(actor=seller, order=order, name="confirm", now=now)
    lot = next((one.id for one in kept.own(seller)), None)
    content = shipping.Sent(line=1, amount=Decimal(120), lot=lot)
    shipping.despatch(actor=seller, order=order, contents=[content], despatched_on=now.date(), now=now)
    return order


def _session(user: User) -> str:
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = str(settings.AUTHENTICATION_BACKENDS[0])
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)
