"""What was done to an order, for both of its sides: which side did what, never which person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from daodi.hub.core.audit.models import Entry
from daodi.hub.exchange.orders.models import Order
from daodi.hub.exchange.orders.tables import moment
from daodi.hub.exchange.orders.words import TOLD

LATEST = 100


class Step(NamedTuple):
    """One thing done: when, by which side, what."""

    when: str
    who: str
    what: str


def history(order: Order) -> Sequence[Step]:
    """The steps of an order that the reader may see, the latest first. The caller has found it for an actor."""
    kept = Entry.objects.filter(subject_type=Order._meta.label_lower, subject_id=str(order.pk), verb__in=TOLD)
    sides: dict[UUID | None, str] = {order.owner_id: order.owner.name, order.supplier_id: order.supplier.name}
    return [
        Step(moment(one.at), sides.get(one.owner, _("The operator")), str(TOLD[one.verb]))
        for one in kept.order_by("-number")[:LATEST]
    ]
