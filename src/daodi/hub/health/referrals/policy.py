"""Which steps there are: in which state, which step, by which side, to which state. All of them stand here as data."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotAllowed, NotFound
from daodi.hub.core.access.policy import may_write
from daodi.hub.health.referrals.models import Referral, Side, State

S = State
SENDER, RECEIVER = Side.SENDER.value, Side.RECEIVER.value

# Each step is taken once in the life of a referral, so that what is delivered twice happens once.
REFERRAL: Mapping[tuple[str, str, str], str] = {
    (S.DRAFT, "request", SENDER): S.REQUESTED,
    (S.REQUESTED, "receive", RECEIVER): S.RECEIVED,
    **{(state, "accept", RECEIVER): S.ACCEPTED for state in (S.REQUESTED, S.RECEIVED)},
    **{(state, "reject", RECEIVER): S.REJECTED for state in (S.REQUESTED, S.RECEIVED)},
    **{(state, "cancel", SENDER): S.CANCELLED for state in (S.DRAFT, S.REQUESTED, S.RECEIVED, S.ACCEPTED)},
    (S.ACCEPTED, "start", RECEIVER): S.IN_PROGRESS,
    **{(state, "fail", RECEIVER): S.FAILED for state in (S.ACCEPTED, S.IN_PROGRESS)},
    (S.IN_PROGRESS, "complete", RECEIVER): S.COMPLETED,
}
WITH_REASON = ("reject", "cancel", "fail")
# While it is open the receiver reads the offer; while it is taken it reads what was released.
OPEN = (S.REQUESTED.value, S.RECEIVED.value)
TAKEN = (S.ACCEPTED.value, S.IN_PROGRESS.value, S.COMPLETED.value)
ENDED = (S.REJECTED.value, S.COMPLETED.value, S.CANCELLED.value, S.FAILED.value)


def side_of(actor: Actor, referral: Referral) -> Side | None:
    """On which side of a referral the actor stands."""
    if actor.is_of(referral.owner_id):
        return Side.SENDER
    sent = referral.receiver_id is not None and referral.state != S.DRAFT
    return Side.RECEIVER if sent and actor.is_of(referral.receiver_id) else None


def other(side: Side) -> Side:
    """The one across."""
    return Side.SENDER if side == Side.RECEIVER else Side.RECEIVER


def steps(actor: Actor, referral: Referral) -> list[str]:
    """What the actor may do with a referral now."""
    side = side_of(actor, referral) if actor.may_write else None
    return [step for state, step, by in REFERRAL if state == referral.state and by == side]


def may_do(actor: Actor, referral: Referral, *sides: Side) -> Side:
    """The actor's side, where it stands on one of these and may write."""
    side = side_of(actor, referral)
    if side is None:
        raise NotFound
    may_write(actor)
    if side not in sides:
        raise NotAllowed
    return side


def may_step(actor: Actor, referral: Referral, step: str) -> Side:
    """The actor's side, where the table lets that side take this step at all."""
    sides = {by for _state, name, by in REFERRAL if name == step}
    return may_do(actor, referral, *(Side(by) for by in sides))


def after(referral: Referral, step: str, side: Side) -> str:
    """Where the step leads now; ``Conflict`` where it leads nowhere."""
    found = REFERRAL.get((referral.state, step, side.value))
    if found is None:
        raise Conflict(_("This is not possible any more: %s") % referral.get_state_display())
    return found
