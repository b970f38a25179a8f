"""Reads jobs and notices, as far as the actor may see them."""

from __future__ import annotations

from django.db.models import QuerySet

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.queries import one, visible
from daodi.hub.core.jobs.models import Job, Notice


def jobs(actor: Actor) -> QuerySet[Job]:
    """The jobs this actor may see, newest first."""
    return visible(Job.objects.all(), actor)


def job(actor: Actor, job_id: object) -> Job:
    """One job, or ``NotFound``."""
    return one(Job.objects.all(), actor, str(job_id))


def notices(actor: Actor) -> QuerySet[Notice]:
    """The notices of the one who asks, newest first."""
    return Notice.objects.filter(to=actor.user) if actor.user else Notice.objects.none()
