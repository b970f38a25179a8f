"""Which steps there are: in which state, which step, by whom, to which states. All of them stand here as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotAllowed, NotFound
from daodi.hub.core.access.policy import is_operator, may_write
from daodi.hub.exchange.orders.models import (
    Change,
    ChangeState,
    Complaint,
    ComplaintState,
    Dispute,
    DisputeState,
    Order,
    OrderState,
    ShipmentState,
    Side,
)

Who = Literal["buyer", "supplier", "operator"]
Steps = Mapping[tuple[str, str, str], tuple[str, ...]]
BUYER, SUPPLIER, OPERATOR = Side.BUYER.value, Side.SUPPLIER.value, "operator"
BOTH = (BUYER, SUPPLIER)
O, C, K, D = OrderState, ChangeState, ComplaintState, DisputeState  # noqa: E741
UNDER_WAY = (O.PLACED, O.CONFIRMED, O.SHIPPING)
DISPUTED = (D.OPEN, D.OFFERED_BY_BUYER, D.OFFERED_BY_SUPPLIER)

# Where several states may follow, the amounts decide: what is shipped of what was ordered, and what of it arrived.
ORDER: Steps = {
    (O.PLACED, "confirm", SUPPLIER): (O.CONFIRMED,),
    (O.PLACED, "reject", SUPPLIER): (O.REJECTED,),
    (O.PLACED, "cancel", BUYER): (O.CANCELLED,),
    **{(state, step, who): (state,) for state in UNDER_WAY for step in ("propose", "answer") for who in BOTH},
    **{(O.PLACED, "change", who): (O.CONFIRMED,) for who in BOTH},
    **{(O.CONFIRMED, "change", who): (O.CONFIRMED,) for who in BOTH},
    **{(O.SHIPPING, "change", who): (O.SHIPPING, O.SHIPPED, O.RECEIVED) for who in BOTH},
    **{(O.CONFIRMED, "agree-cancel", who): (O.CANCELLED,) for who in BOTH},
    **{(O.SHIPPING, "agree-cancel", who): (O.SHIPPED, O.RECEIVED) for who in BOTH},
    (O.CONFIRMED, "despatch", SUPPLIER): (O.SHIPPING, O.SHIPPED),
    (O.SHIPPING, "despatch", SUPPLIER): (O.SHIPPING, O.SHIPPED),
    (O.SHIPPING, "receive", BUYER): (O.SHIPPING,),
    (O.SHIPPED, "receive", BUYER): (O.SHIPPED, O.RECEIVED),
    (O.RECEIVED, "close", BUYER): (O.CLOSED,),
    **{(state, "complain", BUYER): (state,) for state in (O.SHIPPING, O.SHIPPED, O.RECEIVED, O.CLOSED)},
}
SHIPMENT: Steps = {(ShipmentState.DESPATCHED, "receive", BUYER): (ShipmentState.RECEIVED,)}
# By the one who proposed it, or by the other side.
CHANGE: Steps = {
    (C.PROPOSED, "accept", "other"): (C.ACCEPTED,),
    (C.PROPOSED, "decline", "other"): (C.DECLINED,),
    (C.PROPOSED, "withdraw", "proposer"): (C.WITHDRAWN,),
}
COMPLAINT: Steps = {
    (K.OPEN, "answer", SUPPLIER): (K.ANSWERED,),
    (K.OPEN, "withdraw", BUYER): (K.WITHDRAWN,),
    (K.OPEN, "raise", BUYER): (K.RAISED,),
    (K.ANSWERED, "settle", BUYER): (K.SETTLED,),
    (K.ANSWERED, "withdraw", BUYER): (K.WITHDRAWN,),
    **{(K.ANSWERED, "raise", who): (K.RAISED,) for who in BOTH},
    **{(state, "lay", who): (state,) for state in (K.OPEN, K.ANSWERED) for who in BOTH},
}
DISPUTE: Steps = {
    **{(state, "say", who): (state,) for state in DISPUTED for who in BOTH},
    (D.OPEN, "offer", BUYER): (D.OFFERED_BY_BUYER,),
    (D.OPEN, "offer", SUPPLIER): (D.OFFERED_BY_SUPPLIER,),
    (D.OFFERED_BY_BUYER, "agree", SUPPLIER): (D.SETTLED,),
    (D.OFFERED_BY_BUYER, "refuse", SUPPLIER): (D.OPEN,),
    (D.OFFERED_BY_SUPPLIER, "agree", BUYER): (D.SETTLED,),
    (D.OFFERED_BY_SUPPLIER, "refuse", BUYER): (D.OPEN,),
    **{(state, "decide", OPERATOR): (D.DECIDED,) for state in DISPUTED},
}


def side_of(actor: Actor, order: Order) -> Side | None:
    """On which side of an order the actor stands."""
    if actor.is_of(order.owner_id):
        return Side.BUYER
    return Side.SUPPLIER if actor.is_of(order.supplier_id) else None


def other(side: Side) -> Side:
    """The one across."""
    return Side.SUPPLIER if side == Side.BUYER else Side.BUYER


def steps(actor: Actor, order: Order) -> list[str]:
    """What the actor may do with an order now."""
    return list(_open(ORDER, order.state, side_of(actor, order) if actor.may_write else None))


def change_steps(actor: Actor, change: Change) -> list[str]:
    """What the actor may do with a change that was proposed."""
    side = side_of(actor, change.order) if actor.may_write else None
    return list(_open(CHANGE, change.state, side and _role(change, side)))


def complaint_steps(actor: Actor, complaint: Complaint) -> list[str]:
    """What the actor may do with a complaint."""
    return list(_open(COMPLAINT, complaint.state, side_of(actor, complaint.order) if actor.may_write else None))


def dispute_steps(actor: Actor, dispute: Dispute) -> list[str]:
    """What the actor may do with a dispute, as one of the two or as the operator."""
    side: str | None = side_of(actor, dispute.complaint.order)
    who = side or (OPERATOR if actor.operator else None)
    return list(_open(DISPUTE, dispute.state, who if actor.may_write else None))


def may_step(actor: Actor, order: Order, step: str) -> Side:
    """The actor's side, where it may take this step now."""
    side = _side(actor, order)
    _next(ORDER, order.state, step, side, order.get_state_display())
    return side


def may_answer(actor: Actor, change: Change, step: str) -> tuple[Side, str]:
    """The actor's side, and where its answer to a change leads."""
    side = _side(actor, change.order)
    return side, _next(CHANGE, change.state, step, _role(change, side), change.get_state_display())[0]


def may_step_complaint(actor: Actor, complaint: Complaint, step: str) -> tuple[Side, str]:
    """The actor's side, and where the step leads."""
    side = _side(actor, complaint.order)
    return side, _next(COMPLAINT, complaint.state, step, side, complaint.get_state_display())[0]


def may_step_dispute(actor: Actor, dispute: Dispute, step: str) -> tuple[Side, str]:
    """The side of one of the two, and where the step leads."""
    side = _side(actor, dispute.complaint.order)
    return side, _next(DISPUTE, dispute.state, step, side, dispute.get_state_display())[0]


def may_decide(actor: Actor, dispute: Dispute) -> str:
    """Where the operator's decision leads. Nobody decides a dispute of their own."""
    is_operator(actor)
    if side_of(actor, dispute.complaint.order):
        raise NotAllowed(_("Nobody decides a dispute of their own."))
    return _next(DISPUTE, dispute.state, "decide", OPERATOR, dispute.get_state_display())[0]


def held_to(table: Steps, state: str, step: str, who: str, after: str) -> str:
    """The state that the amounts lead to, which must be one of those that the table allows."""
    if after not in table[state, step, who]:
        raise RuntimeError(f"{step} by {who} leads from {state} to {after}")
    return after


def _side(actor: Actor, order: Order) -> Side:
    side = side_of(actor, order)
    if side is None:
        raise NotFound
    may_write(actor)
    return side


def _role(change: Change, side: Side) -> str:
    return "proposer" if change.by == side else "other"


def _next(table: Steps, state: str, step: str, who: str, shown: str | Promise) -> tuple[str, ...]:
    """Where a step leads; raises what stands in its way, for one who sees the thing."""
    if step not in {name for at, name, by in table}:
        raise NotFound
    if step not in {name for at, name, by in table if by == who}:
        raise NotAllowed
    after = table.get((state, step, who))
    if after is None:
        raise Conflict(_("This is not possible any more: %s") % shown)
    return after


def _open(table: Steps, state: str, who: str | None) -> Iterator[str]:
    return (step for (at, step, by) in table if at == state and by == who)
