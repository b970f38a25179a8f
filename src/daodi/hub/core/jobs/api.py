"""Jobs and notices under ``/api``."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from ninja import Router, Schema
from ninja.pagination import paginate

from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED
from daodi.hub.core.jobs import actions, queries
from daodi.hub.core.jobs.models import Job, Notice
from daodi.hub.core.organisations.models import User

router = Router(tags=["jobs"])


class JobOut(Schema):
    id: UUID
    kind: str
    state: str
    done: int
    total: int | None
    message: str
    result_id: UUID | None
    created_at: datetime
    ended_at: datetime | None


class NoticeOut(Schema):
    id: UUID
    text: str
    path: str
    created_at: datetime
    read_at: datetime | None


class Marked(Schema):
    marked: int


class Letters(Schema):
    letters: bool
    language: str


@router.get("/jobs", response=list[JobOut])
@paginate
def list_jobs(request: Request) -> QuerySet[Job]:
    """The jobs of your organisation, newest first."""
    return queries.jobs(request.actor)


@router.get("/jobs/{uuid:job_id}", response={200: JobOut, **REFUSED})
def one_job(request: Request, job_id: UUID) -> Job:
    """How far a job came. Its result, once there is one, is a document."""
    return queries.job(request.actor, job_id)


@router.post("/jobs/{uuid:job_id}/cancel", response={200: JobOut, **CHANGED})
def cancel_job(request: Request, job_id: UUID) -> Job:
    """Stops a job."""
    return actions.cancel(actor=request.actor, job=queries.job(request.actor, job_id))


@router.post("/notices/read", response={200: Marked, **REFUSED})
def mark_notices_read(request: Request) -> dict[str, int]:
    """Marks all that you were told as read; says how many were new."""
    return {"marked": actions.mark_read(actor=request.actor)}


@router.post("/notices/letters", response={200: Letters, **CHANGED})
def choose_letters(request: Request, asked: Letters) -> User:
    """Says whether notices come to you by e-mail too, and in which language."""
    return actions.choose_letters(actor=request.actor, letters=asked.letters, language=asked.language)


@router.get("/notices", response=list[NoticeOut])
@paginate
def list_notices(request: Request) -> QuerySet[Notice]:
    """What you were told, newest first."""
    return queries.notices(request.actor)
