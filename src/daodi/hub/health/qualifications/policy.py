"""Who stands on which side of a case, a training or a place in it; for everybody else it isn't there."""

from __future__ import annotations

from daodi.check.recognition.held import within
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotAllowed, NotFound
from daodi.hub.core.access.policy import may_write
from daodi.hub.core.organisations.models import Kind, Organisation
from daodi.hub.health.qualifications.models import Case, CaseState, Enrolment, Training
from daodi.hub.health.qualifications.steps import APPLICANT, DESK, OWNER, SENDER

OPEN = frozenset({CaseState.SUBMITTED, CaseState.REVIEW, CaseState.ASKED, CaseState.MEASURES})
CHANGING = frozenset({CaseState.DRAFT, CaseState.ASKED})


def sides_of_case(actor: Actor, case: Case) -> set[str]:
    """The applicant's side or the desk's; a draft has no desk yet."""
    if actor.is_of(case.owner_id):
        return {APPLICANT}
    return {DESK} if actor.is_of(case.desk_id) and case.state != CaseState.DRAFT else set()


def a_side_of_case(actor: Actor, case: Case) -> str:
    """As ``sides_of_case``; ``NotFound`` for who is on none."""
    for side in sides_of_case(actor, case):
        return side
    raise NotFound


def may_change_case(actor: Actor, case: Case) -> None:
    """The applicant changes what is stated while it is a draft, or while the desk asks."""
    if a_side_of_case(actor, case) != APPLICANT:
        raise NotAllowed
    may_write(actor)
    if case.state not in CHANGING:
        raise Conflict(case.get_state_display())


def may_say(actor: Actor, case: Case) -> str:
    """Both sides may leave a word while the case is before the desk; which side it is."""
    side = a_side_of_case(actor, case)
    may_write(actor)
    if case.state not in OPEN:
        raise Conflict(case.get_state_display())
    return side


def decides(desk: Organisation, market: str) -> bool:
    """Whether cases of a jurisdiction go to this desk: its member regulator, or the operator for any."""
    if desk.kind == Kind.OPERATOR:
        return True
    return desk.kind == Kind.REGULATOR and bool(within(desk.jurisdiction) & within(market))


def sides_of_training(actor: Actor, training: Training) -> set[str]:
    """The owner's side, or none."""
    return {OWNER} if actor.is_of(training.owner_id) else set()


def sides_of_enrolment(actor: Actor, enrolment: Enrolment) -> set[str]:
    """The training's owner, who sent the person, or both."""
    sides = sides_of_training(actor, enrolment.training)
    return sides | {SENDER} if actor.is_of(enrolment.sent_by_id) else sides
