"""Pages that take trials in: the form, what came of a file, and which of them may be one."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.queries import found
from daodi.hub.core.access.request import Request
from daodi.hub.health.research import comparing, importing, queries, tables
from daodi.hub.health.research.views.frame import HERE, crumbs
from daodi.hub.web.shapes import Crumb, page_of


def _here() -> Crumb:
    return Crumb(text=_("Take in trials"), href=reverse("research:take"))


@require_http_methods(["GET", "POST"])
def take(request: Request) -> HttpResponse:
    """The form; what is sent is read at once, and kept by a worker."""
    policy.may_write(request.actor)
    problems = []
    if request.method == "POST":
        try:
            file = request.FILES.get("file")
            if file is None:
                raise Invalid({"file": _("Choose a file.")})
            sent = file.read(settings.DOCUMENT_BYTES + 1)
            one = importing.begin(actor=request.actor, name=file.name or "", sent=sent)
            return redirect("research:import", one.pk)
        except Invalid as error:
            problems = list(error.fields.items())
    page = page_of(queries.imports(request.actor), request.GET)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Take in trials"))),
        "problems": problems,
        "page": page,
        "table": tables.imports(page.items) if page.total else None,
    }
    return render(request, "research/take.html", context, status=422 if problems else 200)


@require_safe
def page(request: Request, import_id: UUID) -> HttpResponse:
    """What came of one file: how far it is, what is to be mended."""
    one = found(queries.imports(request.actor), pk=import_id)
    context = {
        **HERE,
        "crumbs": crumbs(_here(), Crumb(text=one.name)),
        "one": one,
        "waits": one.done < one.total,
        "problems_table": tables.problems(one.problems) if one.problems else None,
    }
    return render(request, "research/import.html", context)


@require_POST
def publish(request: Request, import_id: UUID) -> HttpResponse:
    """Shows the trials of a file to everybody."""
    one = found(queries.imports(request.actor), pk=import_id)
    count = importing.publish(actor=request.actor, one=one)
    said = ngettext("%d trial is published.", "%d trials are published.", count) % count
    messages.success(request, said, extra_tags="good")
    return redirect("research:import", one.pk)


@require_safe
def likenesses(request: Request) -> HttpResponse:
    """The pairs that may be one trial, those undecided first."""
    policy.signed_in(request.actor)
    decided = request.GET.get("show") == "decided"
    pairs = queries.likenesses(request.actor)
    pairs = pairs.exclude(state="proposed") if decided else pairs.filter(state="proposed")
    page = page_of(pairs, request.GET)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("One trial or two?"))),
        "page": page,
        "pairs": [(one, table, tables.reasons(one)) for one, table in tables.likenesses(page.items)],
        "decided": decided,
    }
    return render(request, "research/likenesses.html", context)


@require_POST
def propose(request: Request) -> HttpResponse:
    """Compares the trials that one sees."""
    count = comparing.propose(actor=request.actor)
    said = ngettext("%d new pair to look at.", "%d new pairs to look at.", count) % count
    messages.success(request, said, extra_tags="good")
    return redirect("research:likenesses")


@require_POST
def decide(request: Request, likeness_id: UUID) -> HttpResponse:
    """Says that two records are one trial, or two."""
    try:
        comparing.decide(actor=request.actor, likeness_id=likeness_id, name=request.POST.get("step", ""))
    except Conflict as error:
        messages.warning(request, str(error), extra_tags="warn")
    return redirect("research:likenesses")
