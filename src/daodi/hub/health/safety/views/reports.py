"""The pages of line lists: the list, sending one, one as it was read."""

from __future__ import annotations

import csv
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.health.safety import queries, receiving, tables
from daodi.hub.health.safety.forms import SendForm
from daodi.hub.health.safety.models import LineList, ListState
from daodi.hub.health.safety.views.frame import HERE, crumbs, said, to_lists
from daodi.hub.web.shapes import Cell, Crumb, page_of

HEADER = ("report", "product", "reaction", "sex")
SAMPLE = (
    ("2026-001", "黃耆", "rash", "F"),
    ("2026-002", "Astragali Radix", "rash", "M"),
    ("2026-003", "甘草", "oedema", "F"),
)


@require_safe
def index(request: Request) -> HttpResponse:
    """The line lists of one's organisation."""
    policy.signed_in(request.actor)
    page = page_of(queries.line_lists(request.actor), request.GET)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Line lists"))),
        "page": page,
        "table": tables.line_lists(page.items),
        "open_names": queries.names(request.actor, status="open").count(),
    }
    return render(request, "safety/line_lists.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: Request) -> HttpResponse:
    """A form for a line list."""
    policy.may_write(request.actor)
    form = SendForm(request.POST, request.FILES) if request.method == "POST" else SendForm()
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("safety:line-list", _received(request, form.cleaned_data).pk)
        except Invalid as error:
            said(form, error)
    context = {**HERE, "crumbs": crumbs(to_lists(), Crumb(text=_("Send reports"))), "form": form}
    return render(request, "safety/send.html", context, status=422 if form.errors else 200)


def _received(request: Request, facts: dict[str, Any]) -> LineList:
    return receiving.receive(
        actor=request.actor,
        name=facts["file"].name or "",
        content=facts["file"],
        title=facts["title"],
        source=facts["source"],
        stratum=facts["stratum"].replace("，", ",").split(","),
        alike=facts["alike"].replace("，", ",").split(","),
    )


@require_safe
def sample(_request: Request) -> HttpResponse:
    """A small table, to see the columns."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="reports.csv"'
    csv.writer(response).writerows((HEADER, *SAMPLE))
    return response


@require_safe
def page(request: Request, line_list_id: UUID) -> HttpResponse:
    """One line list: what was read of it, and what could not be."""
    one = queries.line_list(request.actor, line_list_id)
    context = {
        **HERE,
        "crumbs": crumbs(to_lists(), Crumb(text=one.title)),
        "one": one,
        "facts": _facts(one),
        "lost": tables.problems(one.problems) if one.problems else None,
        "open_names": queries.names(request.actor, status="open").count(),
        "may_change": request.actor.may_write,
        "turn": {ListState.READ: "set-aside", ListState.ASIDE: "take-back"}.get(ListState(one.state), ""),
        "told": history_of(request.actor, one),
    }
    return render(request, "safety/line_list.html", context)


@require_POST
def turn(request: Request, line_list_id: UUID) -> HttpResponse:
    """Sets a line list aside, or counts it again."""
    one = queries.line_list(request.actor, line_list_id)
    action = receiving.take_back if request.POST.get("step") == "take-back" else receiving.set_aside
    try:
        action(actor=request.actor, line_list=one)
    except Conflict as refusal:
        messages.warning(request, str(refusal))
    return redirect("safety:line-list", line_list_id)


def _facts(one: LineList) -> list[tuple[str, Cell]]:
    none = _("no column")
    return [
        (_("Where the reports were gathered"), Cell(text=one.source)),
        (_in("reactions", "Reports"), Cell(text=f"{one.reports:,}")),
        (_("Rows"), Cell(text=f"{one.rows:,}")),
        (_("Rows that could not be read"), Cell(text=f"{one.lost:,}")),
        (_("Compared within"), Cell(text=", ".join(one.stratum) or none)),
        (_("The same report, if these agree too"), Cell(text=", ".join(one.alike) or none)),
        (_in("reports", "Received"), Cell(text=tables.moment(one.created_at))),
    ]
