"""Orders for a demonstration site: one partly shipped, one closed, one in dispute."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils import timezone

from daodi.hub.core import lots as kept_lots
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.orders import complaining, placing, receiving, shipping, stepping
from daodi.hub.exchange.orders.drafts import Line, Terms
from daodi.hub.exchange.orders.models import Order, Shipment
from daodi.hub.exchange.orders.receiving import Arrived
from daodi.hub.exchange.orders.shipping import Sent

FACTS: dict[str, Any] = {
    "material": "黄芪",
    "material_id": "astragali-radix",
    "kind": "raw",
    "form": "dried herb",
    "use": "medicine",
}
ROOTS = Line(
    amount=Decimal(500),
    price=Decimal("8.10"),
    description="黄芪 Astragalus root, first grade",
    tolerance_pct=Decimal(5),
    origin="甘肃陇西",
    grade="一等",
    **FACTS,
)
SLICES = Line(amount=Decimal(120), price=Decimal("7.60"), description="黄芪片 Astragalus slices", **FACTS)
STICKS = Line(
    amount=Decimal(200), unit="斤", unit_region="CN", price=Decimal("27.50"), description="黄芪 sticks", **FACTS
)


@dataclass(frozen=True)
class Trade:
    """Two parties on the way through an order."""

    buyer: Actor
    supplier: Actor
    now: datetime

    def confirmed(self, line: Line, terms: Terms) -> Order:
        """An order, placed and confirmed."""
        assert self.supplier.organisation
        order = placing.place(
            actor=self.buyer, supplier=self.supplier.organisation, lines=[line], terms=terms, now=self.now
        )
        return stepping.take_step(actor=self.supplier, order=order, name="confirm", now=self.at(1))

    def sent(self, order: Order, amount: str, day: int, carrier: str = "", reference: str = "") -> Shipment:
        """A shipment of the first line, of the supplier's newest lot where it keeps one."""
        lots = [one.id for one in kept_lots.own(self.supplier) if one.material_id == FACTS["material_id"]]
        lot: UUID | None = lots[0] if lots else None
        return shipping.despatch(
            actor=self.supplier,
            order=order,
            contents=[Sent(line=1, amount=Decimal(amount), lot=lot)],
            despatched_on=timezone.localdate(self.at(day)),
            expected_on=timezone.localdate(self.at(day + 12)),
            carrier=carrier,
            reference=reference,
            now=self.at(day),
        )

    def arrived(self, shipment: Shipment, day: int, contents: Sequence[Arrived] = (), note: str = "") -> None:
        """What the buyer found."""
        receiving.receive(
            actor=self.buyer,
            shipment=shipment,
            received_on=timezone.localdate(self.at(day)),
            contents=contents,
            note=note,
            now=self.at(day),
        )

    def at(self, day: int) -> datetime:
        """So many days after the order was placed."""
        return self.now + timedelta(days=day)


def load(parties: Mapping[str, Organisation]) -> None:
    """Three orders of the importer and the buyer, each at another point of its course."""
    now = timezone.now()
    people = {key: _first_of(parties[key]) for key in ("importer", "buyer", "growers", "supplier", "trader")}
    _partly_shipped(Trade(people["importer"], people["growers"], now - timedelta(days=30)))
    _closed(Trade(people["buyer"], people["supplier"], now - timedelta(days=60)))
    _complained(Trade(people["importer"], people["trader"], now - timedelta(days=45)))


def _partly_shipped(trade: Trade) -> None:
    day = timezone.localdate(trade.at(50))
    terms = Terms(currency="USD", market="MY", incoterm="FOB", place="Tianjin", deliver_by=day, number="KL-2026-118")
    order = trade.confirmed(ROOTS, terms)
    first = trade.sent(order, "300", 10, "Example Lines", "EXL-20418")
    trade.arrived(first, 24)
    trade.sent(order, "120", 26, "Example Lines", "EXL-20733")


def _closed(trade: Trade) -> None:
    day = timezone.localdate(trade.at(40))
    terms = Terms(currency="USD", market="NL", incoterm="FOB", place="上海", deliver_by=day)
    order = trade.confirmed(SLICES, terms)
    trade.arrived(trade.sent(order, "120", 9, "Example Air"), 15)
    stepping.take_step(actor=trade.buyer, order=order, name="close", now=trade.at(20))


def _complained(trade: Trade) -> None:
    order = trade.confirmed(STICKS, Terms(currency="CNY", market="MY", incoterm="EXW", place="安国"))
    shipment = trade.sent(order, "200", 6)
    [part] = shipment.contents.all()
    short = Arrived(shipped=part.pk, amount=Decimal(186), difference="short", note="One bag was missing.")
    trade.arrived(shipment, 18, [short])
    complaint = complaining.complain(
        actor=trade.buyer,
        order=order,
        shipment=shipment,
        shipped=part,
        kind="amount",
        text="14 斤 are missing: the waybill says nine bags, eight arrived.",
        wanted="Send the missing bag, or credit CNY 385.00.",
        now=trade.at(19),
    )
    complaining.take_step(
        actor=trade.supplier,
        complaint=complaint,
        name="answer",
        text="Nine bags left our store; the carrier signed for nine.",
        now=trade.at(21),
    )
    complaining.take_step(
        actor=trade.buyer,
        complaint=complaint,
        name="raise",
        text="Eight bags were handed over; the driver's note is ours to show.",
        now=trade.at(23),
    )


def _first_of(party: Organisation) -> Actor:
    membership = party.memberships.order_by("created_at", "id")[0]
    return by_user(membership.user, party.pk)
