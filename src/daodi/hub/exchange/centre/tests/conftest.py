"""What the tests of the centre start from."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count

import pytest
from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Membership, Organisation, User
from daodi.hub.exchange.centre import room
from daodi.hub.exchange.centre.models import Sample
from daodi.hub.exchange.orders.models import Order, OrderLine

NUMBERS = count(1)
OCTOBER = datetime(2026, 10, 15, tzinfo=timezone.get_default_timezone())


def somebody(name: str, kind: str = "buyer") -> Actor:
    """Another member."""
    place = Organisation.objects.create(name=name, kind=kind, jurisdiction="CN", standing="approved")
    user = User.objects.create_user(f"{place.pk}@example.org", "x", name=name)
    Membership.objects.create(user=user, organisation=place, role="admin")
    return by_user(user)


def parties(count: int = 3) -> tuple[list[Organisation], list[Organisation]]:
    """Sellers and buyers."""
    made = [
        [
            Organisation.objects.create(name=f"{kind} {at}", kind=kind, jurisdiction="CN", standing="approved")
            for at in range(count)
        ]
        for kind in ("supplier", "buyer")
    ]
    return made[0], made[1]


def closed(
    seller: Organisation, buyer: Organisation, price: str, *, at: datetime = OCTOBER, kg: int = 10, **facts: object
) -> Order:
    """An order that was closed, of so many kilograms at that price each."""
    number, total = next(NUMBERS), Decimal(price) * kg
    state = str(facts.pop("state", "closed"))
    currency = str(facts.pop("currency", "CNY"))
    order = Order.objects.create(
        owner=buyer,
        supplier=seller,
        serial=number,
        number=f"P-{number}",
        state=state,
        currency=currency,
        total=total,
        placed_at=at - timedelta(days=20),
        ended_at=at,
    )
    line = {"material_id": "astragali-radix", "material": "黄芪", "kind": "raw", "grade": "一等", **facts}
    OrderLine.objects.create(
        order=order, number=1, description="Roots", amount=kg, unit="kg", kg=kg, price=price, total=total, **line
    )
    return order


@pytest.fixture
def hers(alice: Actor) -> Sample:
    """A sample that Alice announced."""
    return room.lend(actor=alice, title="黄芪", amount="200 g")
