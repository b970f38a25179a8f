"""An application before its regulator: drafted, submitted, asked about, answered, decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from daodi.hub.core.access.actions import share
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.policy import acting_for, may_change
from daodi.hub.core.access.queries import found
from daodi.hub.core.audit.actions import record
from daodi.hub.core.documents.models import Document
from daodi.hub.core.jobs.notices import tell
from daodi.hub.core.organisations.models import Kind, Organisation, Role
from daodi.hub.exchange.authorisations.models import (
    Application,
    ApplicationState,
    Authorisation,
    ClockStop,
    MedicinalProduct,
    Turn,
    TurnKind,
)
from daodi.hub.exchange.authorisations.policy import APPLICANT, may_say, may_step, side_of
from daodi.hub.exchange.authorisations.words import STATES

FACTS = ("title", "number", "path", "note")
DECIDED = (ApplicationState.GRANTED, ApplicationState.REFUSED, ApplicationState.WITHDRAWN)


@transaction.atomic
def draft(*, actor: Actor, product: MedicinalProduct, regulator: Organisation, facts: Mapping[str, Any]) -> Application:
    """An application of the actor's own, seen by nobody else until it is submitted."""
    may_change(actor, product)
    if regulator.kind != Kind.REGULATOR:
        raise Invalid({"regulator": _("expected a regulator")})
    application = Application(
        owner=acting_for(actor),
        product=product,
        regulator=regulator,
        market=regulator.jurisdiction,
        **{name: facts[name] for name in FACTS if name in facts},
    )
    checked(application).save(force_insert=True)
    record(actor=actor, verb="draft", subject=application, changes={})
    return application


@transaction.atomic
def take_step(*, actor: Actor, application: Application, name: str, today: date) -> Application:
    """Takes a step of the table; stopping and resuming move the clock, a decision ends it."""
    application = found(Application.objects.select_for_update(of=("self",)), pk=application.pk)
    step = may_step(actor, application, name)
    before, application.state = application.state, ApplicationState(step.next)
    if name == "submit":
        application.submitted_on = today
    if step.next == ApplicationState.STOPPED:
        ClockStop.objects.create(application=application, stopped_on=today)
    elif before == ApplicationState.STOPPED:
        application.stops.filter(started_on=None).update(started_on=today)
    if step.next in DECIDED:
        application.decided_on = today
    application.save(update_fields=["state", "submitted_on", "decided_on"])
    record(actor=actor, verb=f"step-{name}", subject=application, changes={"state": [before, step.next]})
    said = STATES[step.next]
    _tell_other(actor, application, lambda: f"{application.title}: {said}")
    return application


@transaction.atomic
def say(
    *,
    actor: Actor,
    application: Application,
    kind: str,
    text: str,
    due_on: date | None = None,
    answers: UUID | None = None,
    document: Document | None = None,
) -> Turn:
    """Adds to the thread. A document of one's own is shown to the other side with it."""
    if kind not in TurnKind.values:
        raise Invalid({"kind": _("expected one of: %s") % ", ".join(TurnKind.values)})
    may_say(actor, application, kind)
    turn = Turn(
        application=application,
        kind=kind,
        text=text.strip(),
        by=acting_for(actor),
        person=actor.user,
        due_on=due_on if kind == TurnKind.QUESTION else None,
        answers=_question(application, answers) if kind == TurnKind.ANSWER else None,
        document=document,
    )
    checked(turn).save(force_insert=True)
    if document is not None:
        share(actor=actor, subject=document, to=_other(actor, application))
    record(actor=actor, verb=f"say-{kind}", subject=application, changes={})
    _tell_other(actor, application, lambda: _("There is something new in the thread of “%s”.") % application.title)
    return turn


@transaction.atomic
def link(*, actor: Actor, application: Application, authorisation: Authorisation) -> None:
    """Says which authorisation came of an application that was granted."""
    may_change(actor, application)
    if application.state != ApplicationState.GRANTED:
        raise Conflict(_("This application was not granted."))
    if authorisation.owner_id != application.owner_id or authorisation.product_id != application.product_id:
        raise Invalid({"authorisation": _("expected an authorisation of this product")})
    application.authorisation = authorisation
    application.save(update_fields=["authorisation"])
    record(actor=actor, verb="link", subject=application, changes={})


def days_counted(application: Application, today: date) -> int | None:
    """Days that count against the regulator, without those in which the clock stood; None before it was submitted."""
    if application.submitted_on is None:
        return None
    end = application.decided_on or today
    stood = sum(((one.started_on or end) - one.stopped_on).days for one in application.stops.all())
    return max(0, (end - application.submitted_on).days - stood)


def _question(application: Application, answers: UUID | None) -> Turn:
    question = application.turns.filter(pk=answers, kind=TurnKind.QUESTION).first() if answers else None
    if question is None:
        raise Invalid({"answers": _("expected a question of this thread")})
    return question


def _other(actor: Actor, application: Application) -> Organisation:
    return application.regulator if side_of(actor, application) == APPLICANT else application.owner


def _tell_other(actor: Actor, application: Application, say: Callable[[], str]) -> None:
    path = f"/exchange/authorisations/applications/{application.pk}"
    admins = _other(actor, application).memberships.filter(role=Role.ADMIN)
    for membership in admins.select_related("user"):
        tell(to=membership.user, say=say, path=path)
