"""Which steps may be taken, in which state, by whom, and where they lead: a table for each kind of record."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotAllowed, NotFound
from daodi.hub.core.access.policy import may_write
from daodi.hub.health.qualifications.models import CaseState, EnrolmentState, TrainingState

APPLICANT, DESK, OWNER, SENDER = "applicant", "desk", "owner", "sender"
C, T, E = CaseState, TrainingState, EnrolmentState


class Step(NamedTuple):
    """In which state a step may be taken, by whom, and where it leads."""

    state: str
    step: str
    who: str
    next: str


# Deciding on a compensation measure leads to MEASURES: its second row says so.
CASE = (
    Step(C.DRAFT, "submit", APPLICANT, C.SUBMITTED),
    Step(C.SUBMITTED, "take-up", DESK, C.REVIEW),
    Step(C.REVIEW, "ask", DESK, C.ASKED),
    Step(C.ASKED, "answer", APPLICANT, C.REVIEW),
    Step(C.REVIEW, "decide", DESK, C.DECIDED),
    Step(C.REVIEW, "impose", DESK, C.MEASURES),
    Step(C.MEASURES, "decide", DESK, C.DECIDED),
    Step(C.SUBMITTED, "withdraw", APPLICANT, C.WITHDRAWN),
    Step(C.REVIEW, "withdraw", APPLICANT, C.WITHDRAWN),
    Step(C.ASKED, "withdraw", APPLICANT, C.WITHDRAWN),
    Step(C.MEASURES, "withdraw", APPLICANT, C.WITHDRAWN),
)
TRAINING = (
    Step(T.PLANNED, "open", OWNER, T.OPEN),
    Step(T.OPEN, "start", OWNER, T.RUNNING),
    Step(T.RUNNING, "close", OWNER, T.HELD),
    Step(T.PLANNED, "cancel", OWNER, T.CANCELLED),
    Step(T.OPEN, "cancel", OWNER, T.CANCELLED),
    Step(T.RUNNING, "cancel", OWNER, T.CANCELLED),
)
ENROLMENT = (
    Step(E.ASKED, "accept", OWNER, E.ACCEPTED),
    Step(E.ASKED, "refuse", OWNER, E.REFUSED),
    Step(E.ASKED, "withdraw", SENDER, E.WITHDRAWN),
    Step(E.ACCEPTED, "withdraw", SENDER, E.WITHDRAWN),
    Step(E.ACCEPTED, "complete", OWNER, E.COMPLETED),
    Step(E.ACCEPTED, "leave", OWNER, E.LEFT),
)


def may_step(actor: Actor, table: tuple[Step, ...], state: str, sides: set[str], name: str) -> Step:
    """The step of that name, where somebody on these sides may take it now; else what stands in the way."""
    named = [one for one in table if one.step == name]
    if not named or not sides:
        raise NotFound
    may_write(actor)
    if all(one.who not in sides for one in named):
        raise NotAllowed
    for one in named:
        if one.state == state and one.who in sides:
            return one
    raise Conflict(_("This step can't be taken now."))


def steps_open(actor: Actor, table: tuple[Step, ...], state: str, sides: set[str]) -> list[str]:
    """The steps that may be taken now by somebody on these sides."""
    if not actor.may_write:
        return []
    return [one.step for one in table if one.state == state and one.who in sides]
