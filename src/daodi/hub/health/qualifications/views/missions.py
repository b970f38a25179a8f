"""The pages of medical teams: all of them with what they did over the years, and one with its counts."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.health.qualifications import queries, sending, tables
from daodi.hub.health.qualifications.forms import MissionForm, OutputForm
from daodi.hub.health.qualifications.models import Mission, OutputKind
from daodi.hub.health.qualifications.names import place_name
from daodi.hub.health.qualifications.picture import picture
from daodi.hub.health.qualifications.views.frame import HERE, crumbs, form_page, said
from daodi.hub.web.shapes import Cell, Crumb, page_of


def room(*steps: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of medical teams."""
    return (Crumb(text=_("Medical teams"), href=reverse("qualifications:missions")), *steps)


@require_safe
def index(request: Request) -> HttpResponse:
    """The teams, and what they did, year by year."""
    seen = queries.missions(request.actor)
    page = page_of(seen, request.GET)
    summed = queries.sums(seen)
    details = queries.by_detail(seen, OutputKind.OPERATIONS)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Medical teams"))),
        "page": page,
        "table": tables.missions(page.items),
        "summed": tables.summed(summed, _kinds()) if summed else None,
        "picture": picture(summed, OutputKind.PATIENTS, str(OutputKind.PATIENTS.label)),
        "details": tables.by_detail(details) if details else None,
    }
    return render(request, "qualifications/missions.html", context)


@require_http_methods(["GET", "POST"])
def add(request: Request) -> HttpResponse:
    """A form for a medical team."""
    policy.signed_in(request.actor)
    form = MissionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = sending.add(actor=request.actor, facts=form.cleaned_data)
            return redirect("qualifications:mission", made.pk)
        except Invalid as error:
            said(form, error)
    title, lede = _("Add a medical team"), _("Only your organisation sees it until you publish it.")
    return form_page(request, form, *room(Crumb(text=title)), title=title, lede=lede, button=_("Save"))


@require_http_methods(["GET", "POST"])
def change(request: Request, mission_id: UUID) -> HttpResponse:
    """The same form, to correct."""
    mission = queries.mission(request.actor, mission_id)
    policy.may_change(request.actor, mission)
    form = MissionForm(request.POST or None, instance=mission)
    if request.method == "POST" and form.is_valid():
        try:
            sending.change(actor=request.actor, mission=mission, facts=form.cleaned_data)
            return redirect("qualifications:mission", mission.pk)
        except Invalid as error:
            said(form, error)
    way = room(_to(mission), Crumb(text=_("Correct")))
    return form_page(request, form, *way, title=_("Correct the mission"), button=_("Save"))


@require_safe
def page(request: Request, mission_id: UUID) -> HttpResponse:
    """One mission with its counts."""
    mission = queries.mission(request.actor, mission_id)
    return render(request, "qualifications/mission.html", _page(request, mission))


@require_POST
def show(request: Request, mission_id: UUID) -> HttpResponse:
    """Publishes it, or takes it back."""
    mission = queries.mission(request.actor, mission_id)
    sending.show(actor=request.actor, subject=mission, visibility=request.POST.get("visibility", ""))
    return redirect("qualifications:mission", mission.pk)


@require_POST
def count(request: Request, mission_id: UUID) -> HttpResponse:
    """Adds a count, or takes one back."""
    mission = queries.mission(request.actor, mission_id)
    policy.may_change(request.actor, mission)
    where = reverse("qualifications:mission", args=[mission.pk]) + "#counts"
    if drop := request.POST.get("drop", ""):
        sending.drop(actor=request.actor, mission=mission, output_id=drop)
        return redirect(where)
    form = OutputForm(request.POST)
    if form.is_valid():
        try:
            sending.count(actor=request.actor, mission=mission, facts=form.cleaned_data)
            return redirect(where)
        except Invalid as error:
            said(form, error)
    return render(request, "qualifications/mission.html", _page(request, mission, form=form), status=422)


def _page(request: Request, mission: Mission, **forms: Any) -> dict[str, Any]:
    actor = request.actor
    counted = list(mission.outputs.all())
    owns = actor.is_of(mission.owner_id) and actor.may_write
    return {
        **HERE,
        "crumbs": crumbs(*room(Crumb(text=mission.title))),
        "one": mission,
        "facts": _facts(mission),
        "counted": counted,
        "table": tables.outputs(counted) if counted else None,
        "owns": owns,
        "form": OutputForm() if owns else None,
        "told": history_of(actor, mission),
        **forms,
    }


def _kinds() -> list[tuple[str, str]]:
    return [(kind, str(label)) for kind, label in OutputKind.choices]


def _facts(mission: Mission) -> list[tuple[str, Cell]]:
    ends = mission.ends.isoformat() if mission.ends else _("still there")
    return [
        (_in("training", "Where"), Cell(text=mission.place, note=place_name(mission.market))),
        (_("When"), Cell(text=f"{mission.begins.isoformat()} – {ends}")),
        (_in("mission", "Members"), Cell(text=str(mission.members))),
        (_("Received by"), Cell(text=mission.host or _("not stated"))),
        (_("Sent by"), Cell(text=mission.owner.name, tag=_("example") if mission.owner.example else "")),
    ]


def _to(mission: Mission) -> Crumb:
    return Crumb(text=mission.title, href=reverse("qualifications:mission", args=[mission.pk]))
