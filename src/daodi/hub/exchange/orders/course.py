"""The course of an order as a picture: placed, confirmed, shipped, received, closed; with days and amounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in

from daodi.hub.exchange.orders.models import Order, OrderLine, OrderState, Shipment
from daodi.hub.exchange.orders.tables import day, number
from daodi.hub.exchange.orders.words import OFF

O = OrderState  # noqa: E741
PLACES = {O.PLACED: 1, O.CONFIRMED: 2, O.SHIPPING: 2, O.SHIPPED: 3, O.RECEIVED: 4, O.CLOSED: 5}


@dataclass(frozen=True, kw_only=True)
class Stop:
    """One stop: where it stands, when, and how much of the whole, where that can be said in one figure."""

    title: str
    look: Literal["done", "now", "", "off"]
    when: str = ""
    said: str = ""
    done: str = ""
    total: str = ""


def course(order: Order, lines: Sequence[OrderLine], shipments: Sequence[Shipment]) -> list[Stop]:
    """The stops of an order; one that was rejected or cancelled ends where it ended."""
    days = [
        timezone.localdate(order.placed_at),
        order.confirmed_at and timezone.localdate(order.confirmed_at),
        max((one.despatched_on for one in shipments), default=None),
        max((one.receipt.received_on for one in shipments if hasattr(one, "receipt")), default=None),
        order.ended_at and timezone.localdate(order.ended_at),
    ]
    titles = [_("Placed"), _in("step", "Confirmed"), _("Shipped"), _in("goods", "Received"), _in("step", "Closed")]
    if order.state in OFF:
        known = 2 if order.confirmed_at else 1
        past = [Stop(title=titles[n], look="done", when=day(days[n])) for n in range(known)]
        return [*past, Stop(title=str(OFF[order.state]), look="off", when=day(days[4]), said=order.reason)]
    place = PLACES[OrderState(order.state)]
    stops = []
    for n, title in enumerate(titles):
        look: Literal["done", "now", ""] = "done" if n < place else "now" if n == place else ""
        stops.append(_stop(title, look, day(days[n]), lines, _figure(n)))
    return stops


def _figure(n: int) -> str:
    return {2: "sent", 3: "arrived"}.get(n, "")


def _stop(title: str, look: Literal["done", "now", ""], when: str, lines: Sequence[OrderLine], figure: str) -> Stop:
    parts = _parts(lines, figure) if figure else None
    if parts is None or not parts[0]:
        return Stop(title=title, look=look, when=when)
    done, total, unit = parts
    said = _("%(done)s of %(total)s") % {"done": number(done), "total": f"{number(total)}\N{NO-BREAK SPACE}{unit}"}
    return Stop(title=title, look=look, when=when, said=said, done=str(min(done, total)), total=str(total))


def _parts(lines: Sequence[OrderLine], figure: str) -> tuple[Decimal, Decimal, str] | None:
    """How much of how much, in kilograms, or in the one unit that all lines share."""
    wanted = [one for one in lines if one.amount]
    if wanted and all(one.kg is not None for one in wanted):
        done = sum((getattr(one, figure) * (one.kg or 0) / one.amount for one in wanted), Decimal(0))
        return done.quantize(Decimal("0.0001")), sum((one.kg or Decimal(0) for one in wanted), Decimal(0)), "kg"
    if len({one.unit for one in wanted}) != 1:
        return None
    done = sum((getattr(one, figure) for one in wanted), Decimal(0))
    return done, sum((one.amount for one in wanted), Decimal(0)), wanted[0].unit
