"""Asks for work, cancels it, and tells people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core.access import policy
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.queries import found
from daodi.hub.core.audit.actions import record
from daodi.hub.core.jobs.models import Job, Notice, State
from daodi.hub.core.jobs.registry import work

MOST_WAITING = 100


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
    return Notice.objects.filter(to=actor.user, read_at=None).update(read_at=timezone.now())
