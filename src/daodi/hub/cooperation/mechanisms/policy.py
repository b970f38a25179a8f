"""Who may do what with mechanisms, beyond what the core says of every owned record."""

from __future__ import annotations

from typing import NamedTuple

from daodi.hub.cooperation.mechanisms.models import FollowUp, Meeting, MeetingState, Party, PartyState
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotAllowed, NotFound
from daodi.hub.core.access.policy import may_change, may_write


class Step(NamedTuple):
    """A step: from which state to which."""

    before: str
    after: str


ANSWERS = {
    "confirm": Step(PartyState.ASKED, PartyState.CONFIRMED),
    "decline": Step(PartyState.ASKED, PartyState.DECLINED),
}
MEETING = {
    "hold": Step(MeetingState.PLANNED, MeetingState.HELD),
    "cancel": Step(MeetingState.PLANNED, MeetingState.CANCELLED),
}


def may_answer(actor: Actor, party: Party, name: str) -> Step:
    """The party's own people confirm or decline, once."""
    step = ANSWERS.get(name)
    if step is None or party.member_id is None or not actor.is_of(party.member_id):
        raise NotFound
    may_write(actor)
    if party.state != step.before:
        raise Conflict(party.get_state_display())
    return step


def may_step(actor: Actor, meeting: Meeting, name: str) -> Step:
    """The mechanism's owner says that a meeting was held or is cancelled."""
    may_change(actor, meeting.mechanism)
    step = MEETING.get(name)
    if step is None:
        raise NotFound
    if meeting.state != step.before:
        raise Conflict(meeting.get_state_display())
    return step


def may_finish(actor: Actor, task: FollowUp) -> None:
    """The mechanism's owner, or the party that is to do it."""
    if task.party and task.party.state == PartyState.CONFIRMED and actor.is_of(task.party.member_id):
        may_write(actor)
    else:
        may_change(actor, task.decision.meeting.mechanism)
    if task.done_on is not None:
        raise Conflict(str(task.done_on))


def answers_open(actor: Actor, party: Party) -> list[str]:
    """What the actor may answer now."""
    if not (actor.may_write and party.member_id and actor.is_of(party.member_id)):
        return []
    return [name for name, step in ANSWERS.items() if party.state == step.before]


def finishes(actor: Actor, task: FollowUp) -> bool:
    """True where the actor may say how a follow-up ended."""
    try:
        may_finish(actor, task)
    except (NotFound, NotAllowed, Conflict):
        return False
    return True
