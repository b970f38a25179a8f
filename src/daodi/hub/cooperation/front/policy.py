"""Who answers for a partner, and which answer leads where; the rest is the core's."""

from __future__ import annotations

from typing import NamedTuple

from daodi.hub.cooperation.front.models import Partner, PartnerState
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotFound
from daodi.hub.core.access.policy import may_write


class Step(NamedTuple):
    """A step: from which state to which."""

    before: str
    after: str


# The partner's own people take each of them; a name that is shown can be taken back at any time.
ANSWERS = {
    "confirm": Step(PartnerState.ASKED, PartnerState.CONFIRMED),
    "decline": Step(PartnerState.ASKED, PartnerState.DECLINED),
    "leave": Step(PartnerState.CONFIRMED, PartnerState.DECLINED),
}


def may_answer(actor: Actor, partner: Partner, name: str) -> Step:
    """The step that a partner's own people may take."""
    step = ANSWERS.get(name)
    if step is None or not actor.is_of(partner.member_id):
        raise NotFound
    may_write(actor)
    if partner.state != step.before:
        raise Conflict(partner.get_state_display())
    return step


def answers_open(actor: Actor, partner: Partner) -> list[str]:
    """What the actor may answer now."""
    if not (actor.may_write and actor.is_of(partner.member_id)):
        return []
    return [name for name, step in ANSWERS.items() if partner.state == step.before]
