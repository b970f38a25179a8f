"""Pages of jobs: what was asked for, and a bar that moves."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from daodi.hub.core.access import policy
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.core.jobs import actions, queries
from daodi.hub.core.jobs.models import Job, State

A_PAGE = 50
NO_MORE = 286  # htmx: what was asked for again and again need not be asked for any more


@require_GET
def jobs(request: Request) -> HttpResponse:
    """The jobs of one's organisation."""
    policy.signed_in(request.actor)
    return render(request, "jobs/list.html", {"jobs": queries.jobs(request.actor)[:50]})


@require_GET
def page(request: Request, job_id: UUID) -> HttpResponse:
    """One job. While it is open the bar moves; without JavaScript the page loads itself anew."""
    job = queries.job(request.actor, job_id)
    return render(request, "jobs/page.html", {**_shown(job), "told": history_of(request.actor, job)})


@require_GET
def progress(request: Request, job_id: UUID) -> HttpResponse:
    """The part of the page that moves."""
    job = queries.job(request.actor, job_id)
    if not _open(job):
        return HttpResponse(status=NO_MORE, headers={"HX-Refresh": "true"})
    return render(request, "jobs/progress.html", _shown(job))


@require_POST
def cancel(request: Request, job_id: UUID) -> HttpResponse:
    """Stops a job."""
    actions.cancel(actor=request.actor, job=queries.job(request.actor, job_id))
    return redirect("jobs:page", job_id)


@require_GET
def notices(request: Request) -> HttpResponse:
    """What one was told, the latest first, and how one wants to be told."""
    policy.signed_in(request.actor)
    told = queries.notices(request.actor)
    page = Paginator(told, A_PAGE).get_page(request.GET.get("page"))
    unread = told.filter(read_at=None).count()
    return render(request, "jobs/notices.html", {"page": page, "unread": unread, "languages": settings.LANGUAGES})


@require_POST
def read(request: Request) -> HttpResponse:
    """Marks all notices as read."""
    actions.mark_read(actor=request.actor)
    return redirect("jobs:notices")


@require_POST
def choose_letters(request: Request) -> HttpResponse:
    """Notices by e-mail or not, and in which language."""
    language = request.POST.get("language", "")
    actions.choose_letters(actor=request.actor, letters="letters" in request.POST, language=language)
    messages.success(request, _("It is kept so."))
    return redirect("jobs:notices")


def _open(job: Job) -> bool:
    return job.state in (State.WAITING, State.RUNNING)


def _shown(job: Job) -> dict[str, Any]:
    said = _("%(done)d of %(total)d") % {"done": job.done, "total": job.total} if job.total else str(job.done)
    return {"job": job, "open": _open(job), "said": said, "done": job.done, "total": job.total or 1}
