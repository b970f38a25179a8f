"""A trading centre for a demonstration site: a notice, samples on the shelves, and a month of prices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from daodi.hub.core.access.actions import set_visibility
from daodi.hub.core.access.actor import WRITE, Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.catalogue.queries import own
from daodi.hub.exchange.centre import board, index, room
from daodi.hub.exchange.orders import placing, receiving, shipping, stepping
from daodi.hub.exchange.orders.drafts import Line, Terms
from daodi.hub.exchange.orders.shipping import Sent

PARTIES = ("operator", "growers", "supplier", "trader", "importer", "buyer", "manufacturer")
# Who sold to whom, at which price a kilogram: two months ago, and last month.
DEALS = (
    ("growers", "importer", "58.20", "61.00"),
    ("supplier", "buyer", "63.50", "66.40"),
    ("trader", "manufacturer", "60.90", "64.80"),
    ("growers", "buyer", "61.70", "63.10"),
    ("supplier", "manufacturer", "66.00", "71.20"),
    ("trader", "importer", "57.40", "60.30"),
)
ROOTS: dict[str, Any] = {
    "material": "黄芪",
    "material_id": "astragali-radix",
    "kind": "raw",
    "grade": "二等",
    "use": "medicine",
}


def load(parties: Mapping[str, Organisation]) -> None:
    """Puts a notice on the board, two samples on shelves, and closes enough orders for two months of prices."""
    people = {key: _first_of(parties[key]) for key in PARTIES}
    _board(people["operator"])
    _samples(people)
    months = _months(timezone.localdate())
    for at, month in enumerate(months):
        for seller, buyer, *prices in DEALS:
            _deal(people[seller], people[buyer], prices[at], month)
    for month in months:
        index.freeze(actor=people["operator"], month=month.isoformat()[:7])


def _board(centre: Actor) -> None:
    notice = board.add(
        actor=centre,
        facts={
            "kind": "market",
            "title": "New astragalus root is coming in",
            "title_zh_hans": "黄芪新货陆续上市",
            "title_zh_hant": "黃耆新貨陸續上市",
            "text": "The first lots of this year's harvest are on the shelves of the sample room.",
            "text_zh_hans": "今年新采收的首批黄芪已在样品室展示。",
            "text_zh_hant": "今年新採收的首批黃耆已在樣品室展示。",
            "shown_from": timezone.localdate() - timedelta(days=3),
            "source": "An example made for this demonstration",
        },
    )
    set_visibility(actor=centre, subject=notice, visibility="published")


def _samples(people: Mapping[str, Actor]) -> None:
    for at, key in enumerate(("growers", "supplier"), 1):
        listed = own(people[key]).filter(visibility="published").first()
        sample = room.lend(actor=people[key], title="黄芪 Astragalus root", amount="200 g", listing=listed)
        room.take_step(actor=people["operator"], sample=sample, name="shelve", shelf=f"A-0{at}")


def _months(today: date) -> Sequence[date]:
    """The first days of the two months before this one."""
    last = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    return (last - timedelta(days=1)).replace(day=1), last


def _deal(seller: Actor, buyer: Actor, price: str, month: date) -> None:
    """An order from its placing to its closing, in the middle of a month."""
    begin = datetime(month.year, month.month, 2, 9, tzinfo=timezone.get_default_timezone())
    assert seller.organisation is not None
    line = Line(amount=Decimal(100), price=Decimal(price), description="黄芪 Astragalus root, second grade", **ROOTS)
    terms = Terms(currency="CNY", incoterm="EXW", place="安国")
    order = placing.place(actor=buyer, supplier=seller.organisation, lines=[line], terms=terms, now=begin)
    order = stepping.take_step(actor=seller, order=order, name="confirm", now=begin)
    shipment = shipping.despatch(
        actor=seller,
        order=order,
        contents=[Sent(line=1, amount=Decimal(100))],
        despatched_on=begin.date() + timedelta(days=2),
        now=begin + timedelta(days=2),
    )
    arrived = begin + timedelta(days=9)
    receiving.receive(actor=buyer, shipment=shipment, received_on=arrived.date(), now=arrived)
    order.refresh_from_db()
    stepping.take_step(actor=buyer, order=order, name="close", now=begin + timedelta(days=12))


def _first_of(party: Organisation) -> Actor:
    """Who acts for a member: its first person, or the site's own command where it has none yet."""
    membership = party.memberships.order_by("created_at", "id").first()
    if membership is not None:
        return by_user(membership.user, party.pk)
    return Actor(organisation=party, roles=frozenset({"admin"}), scopes=WRITE, via="command")
