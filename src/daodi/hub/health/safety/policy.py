"""Who may take which step with a signal: one table."""

from __future__ import annotations

from typing import NamedTuple

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotAllowed, NotFound
from daodi.hub.core.access.models import Visibility
from daodi.hub.core.access.policy import may_write
from daodi.hub.core.access.queries import shared_with
from daodi.hub.health.safety.models import Signal, State

OWNER, INVITED = "owner", "invited"
S = State


class Step(NamedTuple):
    """In which state a step may be taken, by whom, and where it leads."""

    state: str
    step: str
    who: str
    next: str


STEPS = (
    Step(S.NEW, "review", OWNER, S.REVIEW),
    Step(S.REVIEW, "confirm", OWNER, S.CONFIRMED),
    Step(S.REVIEW, "refute", OWNER, S.REFUTED),
    Step(S.REVIEW, "monitor", OWNER, S.MONITORED),
    Step(S.MONITORED, "confirm", OWNER, S.CONFIRMED),
    Step(S.MONITORED, "refute", OWNER, S.REFUTED),
    Step(S.MONITORED, "review", OWNER, S.REVIEW),
    Step(S.CONFIRMED, "review", OWNER, S.REVIEW),
    Step(S.REFUTED, "review", OWNER, S.REVIEW),
    *(Step(state, "note", who, state) for state in State.values for who in (OWNER, INVITED)),
)


def side_of(actor: Actor, signal: Signal) -> str:
    """On which side of a signal the actor stands: its owner's, or one that it was shared with; else on none."""
    if actor.organisation is None:
        return ""
    if actor.is_of(signal.owner_id):
        return OWNER
    return INVITED if shared_with(signal, actor.organisation) else ""


def may_step(actor: Actor, signal: Signal, name: str) -> Step:
    """The step of that name, where it may be taken now by this actor, who sees the signal."""
    named = [one for one in STEPS if one.step == name]
    if not named:
        raise NotFound
    may_write(actor)
    side = side_of(actor, signal)
    if all(one.who != side for one in named):
        raise NotAllowed
    for one in named:
        if one.state == signal.state and one.who == side:
            return one
    raise Conflict(str(signal.get_state_display()))


def steps_open(actor: Actor, signal: Signal) -> list[str]:
    """The steps that the actor may take now."""
    if not actor.may_write:
        return []
    side = side_of(actor, signal)
    return [one.step for one in STEPS if one.state == signal.state and one.who == side]


def may_publish(signal: Signal) -> bool:
    """Whether everybody may be shown it: somebody has looked at it."""
    return signal.state != State.NEW and signal.visibility == Visibility.PRIVATE
