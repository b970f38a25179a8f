"""Asks for work, cancels it, and tells people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core.access import policy
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotSignedIn
from daodi.hub.core.access.queries import found
from daodi.hub.core.audit.actions import record
from daodi.hub.core.jobs.models import Job, Notice, State
from daodi.hub.core.jobs.registry import work
from daodi.hub.core.organisations.models import User

MOST_WAITING = 100
LANGUAGES = tuple(code for code, _label in settings.LANGUAGES)


@transaction.atomic
def ask(*, actor: Actor, kind: str, params: Mapping[str, Any]) -> Job:
    """A job that waits for a worker. Rolled back with the transaction around it, it never was."""
    owner = policy.acting_for(actor)
    if work(kind) is None:
        raise Invalid({"kind": _("There is no work of this kind.")})
    waiting = Job.objects.filter(owner=owner, state__in=(State.WAITING, State.RUNNING)).count()
    if waiting >= MOST_WAITING:
        raise Conflict(_("%d of your jobs wait already.") % waiting)
    job = Job.objects.create(owner=owner, asked_by=actor.user, kind=kind, params=dict(params))
    record(actor=actor, verb="ask", subject=job, changes={"kind": kind})
    return job


@transaction.atomic
def cancel(*, actor: Actor, job: Job) -> Job:
    """Stops a job: at once where it waits, at its next step where it runs. What is done is left as it is."""
    policy.may_change(actor, job)
    job = found(Job.objects.select_for_update(), pk=job.pk)
    if job.state == State.WAITING:
        job.state, job.ended_at = State.CANCELLED, timezone.now()
    elif job.state != State.RUNNING:
        raise Conflict(_("This job has ended."))
    job.stop_asked = True
    job.save(update_fields=["state", "ended_at", "stop_asked"])
    record(actor=actor, verb="cancel", subject=job, changes={})
    return job


def mark_read(*, actor: Actor) -> int:
    """Marks all notices of the one who asks as read."""
    policy.signed_in(actor)
    if "write" not in actor.scopes:
        raise NotAllowed
    return Notice.objects.filter(to=actor.user, read_at=None).update(read_at=timezone.now())


@transaction.atomic
def choose_letters(*, actor: Actor, letters: bool, language: str) -> User:
    """Says whether one's notices come by e-mail too, and in which language one is written to."""
    policy.signed_in(actor)
    if actor.user is None:
        raise NotSignedIn
    if language not in LANGUAGES:
        raise Invalid({"language": _("expected one of: %s") % ", ".join(LANGUAGES)})
    user = User.objects.select_for_update().get(pk=actor.user.pk)
    changes = {"letters": [user.letters, letters], "language": [user.language, language]}
    user.letters, user.language = letters, language
    user.save(update_fields=["letters", "language"])
    record(actor=actor, verb="set-letters", subject=user, changes=changes)
    return user
