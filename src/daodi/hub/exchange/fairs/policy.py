"""Who may take which step at a fair: two tables, and who may mark an interest."""

from __future__ import annotations

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotAllowed, NotFound
from daodi.hub.core.access.policy import may_write
from daodi.hub.exchange.fairs.models import Fair, Kind, Meeting, MeetingState, Participant, State

ORGANISER, ITSELF = "organiser", "itself"
# In which state, which step, by whom, to which state.
TAKING_PART = {
    (State.APPLIED, "accept"): (ORGANISER, State.ACCEPTED),
    (State.APPLIED, "decline"): (ORGANISER, State.DECLINED),
    (State.APPLIED, "withdraw"): (ITSELF, State.WITHDRAWN),
    (State.ACCEPTED, "withdraw"): (ITSELF, State.WITHDRAWN),
    (State.WITHDRAWN, "return"): (ITSELF, State.APPLIED),
}
# Either of the two takes these.
MEETING = {
    (MeetingState.BOOKED, "move"): MeetingState.BOOKED,
    (MeetingState.BOOKED, "cancel"): MeetingState.CANCELLED,
    (MeetingState.CANCELLED, "book"): MeetingState.BOOKED,
}


def is_itself(actor: Actor, part: Participant) -> bool:
    """The actor is the person through whom the organisation takes part, and still acts for it."""
    return actor.user is not None and actor.user.pk == part.person_id and actor.is_of(part.organisation_id)


def steps_open(actor: Actor, part: Participant) -> list[str]:
    """The steps that the actor may take now with somebody's part in a fair."""
    if not actor.may_write:
        return []
    return [
        step for (state, step), (who, _after) in TAKING_PART.items() if state == part.state and _is(actor, part, who)
    ]


def may_step(actor: Actor, part: Participant, name: str) -> State:
    """Where the step leads, for the organiser or the participant itself."""
    whose = {who for (_state, step), (who, _after) in TAKING_PART.items() if step == name}
    if not whose or not (_is(actor, part, ORGANISER) or is_itself(actor, part)):
        raise NotFound
    may_write(actor)
    if not any(_is(actor, part, who) for who in whose):
        raise NotAllowed
    _who, after = TAKING_PART.get((State(part.state), name), ("", None))
    if after is None:
        raise Conflict(str(part.get_state_display()))
    return _accepted_at_once(part) if after == State.APPLIED else after


def may_meet(actor: Actor, part: Participant) -> None:
    """Somebody who takes part now marks interests and books, for themselves."""
    if not is_itself(actor, part):
        raise NotFound
    may_write(actor)
    if part.state != State.ACCEPTED or part.fair.cancelled:
        raise Conflict(str(part.get_state_display()))


def may_step_meeting(meeting: Meeting, name: str) -> MeetingState:
    """Where a step of a meeting leads."""
    after = MEETING.get((MeetingState(meeting.state), name))
    if after is None:
        raise Conflict(str(meeting.get_state_display()))
    return after


def is_organiser(actor: Actor, fair: Fair) -> bool:
    """Whether the actor's organisation holds the fair."""
    return actor.is_of(fair.owner_id)


def _is(actor: Actor, part: Participant, who: str) -> bool:
    return is_organiser(actor, part.fair) if who == ORGANISER else is_itself(actor, part)


def _accepted_at_once(part: Participant) -> State:
    return State.ACCEPTED if part.kind == Kind.VISITOR else State.APPLIED
