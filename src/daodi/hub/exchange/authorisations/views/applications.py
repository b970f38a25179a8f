"""The pages of applications: one's own list, one application with its thread and its clock."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.exchange.authorisations import applying, queries, tables
from daodi.hub.exchange.authorisations.forms import ApplicationForm, TurnForm
from daodi.hub.exchange.authorisations.models import Application, ApplicationState, Turn, TurnKind
from daodi.hub.exchange.authorisations.names import path_name, title
from daodi.hub.exchange.authorisations.policy import says, side_of, steps_open
from daodi.hub.exchange.authorisations.views.frame import HERE, crumbs, said, sent_file, to_product
from daodi.hub.exchange.authorisations.words import STEPS, WAITS
from daodi.hub.web.names import market_name
from daodi.hub.web.shapes import Cell, Crumb, page_of

COURSE = ("draft", "submitted", "review", "granted")
OFF = ("refused", "withdrawn")


def room(*steps: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of applications."""
    return crumbs(Crumb(text=_in("application", "Applications"), href=reverse("authorisations:applications")), *steps)


@require_safe
def index(request: Request) -> HttpResponse:
    """One's own applications, and those before one's organisation."""
    policy.signed_in(request.actor)
    page = page_of(queries.applications(request.actor), request.GET)
    context = {**HERE, "crumbs": room(), "page": page, "table": tables.applications(page.items)}
    return render(request, "authorisations/applications.html", context)


@require_http_methods(["GET", "POST"])
def add(request: Request, product_id: UUID) -> HttpResponse:
    """A form for an application; nobody else sees it until it is submitted."""
    product = queries.product(request.actor, product_id)
    policy.may_change(request.actor, product)
    regulators = queries.regulators(request.actor)
    form = ApplicationForm(
        request.POST or None, regulators=regulators, initial={"path": request.GET.get("path", "")[:60]}
    )
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        try:
            made = applying.draft(actor=request.actor, product=product, regulator=facts["regulator"], facts=facts)
            return redirect("authorisations:application", made.pk)
        except Invalid as error:
            said(form, error)
    context = {
        **HERE,
        "crumbs": crumbs(to_product(product), Crumb(text=_("Apply"))),
        "form": form,
        "product": product,
        "title": title(product),
        "regulators": regulators.exists(),
    }
    return render(request, "authorisations/application_form.html", context, status=422 if form.errors else 200)


@require_safe
def page(request: Request, application_id: UUID) -> HttpResponse:
    """One application: where it stands, who is waited for, its clock, and its thread."""
    one = queries.application(request.actor, application_id)
    return render(request, "authorisations/application.html", _page(request, one))


@require_POST
def step(request: Request, application_id: UUID) -> HttpResponse:
    """Takes a step."""
    one = queries.application(request.actor, application_id)
    name = request.POST.get("step", "")
    applying.take_step(actor=request.actor, application=one, name=name, today=timezone.localdate())
    return redirect("authorisations:application", one.pk)


@require_POST
def say(request: Request, application_id: UUID) -> HttpResponse:
    """Adds to the thread."""
    one = queries.application(request.actor, application_id)
    side_of(request.actor, one)
    policy.may_write(request.actor)
    form = _turn_form(request, one, request.POST)
    if form is None:
        raise Conflict(one.get_state_display())
    if form.is_valid():
        facts = form.cleaned_data
        try:
            with transaction.atomic():
                applying.say(
                    actor=request.actor,
                    application=one,
                    kind=facts["kind"],
                    text=facts["text"],
                    due_on=facts.get("due_on"),
                    answers=facts.get("answers") or None,
                    document=sent_file(request),
                )
            return redirect("authorisations:application", one.pk)
        except Invalid as error:
            said(form, error)
    return render(request, "authorisations/application.html", _page(request, one, form=form), status=422)


def _page(request: Request, one: Application, **forms: Any) -> dict[str, Any]:
    actor, today = request.actor, timezone.localdate()
    turns = list(one.turns.select_related("by", "document", "answers"))
    return {
        **HERE,
        "crumbs": room(Crumb(text=one.title)),
        "one": one,
        "product_title": title(one.product),
        "facts": _facts(one),
        "course": _course(one),
        "waits": WAITS.get(one.state, ""),
        "days": applying.days_counted(one, today),
        "stops": list(one.stops.all()),
        "turns": turns,
        "open": _open(turns),
        "today": today,
        "steps": [(name, STEPS[name]) for name in steps_open(actor, one)],
        "records": actor.is_of(one.owner_id)
        and actor.may_write
        and one.state == ApplicationState.GRANTED
        and one.authorisation is None,
        "form": _turn_form(request, one, None),
        "told": history_of(actor, one),
        **forms,
    }


def _open(turns: list[Turn]) -> list[Turn]:
    """The questions that nobody has answered yet."""
    answered = {each.answers_id for each in turns if each.answers_id}
    return [each for each in turns if each.kind == TurnKind.QUESTION and each.pk not in answered]


def _turn_form(request: Request, one: Application, sent: Any) -> TurnForm | None:
    questions = _open(list(one.turns.all()))
    kinds = [kind for kind in says(request.actor, one) if kind != TurnKind.ANSWER or questions]
    if not kinds:
        return None
    files = request.FILES if sent is not None else None
    return TurnForm(sent, files, kinds=kinds, questions=questions, auto_id="turn-%s")


def _course(one: Application) -> list[tuple[str, str]]:
    """The states on the way, each done, now, off or to come."""
    here = "review" if one.state == ApplicationState.STOPPED else one.state
    if one.state in OFF:
        at = 2 if one.state == "refused" else 1
        course = [*COURSE[: at + (one.state == "refused")], one.state]
        return [(str(ApplicationState(each).label), "off" if each == one.state else "done") for each in course]
    at = COURSE.index(here)
    said = {each: str(ApplicationState(each).label) for each in COURSE}
    if one.state == ApplicationState.STOPPED:
        said["review"] = str(one.get_state_display())
    last = at == len(COURSE) - 1
    return [
        (said[each], "done" if place < at or last else "now" if place == at else "")
        for place, each in enumerate(COURSE)
    ]


def _facts(one: Application) -> list[tuple[str, Cell]]:
    facts = [
        (_in("application", "Regulator"), Cell(text=one.regulator.name)),
        (_("Market"), Cell(text=market_name(one.market))),
        (_("Applicant"), Cell(text=one.owner.name, tag=_("example") if one.owner.example else "")),
        (_("By which procedure"), Cell(text=path_name(one.path) if one.path else _("not stated"))),
        (_("Number of the application"), Cell(text=one.number or _("not stated"))),
        (_("Submitted on"), Cell(text=tables.day(one.submitted_on) if one.submitted_on else _("not yet"))),
    ]
    if one.decided_on:
        facts.append((_("Decided on"), Cell(text=tables.day(one.decided_on))))
    return facts
