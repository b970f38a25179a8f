"""Keeps what was done, each side's own steps in its own history; and sends a word to the other side.

An entry of the history is read by one organisation with the names of its people, and by the operator. So each step is
kept for the one who took it, and its changes hold states and counts: no price, no amount, nothing that two may read.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.policy import acting_for
from daodi.hub.core.audit.actions import record
from daodi.hub.core.jobs.notices import tell
from daodi.hub.core.organisations.models import Kind, Organisation, Standing
from daodi.hub.exchange.orders.asking import acting
from daodi.hub.exchange.orders.models import Order, Side

PATH = "/exchange/orders"


def held(order: Order) -> Order:
    """The order as it stands now, held until the transaction ends."""
    locked = Order.objects.select_for_update(of=("self",), no_key=True)
    return locked.select_related("owner", "supplier").get(pk=order.pk)


def keep(actor: Actor, order: Order, verb: str, **changes: Any) -> None:
    """An entry in the history of the one who acts."""
    subject = copy(order)
    subject.owner_id = acting_for(actor).pk
    record(actor=actor, verb=verb, subject=subject, changes={"state": order.state, **changes})


def inform(order: Order, side: Side, text: Promise) -> None:
    """A word to those who act for a side; ``text`` takes the order's number."""
    _send(order.owner_id if side == Side.BUYER else order.supplier_id, text, order.number, f"{PATH}/{order.pk}")


def inform_operator(order: Order, text: Promise) -> None:
    """A word to those who operate the hub, about an order that is in dispute."""
    for one in Organisation.objects.filter(kind=Kind.OPERATOR, standing=Standing.APPROVED):
        _send(one.pk, text, order.number, f"{PATH}/{order.pk}")


def _send(party: UUID, text: Promise, number: str, path: str) -> None:
    for user in acting(party):
        tell(to=user, say=_saying(text, number), path=path)


def _saying(text: Promise, number: str) -> Callable[[], str]:
    return lambda: str(text) % number
