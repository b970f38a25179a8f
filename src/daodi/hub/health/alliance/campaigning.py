"""Sessions of a campaign, and what was counted at each, with where that is written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.policy import may_change
from daodi.hub.core.audit.actions import record
from daodi.hub.health.alliance import vocabulary
from daodi.hub.health.alliance.models import Campaign, Output, Session, SessionState
from daodi.hub.health.alliance.policy import may_step_session

FACTS = ("place", "country", "location", "starts_on", "ends_on", "note")
MOST_SESSIONS = 2000


@transaction.atomic
def plan(*, actor: Actor, campaign: Campaign, facts: Mapping[str, Any]) -> Session:
    """A session to come, or one that was held already; ``facts`` are those of ``FACTS``."""
    may_change(actor, campaign)
    if campaign.sessions.count() >= MOST_SESSIONS:
        raise Conflict(_("A campaign has two thousand sessions at most; begin another campaign."))
    session = Session(campaign=campaign, **{name: facts[name] for name in FACTS if name in facts})
    _fits(session)
    checked(session).save(force_insert=True)
    record(actor=actor, verb="plan-session", subject=campaign, changes={"session": str(session)})
    return session


@transaction.atomic
def change(*, actor: Actor, session: Session, facts: Mapping[str, Any]) -> Session:
    """Corrects a session; facts not given stay."""
    may_change(actor, session.campaign)
    before = {name: _said(session, name) for name in FACTS}
    for name in FACTS:
        if name in facts:
            setattr(session, name, facts[name])
    _fits(session)
    checked(session).save()
    changes = {name: [before[name], _said(session, name)] for name in FACTS if before[name] != _said(session, name)}
    if changes:
        record(actor=actor, verb="change-session", subject=session.campaign, changes=changes)
    return session


@transaction.atomic
def take_step(*, actor: Actor, session: Session, name: str, today: date | None = None) -> Session:
    """It was held, it is cancelled, or it is planned after all."""
    session = Session.objects.select_for_update(of=("self",)).select_related("campaign__owner").get(pk=session.pk)
    before, session.state = session.state, may_step_session(actor, session, name)
    if session.state == SessionState.HELD and session.starts_on > (today or timezone.localdate()):
        raise Invalid({"step": _("It begins on %s: it can't have been held yet.") % session.starts_on.isoformat()})
    session.save(update_fields=["state"])
    changes = {"session": str(session), "state": [before, session.state]}
    record(actor=actor, verb=f"session-{name}", subject=session.campaign, changes=changes)
    return session


@transaction.atomic
def count(*, actor: Actor, session: Session, what: str, many: int, source: str) -> Output:
    """What was counted of one thing at a session that was held. Said again, it is corrected; the history keeps both."""
    session = Session.objects.select_for_update(of=("self",)).select_related("campaign__owner").get(pk=session.pk)
    may_change(actor, session.campaign)
    if session.state != SessionState.HELD:
        raise Conflict(_("Only what was held is counted: say first that the session was held."))
    vocabulary.known("what", "output", [what])
    output = session.outputs.filter(what=what).first() or Output(session=session, what=what)
    before = None if output._state.adding else [output.count, output.source]
    output.count, output.source, output.counted_at = many, source.strip(), timezone.now()
    checked(output).save()
    changes = {"session": str(session), "what": what, "counted": [before, [output.count, output.source]]}
    record(actor=actor, verb="count", subject=session.campaign, changes=changes)
    return output


def _fits(session: Session) -> None:
    if session.location is not None and session.location.owner_id != session.campaign.owner_id:
        raise Invalid({"location": _("expected records of your own organisation")})


def _said(session: Session, name: str) -> Any:
    value = getattr(session, name)
    return str(value.pk) if name == "location" and value else value
