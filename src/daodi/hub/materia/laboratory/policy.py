"""Who may do what in the laboratory, beyond what the core says of every owned record."""

from __future__ import annotations

from typing import NamedTuple

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotAllowed, NotFound
from daodi.hub.core.access.policy import may_write
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.materia.laboratory.models import RequestState as State
from daodi.hub.materia.laboratory.models import TestRequest


class Step(NamedTuple):
    """A step of a test request: from which states, to which, and whose it is."""

    before: tuple[State, ...]
    after: State
    whose: str


STEPS = {
    "accept": Step((State.REQUESTED,), State.ACCEPTED, "laboratory"),
    "decline": Step((State.REQUESTED,), State.DECLINED, "laboratory"),
    "sample": Step((State.ACCEPTED,), State.SAMPLED, "laboratory"),
    "report": Step((State.ACCEPTED, State.SAMPLED), State.REPORTED, "laboratory"),
    "close": Step((State.REQUESTED, State.DECLINED, State.REPORTED), State.CLOSED, "owner"),
}


def acting_for(actor: Actor) -> Organisation:
    """The organisation that what the actor adds will belong to; they may write for it."""
    may_write(actor)
    if actor.organisation is None:
        raise NotAllowed
    return actor.organisation


def steps_open(actor: Actor, asked: TestRequest) -> list[str]:
    """The steps that this actor may take now."""
    if not actor.may_write:
        return []
    return [name for name, step in STEPS.items() if asked.state in step.before and _is(actor, asked, step)]


def may_take(actor: Actor, asked: TestRequest, name: str) -> Step:
    """The step, where the actor may take it and the request stands where it begins."""
    step = STEPS.get(name)
    if step is None or not (actor.is_of(asked.owner_id) or actor.is_of(asked.laboratory_id)):
        raise NotFound
    may_write(actor)
    if not _is(actor, asked, step):
        raise NotAllowed
    if asked.state not in step.before:
        raise Conflict(asked.get_state_display())
    return step


def _is(actor: Actor, asked: TestRequest, step: Step) -> bool:
    return actor.is_of(asked.laboratory_id if step.whose == "laboratory" else asked.owner_id)
