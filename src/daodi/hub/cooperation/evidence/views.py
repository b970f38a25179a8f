"""The pages of sources: the list, taking one in, the desk itself, and what its owner may do with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.cooperation.evidence import desk, proposing, queries, sources, tables
from daodi.hub.cooperation.evidence.exporting import lines
from daodi.hub.cooperation.evidence.models import Rendering, State
from daodi.hub.core.access import actions as access
from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.core.access.queries import found
from daodi.hub.core.access.request import Request
from daodi.hub.core.jobs.models import Job
from daodi.hub.web.shapes import Crumb, page_of

HERE = desk.HERE
Problems = list[tuple[str, str]]


@require_safe
def index(request: Request) -> HttpResponse:
    """Sources with their counts: the actor's own, those shared with them, or those published."""
    actor = request.actor
    whose = request.GET.get("whose", "")
    if whose not in queries.WHOSE:
        whose = "own" if actor.organisation else "published"
    text = request.GET.get("q", "").strip()[:200]
    page = page_of(queries.sources(actor, whose=whose, text=text), request.GET)
    context = {
        **HERE,
        "crumbs": (*desk.crumbs()[:-1], Crumb(text=_("Evidence desk"))),
        "whose": whose,
        "text": text,
        "page": page,
        "table": tables.sources(page.items, queries.counts(actor, page.items)),
    }
    return render(request, "evidence/sources.html", context)


@require_safe
def facts(request: Request) -> HttpResponse:
    """Facts of all sources, in one state: what counts, what contradicts itself, what lost its words."""
    state = request.GET.get("state", State.CONFIRMED)
    if state not in State.values:
        state = State.CONFIRMED
    page = page_of(queries.facts(request.actor, state=state).order_by("-made_at", "id"), request.GET)
    context = {
        **HERE,
        "crumbs": desk.crumbs(Crumb(text=_("Facts"))),
        "state": state,
        "states": State.choices if request.actor.organisation else [(State.CONFIRMED, State.CONFIRMED.label)],
        "page": page,
        "table": tables.facts(page.items, named=True),
    }
    return render(request, "evidence/facts.html", context)


@require_safe
def export(request: Request) -> StreamingHttpResponse:
    """The confirmed facts that the actor may see, as CSV; no other leaves."""
    rows: Iterator[str] = lines(queries.confirmed(request.actor))
    response = StreamingHttpResponse(rows, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="facts.csv"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request) -> HttpResponse:
    """The form for a document or a pasted text; its facts are proposed at once."""
    policy.may_write(request.actor)
    problems: Problems = []
    if request.method == "POST":
        try:
            return _added(request)
        except Invalid as error:
            problems = list(error.fields.items())
    context = {
        **HERE,
        "crumbs": desk.crumbs(Crumb(text=_("Add a source"))),
        "megabytes": settings.DOCUMENT_BYTES // 2**20,
        "told": desk.described(None, request.POST),
        "originals": queries.own_sources(request.actor)[:200],
        "renderings": Rendering.choices,
        "problems": problems,
        "wrong": dict(problems),
        "sent": request.POST,
    }
    return render(request, "evidence/add.html", context, status=422 if problems else 200)


def _added(request: Request) -> HttpResponse:
    said = {name: request.POST.get(name, "") for name in sources.DESCRIBED}
    file = request.FILES.get("file")
    if file is not None:
        source = sources.add_file(actor=request.actor, name=file.name or "", content=file, facts=said)
    else:
        source = sources.add_text(actor=request.actor, text=request.POST.get("text", ""), facts=said)
    _read(request, source)
    return redirect("evidence:source", source.pk)


@require_safe
def page(request: Request, source_id: UUID) -> HttpResponse:
    """The desk: the text with its quotes lit, and beside it what the quote in question was read as."""
    return desk.shown(request, queries.source(request.actor, source_id))


@require_POST
def read(request: Request, source_id: UUID) -> HttpResponse:
    """Reads a source for facts once more; what stands there already stays as it is."""
    source = queries.source(request.actor, source_id)
    _read(request, source)
    return redirect("evidence:source", source.pk)


def _read(request: Request, source: Any) -> None:
    proposed = proposing.read_for_facts(actor=request.actor, source=source)
    if isinstance(proposed, Job):
        messages.info(request, _("The text is long; it is read as a job, see Jobs."), extra_tags="inf")
        return
    said = ngettext("%(n)d fact was proposed.", "%(n)d facts were proposed.", len(proposed)) % {"n": len(proposed)}
    messages.success(request, said, extra_tags="good")


@require_POST
def revise(request: Request, source_id: UUID) -> HttpResponse:
    """Gives a source a new text."""
    source = queries.source(request.actor, source_id)
    file = request.FILES.get("file")
    try:
        if file is not None:
            sources.revise(actor=request.actor, source=source, name=file.name or "", content=file)
        else:
            sources.revise(actor=request.actor, source=source, text=request.POST.get("text", ""))
    except Conflict as error:
        return desk.shown(request, source, [("text", str(error))])
    except Invalid as error:
        return desk.shown(request, source, list(error.fields.items()))
    messages.success(request, _("The new text stands here; look at the stale facts."), extra_tags="good")
    return redirect("evidence:source", source.pk)


@require_POST
def describe(request: Request, source_id: UUID) -> HttpResponse:
    """Says anew what a source is."""
    source = queries.source(request.actor, source_id)
    said = {name: request.POST[name] for name in sources.DESCRIBED if name in request.POST}
    try:
        sources.describe(actor=request.actor, source=source, facts=said)
    except Invalid as error:
        source = queries.source(request.actor, source_id)
        return desk.shown(request, source, list(error.fields.items()))
    messages.success(request, _("The source is described anew."), extra_tags="good")
    return redirect("evidence:source", source.pk)


@require_POST
def visibility(request: Request, source_id: UUID) -> HttpResponse:
    """Shows a source's confirmed facts to everybody, or takes them back."""
    source = queries.source(request.actor, source_id)
    access.set_visibility(actor=request.actor, subject=source, visibility=request.POST.get("visibility", ""))
    return redirect(reverse("evidence:source", args=[source.pk]))


@require_POST
def share(request: Request, source_id: UUID) -> HttpResponse:
    """Shows a source with its text and its confirmed facts to another member, until it is withdrawn."""
    source = queries.source(request.actor, source_id)
    try:
        to = found(queries.others(request.actor), pk=request.POST.get("reader") or None)
    except NotFound:
        policy.may_change(request.actor, source)
        return desk.shown(request, source, [("reader", _("Choose with whom to share."))])
    access.share(actor=request.actor, subject=source, to=to)
    messages.success(request, _("The source is shared."), extra_tags="good")
    return redirect("evidence:source", source.pk)


@require_POST
def withdraw(request: Request, source_id: UUID) -> HttpResponse:
    """Ends what was shared with one member, at once."""
    source = queries.source(request.actor, source_id)
    access.withdraw(
        actor=request.actor, subject=source, to=found(queries.others(request.actor), pk=request.POST.get("reader", ""))
    )
    messages.success(request, _("Sharing was withdrawn."), extra_tags="good")
    return redirect("evidence:source", source.pk)
