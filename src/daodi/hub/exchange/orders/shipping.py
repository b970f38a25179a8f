"""What a supplier sends, whole or in part, and from which of its lots; their papers go to the buyer with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.core import lots as kept_lots
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.exchange.orders.keeping import held, inform, keep
from daodi.hub.exchange.orders.models import LotAmount, Order, OrderLine, Shipment, Shipped, Side
from daodi.hub.exchange.orders.policy import ORDER, held_to, may_step
from daodi.hub.exchange.orders.queries import lines as lines_of
from daodi.hub.exchange.orders.queries import shipped_of_lots
from daodi.hub.exchange.orders.standing import standing
from daodi.hub.exchange.orders.stepping import move
from daodi.hub.exchange.orders.values import fitting, in_kg, measured, most_of, shown, some

MOST_CONTENTS = 500


@dataclass(frozen=True, kw_only=True)
class Sent:
    """How much of a line is sent, in the line's unit, and of which lot; ``lot_kg``: how much there is of it in all."""

    line: int
    amount: Decimal
    lot: UUID | None = None
    lot_kg: Decimal | None = None


@transaction.atomic
def despatch(
    *,
    actor: Actor,
    order: Order,
    contents: Sequence[Sent],
    despatched_on: date,
    now: datetime,
    expected_on: date | None = None,
    carrier: str = "",
    reference: str = "",
    note: str = "",
    last: bool = False,
) -> Shipment:
    """Sends some or all of an order. ``last`` says that nothing follows, where the tolerance allows it."""
    order = held(order)
    side = may_step(actor, order, "despatch")
    _days(despatched_on, expected_on, now)
    lines = {one.number: one for one in lines_of(order)}
    shipment = Shipment(
        order=order,
        number=order.shipments.count() + 1,
        despatched_on=despatched_on,
        expected_on=expected_on,
        carrier=carrier.strip(),
        reference=reference.strip(),
        note=note.strip(),
        made_at=now,
    )
    packed = _packed(actor, order, fitting(shipment), contents, lines)
    _within_lots(order, packed, contents)
    shipment.save(force_insert=True)
    Shipped.objects.bulk_create(packed)
    after = standing(order, list(lines.values()), last=last)
    if last and after not in ORDER[order.state, "despatch", side][1:]:
        raise Invalid({"last": _("More has to follow: what was sent is less than the tolerance allows.")})
    move(order, held_to(ORDER, order.state, "despatch", side, after), now)
    order.save(update_fields=["state"])
    _release(actor, order, shipment, packed)
    keep(actor, order, "despatch", shipment=shipment.number)
    inform(order, Side.BUYER, gettext_lazy("Something was sent on your order %s."))
    return shipment


def _days(despatched_on: date, expected_on: date | None, now: datetime) -> None:
    if despatched_on > timezone.localdate(now):
        raise Invalid({"despatched_on": _("This day is still to come.")})
    if expected_on and expected_on < despatched_on:
        raise Invalid({"expected_on": _("expected a day after it was sent")})


def _packed(
    actor: Actor, order: Order, shipment: Shipment, contents: Sequence[Sent], lines: Mapping[int, OrderLine]
) -> list[Shipped]:
    """What is in the shipment, each line's ``sent`` counted on; never more than was ordered and its tolerance."""
    if not 0 < len(contents) <= MOST_CONTENTS:
        raise Invalid({"contents": _("Say how much of which line is sent.")})
    if len({(one.line, one.lot) for one in contents}) != len(contents):
        raise Invalid({"contents": _("expected each lot of a line once")})
    codes = {one.lot: _own_lot(actor, order, one.lot).code for one in contents if one.lot}
    packed = []
    for one in contents:
        line = lines.get(one.line)
        if line is None:
            raise Invalid({"contents": _("There is no line %s in this order.") % one.line})
        given = measured(one.amount, line.unit, line.unit_region, "amount")
        line.sent += given.amount  # type: ignore[attr-defined]
        most = most_of(line.amount, line.tolerance_pct)
        if line.sent > most:  # type: ignore[attr-defined]
            raise Invalid({"amount": _("Line %(line)s: no more than %(most)s may be sent in all.") % _told(line, most)})
        code = codes.get(one.lot, "") if one.lot else ""
        packed.append(
            Shipped(shipment=shipment, line=line, lot_id=one.lot, lot_code=code, amount=given.amount, kg=in_kg(given))
        )
    return packed


def _told(line: OrderLine, most: Decimal) -> dict[str, object]:
    return {"line": line.number, "most": f"{shown(most)} {line.unit}"}


def _own_lot(actor: Actor, order: Order, lot_id: UUID) -> kept_lots.LotFacts:
    try:
        lot = kept_lots.one(actor, lot_id)
    except NotFound as error:
        raise Invalid({"lot": _("A lot was not found; expected lots of your own.")}) from error
    if lot.owner_id != order.supplier_id:
        raise Invalid({"lot": _("A lot was not found; expected lots of your own.")})
    return lot


def _within_lots(order: Order, packed: Sequence[Shipped], contents: Sequence[Sent]) -> None:
    """Of a lot whose amount in all is stated, no more than that is ever sent, over all the supplier's orders."""
    going: dict[UUID, Decimal] = defaultdict(Decimal)
    for one in packed:
        if one.lot_id and one.kg:
            going[one.lot_id] += one.kg
    stated = {one.lot: some(one.lot_kg, "lot_kg") for one in contents if one.lot and one.lot_kg is not None}
    for lot in sorted(stated):
        LotAmount.objects.get_or_create(owner_id=order.supplier_id, lot_id=lot, defaults={"kg": stated[lot]})
    there = LotAmount.objects.select_for_update().filter(owner_id=order.supplier_id, lot_id__in=going)
    limits = list(there.order_by("lot_id"))
    gone = shipped_of_lots([one.lot_id for one in limits], order.supplier_id) if limits else {}
    for limit in limits:
        total = gone.get(limit.lot_id, Decimal(0)) + going[limit.lot_id]
        _hold_to(limit, stated.get(limit.lot_id, limit.kg), total)


def _hold_to(limit: LotAmount, kg: Decimal, total: Decimal) -> None:
    if total > kg:
        raise Conflict(
            _("Of this lot there are %(kg)s kg in all; with this, %(total)s kg would be sent.")
            % {"kg": shown(kg), "total": shown(total)}
        )
    if kg != limit.kg:
        limit.kg = kg
        limit.save(update_fields=["kg"])


def _release(actor: Actor, order: Order, shipment: Shipment, packed: Sequence[Shipped]) -> None:
    """The buyer reads the lots and their papers from here on; what tells of other lots too is held back."""
    withheld: list[str] = []
    for lot in dict.fromkeys(one.lot_id for one in packed if one.lot_id):
        withheld += kept_lots.release(actor, lot, order.owner) or []
    if withheld:
        shipment.withheld = list(dict.fromkeys(withheld))
        shipment.save(update_fields=["withheld"])
