"""The pages behind a report: the operator's desk, and one report as each side may see it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in
from django.views.decorators.http import require_POST, require_safe

from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.exchange.removal import deciding, queries, tables
from daodi.hub.exchange.removal.deciding import TEXTS
from daodi.hub.exchange.removal.models import Case
from daodi.hub.exchange.removal.policy import OPERATOR, PUBLISHER, REPORTER, side_of, steps_open
from daodi.hub.exchange.removal.views import HERE, crumbs, followed
from daodi.hub.exchange.removal.words import DANGEROUS, HINTS, STEPS
from daodi.hub.web.shapes import Cell, Crumb
from daodi.hub.web.shapes import page_of as page_of_list


@require_safe
def index(request: Request) -> HttpResponse:
    """What waits for a decision, the nearest deadline first; or what is closed."""
    closed = request.GET.get("closed") == "yes"
    page = page_of_list(queries.desk(request.actor, closed=closed), request.GET)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_in("report", "Desk"))),
        "page": page,
        "closed": closed,
        "table": tables.queue(page.items, timezone.localdate()),
    }
    return render(request, "removal/desk.html", context)


@require_safe
def page(request: Request, case_id: UUID) -> HttpResponse:
    """One report, as the asker's side sees it."""
    return _page(request, queries.case(request.actor, case_id))


@require_POST
def step(request: Request, case_id: UUID) -> HttpResponse:
    """Takes a step; what it needs in writing comes along."""
    case, name = queries.case(request.actor, case_id), request.POST.get("step", "")
    try:
        deciding.take_step(actor=request.actor, case=case, name=name, text=request.POST.get("text", ""))
    except (Invalid, Conflict) as refusal:
        text = refusal.fields.get("text", str(refusal)) if isinstance(refusal, Invalid) else str(refusal)
        return _page(request, queries.case(request.actor, case_id), wrong=(name, text), status=refusal.status)
    return redirect("removal:case", case_id)


def _page(request: Request, case: Case, wrong: tuple[str, str] = ("", ""), status: int = 200) -> HttpResponse:
    side = side_of(request.actor, case)
    whole = {OPERATOR: _operators, PUBLISHER: _publishers, REPORTER: _reporters}[side]
    steps = steps_open(case, side, timezone.localdate()) if request.actor.may_write else []
    context = {
        **whole(request, case),
        "action": reverse("removal:step", args=[case.pk]),
        "steps": [(name, STEPS[name]) for name in steps if name not in TEXTS],
        "writings": [
            (name, STEPS[name], HINTS[name], name in DANGEROUS, wrong[1] if name == wrong[0] else "")
            for name in steps
            if name in TEXTS
        ],
        "wrong": wrong[1] if wrong[0] not in steps or wrong[0] not in TEXTS else "",
        "typed": request.POST.get("text", ""),
    }
    template = {OPERATOR: "removal/case.html", PUBLISHER: "removal/publisher.html", REPORTER: "removal/follow.html"}
    return render(request, template[side], context, status=status)


def _reporters(_request: Request, case: Case) -> dict[str, Any]:
    return followed(case)


def _publishers(_request: Request, case: Case) -> dict[str, Any]:
    facts = [
        (_("Our record"), _record(case)),
        (_("State"), Cell(text=case.get_state_display())),
        (_("Reason given"), Cell(text=case.get_reason_display())),
    ]
    if case.answer_by and not case.decision:
        facts.append((_("Our view is asked for until"), Cell(text=case.answer_by.isoformat())))
    return {**HERE, "crumbs": crumbs(Crumb(text=case.number)), "case": case, "facts": facts}


def _operators(request: Request, case: Case) -> dict[str, Any]:
    who = str(case.reporter) if case.reporter else case.email
    facts = [
        (_in("report", "Record"), _record(case)),
        (_in("report", "Published by"), _party(case)),
        (_("Reason"), Cell(text=case.get_reason_display())),
        (_("Reported by"), Cell(text=who, note=case.reporter.email if case.reporter else _("no account"))),
        (_in("report", "Received"), Cell(text=case.created_at.date().isoformat())),
        (_("To be decided by"), Cell(text=case.due_on.isoformat())),
        (_("State"), Cell(text=case.get_state_display())),
    ]
    if case.evidence:
        href = reverse("documents:download", args=[case.evidence_id])
        facts.append((_("Evidence"), Cell(text=case.evidence.name, href=href)))
    desk = Crumb(text=_in("report", "Desk"), href=reverse("removal:desk"))
    return {
        **HERE,
        "crumbs": crumbs(desk, Crumb(text=case.number)),
        "case": case,
        "facts": facts,
        "told": history_of(request.actor, case),
    }


def _party(case: Case) -> Cell:
    return Cell(text=case.publisher.name, href=reverse("organisations:page", args=[case.publisher_id]))


def _record(case: Case) -> Cell:
    if deciding.subject_of(case) is None:
        return Cell(text=case.title, note=_("It is no more."))
    return Cell(text=case.title, href=case.page)
