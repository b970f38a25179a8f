"""The steps of an order as a whole: confirmed, rejected, cancelled, closed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.exchange.orders.keeping import held, inform, keep
from daodi.hub.exchange.orders.models import ChangeState, Order, OrderState
from daodi.hub.exchange.orders.policy import COMPLAINT, ORDER, other
from daodi.hub.exchange.orders.policy import may_step as may

ENDED = (OrderState.REJECTED, OrderState.CANCELLED, OrderState.CLOSED)
UNSETTLED = {state for state, _step, _who in COMPLAINT}
SAID = {
    "confirm": gettext_lazy("Your order %s was confirmed."),
    "reject": gettext_lazy("Your order %s was rejected."),
    "cancel": gettext_lazy("The order %s was cancelled."),
    "close": gettext_lazy("The order %s was closed: everything arrived."),
}
WITH_REASON = ("reject", "cancel")


@transaction.atomic
def take_step(*, actor: Actor, order: Order, name: str, now: datetime, reason: str = "") -> Order:
    """The supplier confirms or rejects; the buyer cancels what is not confirmed, and closes what arrived."""
    if name not in SAID:
        raise Invalid({"step": _("expected one of: %s") % ", ".join(SAID)})
    order = held(order)
    side = may(actor, order, name)
    if name in WITH_REASON and not reason.strip():
        raise Invalid({"reason": _("Say why, in a few words.")})
    if name == "close" and order.complaints.filter(state__in=UNSETTLED | {"raised"}).exists():
        raise Conflict(_("A complaint is not settled yet."))
    [after] = ORDER[order.state, name, side]
    move(order, after, now)
    order.reason = reason.strip()[:2000] or order.reason
    order.save(update_fields=["state", "confirmed_at", "ended_at", "reason"])
    keep(actor, order, f"{name}-order")
    inform(order, other(side), SAID[name])
    return order


def move(order: Order, after: str, now: datetime) -> None:
    """Sets the state with its date; a change that nobody can answer any more lapses. The caller saves the order."""
    order.state = after
    if after == OrderState.CONFIRMED and order.confirmed_at is None:
        order.confirmed_at = now
    if after in ENDED:
        order.ended_at = now
    if not any(at == after and step == "answer" for at, step, _who in ORDER):
        order.changes.filter(state=ChangeState.PROPOSED).update(state=ChangeState.LAPSED, answered_at=now)
