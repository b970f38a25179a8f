"""What arrived of a shipment, as the buyer found it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.exchange.orders.keeping import held, inform, keep
from daodi.hub.exchange.orders.models import (
    Difference,
    OrderState,
    Receipt,
    Received,
    Shipment,
    ShipmentState,
    Shipped,
    Side,
)
from daodi.hub.exchange.orders.policy import ORDER, SHIPMENT, held_to, may_step
from daodi.hub.exchange.orders.stepping import move
from daodi.hub.exchange.orders.values import exact, fitting, in_kg, measured


@dataclass(frozen=True, kw_only=True)
class Arrived:
    """How much arrived of one thing that was sent, and what was different about it."""

    shipped: UUID
    amount: Decimal
    difference: str = ""
    note: str = ""


@transaction.atomic
def receive(
    *,
    actor: Actor,
    shipment: Shipment,
    received_on: date,
    now: datetime,
    contents: Sequence[Arrived] = (),
    note: str = "",
) -> Receipt:
    """Says that a shipment arrived. What is not named in ``contents`` arrived as it was sent."""
    order = held(shipment.order)
    shipment = order.shipments.select_for_update().get(pk=shipment.pk)
    side = may_step(actor, order, "receive")
    if (shipment.state, "receive", side) not in SHIPMENT:
        raise Conflict(_("This shipment was received already."))
    if not shipment.despatched_on <= received_on <= timezone.localdate(now):
        raise Invalid({"received_on": _("expected a day from the day it was sent until today")})
    receipt = fitting(Receipt(shipment=shipment, received_on=received_on, note=note.strip(), made_at=now))
    found = _found(receipt, list(shipment.contents.select_related("line")), contents)
    receipt.save(force_insert=True)
    Received.objects.bulk_create(found)
    [shipment.state] = SHIPMENT[shipment.state, "receive", side]
    shipment.save(update_fields=["state"])
    still = order.shipments.filter(state=ShipmentState.DESPATCHED).exists()
    whole = order.state == OrderState.SHIPPED and not still
    after = OrderState.RECEIVED if whole else order.state
    move(order, held_to(ORDER, order.state, "receive", side, after), now)
    order.save(update_fields=["state"])
    keep(actor, order, "receive", shipment=shipment.number)
    inform(order, Side.SUPPLIER, gettext_lazy("What you sent on the order %s has arrived."))
    return receipt


def _found(receipt: Receipt, sent: Sequence[Shipped], contents: Sequence[Arrived]) -> list[Received]:
    said = {one.shipped: one for one in contents}
    if len(said) != len(contents) or not said.keys() <= {one.pk for one in sent}:
        raise Invalid({"contents": _("expected what is in this shipment, each once")})
    return [_received(receipt, one, said.get(one.pk)) for one in sent]


def _received(receipt: Receipt, sent: Shipped, said: Arrived | None) -> Received:
    amount = exact(said.amount, "amount") if said else sent.amount
    kind = said.difference if said else ""
    if kind not in Difference.values:
        raise Invalid({"difference": _("expected one of: %s") % ", ".join(filter(None, Difference.values))})
    if not kind and amount != sent.amount:
        kind = Difference.SHORT if amount < sent.amount else Difference.OVER
    if (kind == Difference.SHORT and amount >= sent.amount) or (kind == Difference.OVER and amount <= sent.amount):
        raise Invalid({"amount": _("The amount that arrived does not fit what is said to be different.")})
    line = sent.line
    given = measured(amount, line.unit, line.unit_region, "amount") if amount else None
    kg = in_kg(given) if given else (None if sent.kg is None else Decimal(0))
    note = said.note.strip() if said else ""
    return fitting(Received(receipt=receipt, shipped=sent, amount=amount, kg=kg, difference=kind, note=note))
