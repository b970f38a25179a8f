"""One job while it is worked on: says how far it came, and hears that it should stop."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import IO, Any

from django.db.models import QuerySet
from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.documents.models import Document
from daodi.hub.core.jobs.models import Job, State

LEASE = timedelta(seconds=20)
EVERY = 0.5


class Stopped(Exception):
    """Somebody asked for the job to be cancelled, or another worker took it over."""


class Paused(Exception):
    """The worker ends; the job waits, and goes on from its checkpoint."""


class Run:
    """What a piece of work knows of itself."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.params: dict[str, Any] = job.params
        self.checkpoint: Any = job.checkpoint
        self.ending = False
        self._said = 0.0

    @property
    def actor(self) -> Actor:
        """The one for whom the work is done, as they stand today."""
        person = self.job.asked_by
        actor = by_user(person, self.job.owner_id) if person else Actor()
        return actor if actor.is_of(self.job.owner_id) else Actor()

    def step(self, done: int, total: int | None = None, *, message: str = "", checkpoint: Any = None) -> None:
        """Says how far the work came. A ``checkpoint`` is kept, and is what the work gets when it starts again."""
        moment = time.monotonic()
        if checkpoint is None and moment - self._said < EVERY and done != total:
            return
        self._said = moment
        facts: dict[str, Any] = {"done": done, "alive_until": timezone.now() + LEASE}
        if total is not None:
            facts["total"] = max(total, done)
        if message:
            facts["message"] = message
        if checkpoint is not None:
            facts["checkpoint"] = checkpoint
        if not self.mine().filter(stop_asked=False).update(**facts):
            raise Stopped
        if self.ending:
            raise Paused

    def keep(self, name: str, content: bytes | IO[bytes]) -> Document:
        """Keeps a result as a document of the organisation that asked."""
        return keep(actor=self.actor, name=name, content=content, source=f"job {self.job.pk}")

    def alive(self) -> None:
        """Holds on to the job for another while."""
        self.mine().update(alive_until=timezone.now() + LEASE)

    def mine(self) -> QuerySet[Job]:
        """This job, as long as it is this worker's."""
        return Job.objects.filter(pk=self.job.pk, worker=self.job.worker, state=State.RUNNING)
