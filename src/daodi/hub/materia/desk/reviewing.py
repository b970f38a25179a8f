"""The pages of editions: what waits and what was approved, one edition row by row, and approved rows as a file."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.core.rulebook.laid import KINDS
from daodi.hub.materia.desk import editing, queries, tables
from daodi.hub.materia.desk.models import Edition, State
from daodi.hub.materia.desk.overlay import MOST_BYTES, MOST_ROWS, written
from daodi.hub.materia.desk.policy import curates, may_curate
from daodi.hub.materia.desk.views import HERE, Problems, crumbs, csv_file
from daodi.hub.materia.desk.words import moment, who
from daodi.hub.web.shapes import Crumb, page_of


@require_http_methods(["GET", "HEAD", "POST"])
def editions(request: Request) -> HttpResponse:
    """All editions that the actor may see, and the form to propose one."""
    problems: Problems = []
    if request.method == "POST":
        may_curate(request.actor)
        try:
            return _proposed(request)
        except Invalid as error:
            problems = list(error.fields.items())
    found = queries.editions(request.actor)
    page = page_of(list(found), request.GET)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Editions"))),
        "may_curate": curates(request.actor),
        "page": page,
        "table": tables.editions(page.items),
        "approved": [name for name in KINDS if queries.approved_rows(name).exists()],
        "why": request.POST.get("why", ""),
        "problems": [(at if at in ("file", "why") else "file", text) for at, text in problems],
        "megabytes": MOST_BYTES // 2**20,
        "most": MOST_ROWS,
    }
    return render(request, "desk/editions.html", context, status=422 if problems else 200)


@require_safe
def edition(request: Request, edition_id: UUID) -> HttpResponse:
    """One edition: what each row says now and shall say, and what the actor may do about it."""
    return _page(request, queries.edition(request.actor, edition_id))


@require_POST
def step(request: Request, edition_id: UUID) -> HttpResponse:
    """Approves, refuses or withdraws an edition."""
    one = queries.edition(request.actor, edition_id)
    may_curate(request.actor)
    asked = {name: request.POST.get(name, "") for name in ("step", "why")}
    try:
        editing.decide(actor=request.actor, edition_id=one.pk, **asked)
    except Invalid as error:
        return _page(request, one, list(error.fields.items()))
    except Conflict as error:
        return _page(request, one, [("", str(error))])
    messages.success(request, _("It was recorded."), extra_tags="good")
    return redirect("desk:edition", one.pk)


@require_safe
def approved(request: Request, table_id: str) -> HttpResponse:
    """The rows of all approved editions of a table, each as the last edition has it, to be added to the table."""
    if table_id not in KINDS:
        raise Http404
    last = {one.key: one.after for one in queries.approved_rows(table_id)}
    return csv_file(written(table_id, last.values()), f"approved-{table_id}.csv")


def _proposed(request: Request) -> HttpResponse:
    file = request.FILES.get("file")
    if file is None:
        raise Invalid({"file": _("Choose a file.")})
    content = file.read(MOST_BYTES + 1)
    one = editing.propose(actor=request.actor, content=content, why=request.POST.get("why", ""))
    return redirect("desk:edition", one.pk)


def _page(request: Request, one: Edition, problems: Problems | None = None) -> HttpResponse:
    rows = list(one.rows.all())
    page = page_of(rows, request.GET)
    context: dict[str, Any] = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Editions"), href=reverse("desk:editions")), Crumb(text=tables.name_of(one))),
        "edition": one,
        "name": tables.name_of(one),
        "proposed": (who(one.proposed_by, one.organisation), moment(one.proposed_at)),
        "decided": moment(one.decided_at) if one.decided_at else "",
        "new": sum(row.before is None for row in rows),
        "changed": sum(row.before is not None for row in rows),
        "page": page,
        "shown": [tables.row_facts(one, row) for row in page.items],
        "problems": problems or [],
        **_may(request, one),
        "told": history_of(request.actor, one),
    }
    return render(request, "desk/edition.html", context, status=422 if problems else 200)


def _may(request: Request, one: Edition) -> dict[str, bool]:
    """What the actor may do now."""
    actor = request.actor
    waiting = one.state == State.WAITING and curates(actor)
    own = actor.user is not None and actor.user.pk == one.proposed_by_id
    return {"may_decide": waiting and not own, "may_withdraw": waiting and own}
