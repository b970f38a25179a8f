"""Carries jobs out, one at a time, each by one worker: a worker that dies leaves its job to the next one."""

from __future__ import annotations

import logging
import os
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from daodi.hub.core.access.errors import Refusal
from daodi.hub.core.documents.models import Document
from daodi.hub.core.jobs.models import Job, State
from daodi.hub.core.jobs.notices import tell_done
from daodi.hub.core.jobs.registry import work
from daodi.hub.core.jobs.run import LEASE, Paused, Run, Stopped

log = logging.getLogger("daodi.hub.jobs")
TRIES = 5
BEAT = 5.0
OPEN = (State.WAITING, State.RUNNING)


def name() -> str:
    """A name for a worker that no other one has."""
    return f"{os.getpid()}-{secrets.token_hex(4)}"


def take(worker: str) -> Job | None:
    """The job that has waited longest, now this worker's; None where nothing waits."""
    if not _free().exists():
        return None
    with transaction.atomic():
        job = _free().select_for_update(skip_locked=True, of=("self",)).select_related("asked_by").first()
        if job is None:
            return None
        now = timezone.now()
        job.worker, job.alive_until = worker, now + LEASE
        job.started_at = job.started_at or now
        job.state, job.tries = State.RUNNING, job.tries + 1
        job.save(update_fields=["worker", "alive_until", "started_at", "state", "tries"])
        return job


def carry_out(job: Job, run: Run) -> None:
    """Does the work and keeps how it ended."""
    doing = work(job.kind)
    try:
        if doing is None:
            _end(run, State.FAILED, f"no work of the kind {job.kind} is known here")
        elif job.tries > TRIES:
            _end(run, State.FAILED, f"it was interrupted {TRIES} times and is given up")
        else:
            with _beating(run):
                result = doing(run)
            _end(run, State.DONE, "", result)
    except Stopped:
        _end(run, State.CANCELLED, "")
    except Paused:
        run.mine().update(state=State.WAITING, tries=job.tries - 1)
    except Refusal as refusal:
        _end(run, State.FAILED, refusal.title)
    except Exception as error:
        log.exception("job %s (%s) failed", job.pk, job.kind)
        _end(run, State.FAILED, f"something broke here ({type(error).__name__}); it is noted")


def _free() -> QuerySet[Job]:
    left = Q(state=State.RUNNING, alive_until__lt=timezone.now())
    return Job.objects.filter(Q(state=State.WAITING) | left).order_by("created_at")


def _end(run: Run, state: str, message: str, result: Document | None = None) -> None:
    facts = {"state": state, "ended_at": timezone.now(), "result": result}
    if message:
        facts["message"] = message
    with transaction.atomic():
        # Another worker may have taken it over meanwhile: then its word counts.
        if run.mine().update(**facts) and state != State.CANCELLED:
            run.job.refresh_from_db()
            tell_done(run.job)


@contextmanager
def _beating(run: Run) -> Iterator[None]:
    """Holds on to the job from a second thread, while the work itself is silent."""
    over = threading.Event()

    def beat() -> None:
        while not over.wait(BEAT):
            with suppress(Exception):
                run.alive()
        connection.close()

    heart = threading.Thread(target=beat, daemon=True)
    heart.start()
    try:
        yield
    finally:
        over.set()
        heart.join()
