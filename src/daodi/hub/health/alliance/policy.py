"""Who may take which step: with a place in an alliance, and with a session of a campaign."""

from __future__ import annotations

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotAllowed, NotFound
from daodi.hub.core.access.policy import may_change, may_write
from daodi.hub.health.alliance.models import Member, MemberState, Session, SessionState

HOST, HOSPITAL = "host", "hospital"
# In which state, which step, by whom, to which state.
MEMBERSHIP = {
    (MemberState.INVITED, "accept"): (HOSPITAL, MemberState.MEMBER),
    (MemberState.INVITED, "decline"): (HOSPITAL, MemberState.DECLINED),
    (MemberState.ASKED, "admit"): (HOST, MemberState.MEMBER),
    (MemberState.ASKED, "refuse"): (HOST, MemberState.REFUSED),
    (MemberState.ASKED, "leave"): (HOSPITAL, MemberState.LEFT),
    (MemberState.MEMBER, "leave"): (HOSPITAL, MemberState.LEFT),
    (MemberState.MEMBER, "release"): (HOST, MemberState.LEFT),
}
# What opens a membership, and opens an ended one again.
ENDED = (MemberState.DECLINED, MemberState.REFUSED, MemberState.LEFT)
# Its owner takes these.
SESSION = {
    (SessionState.PLANNED, "hold"): SessionState.HELD,
    (SessionState.PLANNED, "cancel"): SessionState.CANCELLED,
    (SessionState.CANCELLED, "plan"): SessionState.PLANNED,
}


def member_steps(actor: Actor, member: Member) -> list[str]:
    """The steps that the actor may take now with a place in an alliance."""
    if not actor.may_write:
        return []
    return [
        step for (state, step), (who, _to) in MEMBERSHIP.items() if state == member.state and _is(actor, member, who)
    ]


def may_step_member(actor: Actor, member: Member, name: str) -> MemberState:
    """Where the step leads, for the host or for the hospital itself."""
    whose = {who for (_state, step), (who, _to) in MEMBERSHIP.items() if step == name}
    if not whose or not (_is(actor, member, HOST) or _is(actor, member, HOSPITAL)):
        raise NotFound
    may_write(actor)
    if not any(_is(actor, member, who) for who in whose):
        raise NotAllowed
    _who, after = MEMBERSHIP.get((MemberState(member.state), name), ("", None))
    if after is None:
        raise Conflict(str(member.get_state_display()))
    return after


def session_steps(actor: Actor, session: Session) -> list[str]:
    """The steps that the actor may take now with a session."""
    if not (actor.may_write and actor.is_of(session.campaign.owner_id)):
        return []
    return [step for (state, step), _to in SESSION.items() if state == session.state]


def may_step_session(actor: Actor, session: Session, name: str) -> SessionState:
    """Where the step leads, for whose campaign it is."""
    may_change(actor, session.campaign)
    if not any(step == name for _state, step in SESSION):
        raise NotFound
    after = SESSION.get((SessionState(session.state), name))
    if after is None:
        raise Conflict(str(session.get_state_display()))
    return after


def _is(actor: Actor, member: Member, who: str) -> bool:
    return actor.is_of(member.alliance.owner_id if who == HOST else member.organisation_id)
