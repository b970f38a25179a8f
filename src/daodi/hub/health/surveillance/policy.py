"""Who may take which step with a network's member and with an alert: two tables."""

from __future__ import annotations

from collections.abc import Mapping

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotAllowed, NotFound
from daodi.hub.core.access.models import Owned
from daodi.hub.core.access.policy import may_write
from daodi.hub.health.surveillance.models import Alert, AlertState, NetworkMember, State

ORGANISER, ITSELF, OWNER, MEMBER = "organiser", "itself", "owner", "member"
# In which state, which step, by whom, to which state.
MEMBERSHIP: Mapping[tuple[str, str], tuple[str, State]] = {
    (State.INVITED, "accept"): (ITSELF, State.ACCEPTED),
    (State.INVITED, "decline"): (ITSELF, State.DECLINED),
    (State.INVITED, "remove"): (ORGANISER, State.REMOVED),
    (State.ACCEPTED, "leave"): (ITSELF, State.LEFT),
    (State.ACCEPTED, "remove"): (ORGANISER, State.REMOVED),
    (State.DECLINED, "invite"): (ORGANISER, State.INVITED),
    (State.LEFT, "invite"): (ORGANISER, State.INVITED),
    (State.REMOVED, "invite"): (ORGANISER, State.INVITED),
}
# ``MEMBER``: whoever reads the alert, its owner among them; ``OWNER``: whose counts they are.
ALERT: Mapping[tuple[str, str], tuple[str, AlertState]] = {
    (AlertState.RAISED, "acknowledge"): (MEMBER, AlertState.ACKNOWLEDGED),
    (AlertState.ACKNOWLEDGED, "assess"): (MEMBER, AlertState.ASSESSED),
    (AlertState.ASSESSED, "assess"): (MEMBER, AlertState.ASSESSED),
    (AlertState.ASSESSED, "close"): (OWNER, AlertState.CLOSED),
    (AlertState.RAISED, "note"): (MEMBER, AlertState.RAISED),
    (AlertState.ACKNOWLEDGED, "note"): (MEMBER, AlertState.ACKNOWLEDGED),
    (AlertState.ASSESSED, "note"): (MEMBER, AlertState.ASSESSED),
    (AlertState.CLOSED, "note"): (MEMBER, AlertState.CLOSED),
}


def may_change(actor: Actor, record: Owned) -> None:
    """The record, which the actor sees, is its organisation's own."""
    if not actor.is_of(record.owner_id):
        raise NotAllowed
    may_write(actor)


def member_steps(actor: Actor, member: NetworkMember) -> list[str]:
    """The steps that the actor may take now with somebody's place in a network."""
    if not actor.may_write:
        return []
    return [
        step for (state, step), (who, _after) in MEMBERSHIP.items() if state == member.state and _is(actor, member, who)
    ]


def may_step_member(actor: Actor, member: NetworkMember, name: str) -> State:
    """Where a step of a membership leads."""
    whose = {who for (_state, step), (who, _after) in MEMBERSHIP.items() if step == name}
    if not whose or not (_is(actor, member, ORGANISER) or _is(actor, member, ITSELF)):
        raise NotFound
    may_write(actor)
    who, after = MEMBERSHIP.get((member.state, name), ("", None))
    if not any(_is(actor, member, one) for one in whose):
        raise NotAllowed
    if after is None or not _is(actor, member, who):
        raise Conflict(str(member.get_state_display()))
    return after


def alert_steps(actor: Actor, alert: Alert) -> list[str]:
    """The steps that the actor, who reads the alert, may take now."""
    if not actor.may_write or actor.organisation is None:
        return []
    return [
        step
        for (state, step), (who, _after) in ALERT.items()
        if state == alert.state and (who == MEMBER or _owns(actor, alert))
    ]


def may_step_alert(actor: Actor, alert: Alert, name: str) -> AlertState:
    """Where a step leads, for an actor who reads the alert."""
    whose = {who for (_state, step), (who, _after) in ALERT.items() if step == name}
    if not whose:
        raise NotFound
    may_write(actor)
    if actor.organisation is None or (whose == {OWNER} and not _owns(actor, alert)):
        raise NotAllowed
    _who, after = ALERT.get((alert.state, name), ("", None))
    if after is None:
        raise Conflict(str(alert.get_state_display()))
    return after


def _is(actor: Actor, member: NetworkMember, who: str) -> bool:
    organiser = member.network.owner_id
    if member.organisation_id == organiser:
        return False  # the organiser's own place stays as it is
    return actor.is_of(organiser if who == ORGANISER else member.organisation_id)


def _owns(actor: Actor, alert: Alert) -> bool:
    return actor.is_of(alert.series.tally.owner_id)
