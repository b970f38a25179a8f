"""Who may do what with products, authorisations and applications, beyond what the core says of owned records."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotAllowed, NotFound
from daodi.hub.core.access.policy import may_write
from daodi.hub.core.organisations.models import Kind
from daodi.hub.exchange.authorisations.models import Application, ApplicationState, Authorisation, TurnKind

APPLICANT, REGULATOR = "applicant", "regulator"
S = ApplicationState


class Step(NamedTuple):
    """In which state a step may be taken, by whom, and where it leads."""

    state: str
    step: str
    who: str
    next: str


STEPS = (
    Step(S.DRAFT, "submit", APPLICANT, S.SUBMITTED),
    Step(S.SUBMITTED, "review", REGULATOR, S.REVIEW),
    Step(S.REVIEW, "stop", REGULATOR, S.STOPPED),
    Step(S.STOPPED, "resume", APPLICANT, S.REVIEW),
    Step(S.REVIEW, "grant", REGULATOR, S.GRANTED),
    Step(S.REVIEW, "refuse", REGULATOR, S.REFUSED),
    Step(S.SUBMITTED, "withdraw", APPLICANT, S.WITHDRAWN),
    Step(S.REVIEW, "withdraw", APPLICANT, S.WITHDRAWN),
    Step(S.STOPPED, "withdraw", APPLICANT, S.WITHDRAWN),
)
TURNS = {
    TurnKind.QUESTION: REGULATOR,
    TurnKind.GUIDANCE: REGULATOR,
    TurnKind.ANSWER: APPLICANT,
    TurnKind.NOTE: APPLICANT,
}
OPEN = frozenset({S.SUBMITTED, S.REVIEW, S.STOPPED})


def side_of(actor: Actor, application: Application) -> str:
    """On which side of an application the actor stands; for others, and for a draft's regulator, it isn't there."""
    if actor.is_of(application.owner_id):
        return APPLICANT
    if actor.is_of(application.regulator_id) and application.state != S.DRAFT:
        return REGULATOR
    raise NotFound


def may_step(actor: Actor, application: Application, name: str) -> Step:
    """The step of that name, where it may be taken now by this actor."""
    side = side_of(actor, application)
    named = [one for one in STEPS if one.step == name]
    if not named:
        raise NotFound
    may_write(actor)
    if all(one.who != side for one in named):
        raise NotAllowed
    for one in named:
        if one.state == application.state and one.who == side:
            return one
    raise Conflict(application.get_state_display())


def steps_open(actor: Actor, application: Application) -> list[str]:
    """The steps that the actor may take now."""
    if not actor.may_write:
        return []
    side = side_of(actor, application)
    return [one.step for one in STEPS if one.state == application.state and one.who == side]


def may_say(actor: Actor, application: Application, kind: str) -> None:
    """Regulators ask and guide, applicants answer and note, while the application is before the regulator."""
    side = side_of(actor, application)
    may_write(actor)
    if TURNS.get(TurnKind(kind)) != side:
        raise NotAllowed
    if application.state not in OPEN:
        raise Conflict(application.get_state_display())


def says(actor: Actor, application: Application) -> list[str]:
    """What the actor may contribute to the thread now."""
    if not actor.may_write or application.state not in OPEN:
        return []
    side = side_of(actor, application)
    return [kind for kind, who in TURNS.items() if who == side]


def verifies(actor: Actor, authorisation: Authorisation) -> bool:
    """The operator, or the regulator of that market, says that it saw the paper; nobody does of their own."""
    party = actor.organisation
    if party is None or not actor.may_write or actor.is_of(authorisation.owner_id):
        return False
    return actor.operator or (party.kind == Kind.REGULATOR and party.jurisdiction == authorisation.market)


def may_verify(actor: Actor, authorisation: Authorisation) -> None:
    """As ``verifies``; where not, it says why."""
    if actor.is_of(authorisation.owner_id):
        raise Conflict(_("Nobody verifies their own authorisation."))
    may_write(actor)
    if not verifies(actor, authorisation):
        raise NotAllowed
