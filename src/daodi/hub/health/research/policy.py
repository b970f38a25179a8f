"""Who may take which step with an interest: a table. Calls, projects and trials follow the rules of owned records."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotAllowed, NotFound
from daodi.hub.core.access.policy import may_write
from daodi.hub.health.research.models import Interest, InterestState, PartnerCall

S = InterestState


class Who(StrEnum):
    CALLER = "caller"
    PARTY = "party"


# In which state, which step, by whom, to which state.
INTEREST: Mapping[tuple[str, str, Who], InterestState] = {
    (S.EXPRESSED, "accept", Who.CALLER): S.ACCEPTED,
    (S.EXPRESSED, "decline", Who.CALLER): S.DECLINED,
    (S.EXPRESSED, "withdraw", Who.PARTY): S.WITHDRAWN,
    (S.ACCEPTED, "withdraw", Who.PARTY): S.WITHDRAWN,
}


def side_of(actor: Actor, interest: Interest) -> Who:
    """On which side of an interest the actor stands; for others it isn't there."""
    if actor.is_of(interest.caller_id):
        return Who.CALLER
    if actor.is_of(interest.party_id):
        return Who.PARTY
    raise NotFound


def next_state(actor: Actor, interest: Interest, name: str) -> InterestState:
    """Where a step leads; raises what stands in its way."""
    who = side_of(actor, interest)
    if name not in {step for _state, step, _who in INTEREST}:
        raise NotFound
    may_write(actor)
    if name not in {step for _state, step, side in INTEREST if side == who}:
        raise NotAllowed
    after = INTEREST.get((interest.state, name, who))
    if after is None:
        raise Conflict(_("This is not possible any more: %s") % interest.get_state_display())
    return after


def steps(actor: Actor, interest: Interest) -> list[str]:
    """The steps open to the actor now."""
    who = side_of(actor, interest)
    return [step for state, step, side in INTEREST if actor.may_write and side == who and state == interest.state]


def is_open(call: PartnerCall, today: date) -> bool:
    """Whether a call still takes interests."""
    return call.closed_at is None and (call.until is None or call.until >= today)
