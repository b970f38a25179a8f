"""The pages of fairs: the list, one fair, and what its organiser does."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.core.access import actions as access
from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.exchange.fairs import joining, meeting, picture, queries, tables
from daodi.hub.exchange.fairs.forms import FairForm, JoinForm, ShowForm
from daodi.hub.exchange.fairs.models import Fair, Kind, Participant
from daodi.hub.exchange.fairs.names import days, title
from daodi.hub.exchange.fairs.policy import is_itself, is_organiser, steps_open
from daodi.hub.exchange.fairs.words import STEPS
from daodi.hub.web.shapes import Cell, Crumb, page_of

HERE = {"wing": "exchange", "room": "fairs:list"}


def crumbs(*steps: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of this room."""
    first = Crumb(text=_("Exchange"), href=reverse("web:wing", args=["exchange"]))
    return (first, Crumb(text=_("Fairs"), href=reverse("fairs:list")), *steps)


def here(fair: Fair) -> Crumb:
    """The step that leads to a fair."""
    return Crumb(text=title(fair), href=reverse("fairs:page", args=[fair.pk]))


@require_safe
def index(request: Request) -> HttpResponse:
    """The fairs to come, or the past ones."""
    past = request.GET.get("past") == "yes"
    page = page_of(queries.fairs(request.actor, past=past), request.GET)
    table = tables.fairs(page.items, timezone.localdate())
    context = {**HERE, "crumbs": crumbs(), "page": page, "past": past, "table": table}
    return render(request, "fairs/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request) -> HttpResponse:
    """A form for a fair."""
    policy.signed_in(request.actor)
    form = FairForm(request.POST or None, initial={"opens_at": "09:00", "closes_at": "17:00"})
    if request.method == "POST" and form.is_valid():
        try:
            fair = joining.add(actor=request.actor, facts=form.cleaned_data)
            messages.success(request, _("Added. Publish it when exhibitors may apply."), extra_tags="good")
            return redirect("fairs:page", fair.pk)
        except Invalid as invalid:
            _wrong(form, invalid)
    context = {**HERE, "crumbs": crumbs(Crumb(text=_("Add a fair"))), "form": form}
    return render(request, "fairs/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, fair_id: UUID) -> HttpResponse:
    """The same form, to correct."""
    fair = queries.fair(request.actor, fair_id)
    policy.may_change(request.actor, fair)
    form = FairForm(request.POST or None, instance=fair)
    if request.method == "POST" and form.is_valid():
        fair.refresh_from_db()
        try:
            joining.change(actor=request.actor, fair=fair, facts=form.cleaned_data)
            return redirect("fairs:page", fair.pk)
        except (Invalid, Conflict) as refusal:
            _wrong(form, refusal)
    fair.refresh_from_db()
    context = {**HERE, "crumbs": crumbs(here(fair), Crumb(text=_("Correct"))), "form": form, "fair": fair}
    return render(request, "fairs/form.html", context, status=422 if form.errors else 200)


@require_safe
def page(request: Request, fair_id: UUID) -> HttpResponse:
    """One fair: when, where, who shows what; and how to take part."""
    return render(request, "fairs/page.html", whole(request, queries.fair(request.actor, fair_id)))


def whole(request: Request, fair: Fair, **forms: Any) -> dict[str, Any]:
    """What the page of a fair shows; ``forms`` are those that were sent and are to be put right."""
    actor, shown = request.actor, list(queries.exhibitors(fair))
    own, organises = queries.part(actor, fair), is_organiser(actor, fair)
    may_join = actor.may_write and actor.user is not None and own is None and not fair.cancelled
    listings = queries.own_listings(actor) if may_join or own else []
    return {
        **HERE,
        "crumbs": crumbs(here(fair)),
        "fair": fair,
        "title": title(fair),
        "facts": _facts(fair),
        "exhibitors": tables.exhibitors(shown) if shown else None,
        "own": own,
        "own_steps": _steps(request, own) if own else [],
        "may_change": organises and actor.may_write,
        "join_form": JoinForm(listings=listings, initial={"kind": Kind.VISITOR}) if may_join else None,
        "show_form": _show_form(own, listings) if own and is_itself(actor, own) else None,
        **(_organising(request, fair) if organises else {}),
        **forms,
    }


def _organising(request: Request, fair: Fair) -> dict[str, Any]:
    """What the organiser alone sees: applications, and which stands are taken when."""
    parts = list(queries.applications(fair))
    return {
        "applications": [(each, _steps(request, each)) for each in parts if each.kind == Kind.EXHIBITOR],
        "visitors": [each for each in parts if each.kind == Kind.VISITOR and each.state == "accepted"],
        "halls": [hall.strip() for hall in fair.halls.split(",") if hall.strip()],
        "grids": _grids(fair, [each for each in parts if each.stand]),
        "told": history_of(request.actor, fair),
    }


def _grids(fair: Fair, stands: list[Participant]) -> list[tuple[str, picture.Grid]]:
    """A picture of each day on which a stand is taken: stands across, times down."""
    taken = queries.taken(fair, stands)
    by_day: dict[str, list[tuple[datetime, datetime]]] = {}
    for begin, end in queries.times(fair):
        by_day.setdefault(begin.date().isoformat(), []).append((begin, end))
    busy = {each.stand: taken[each.pk] for each in stands}
    grids = ((day, picture.of_day(fair, times, busy)) for day, times in by_day.items())
    return [(day, grid) for day, grid in grids if grid and grid.boxes]


def _steps(request: Request, part: Participant) -> list[tuple[str, Any]]:
    return [(name, STEPS[name]) for name in steps_open(request.actor, part)]


def _show_form(own: Participant, listings: list[tuple[str, str]]) -> ShowForm:
    said = [one for one in own.shown.all() if one.listing_id is None]
    initial = {
        "about": own.about,
        "shows": "\n".join(one.said for one in said),
        "listings": [str(one.listing_id) for one in own.shown.all() if one.listing_id],
    }
    return ShowForm(listings=listings, initial=initial, auto_id="s-%s")


def _facts(fair: Fair) -> list[tuple[str, Cell]]:
    hours = f"{fair.opens_at:%H:%M} – {fair.closes_at:%H:%M}"
    return [
        (_("Days"), Cell(text=days(fair))),
        (_("Hours"), Cell(text=hours, note=fair.time_zone)),
        (_in("fair", "Where"), Cell(text=fair.place, note=fair.halls)),
        (_("Held by"), Cell(text=fair.owner.name, tag=_("example") if fair.owner.example else "")),
        (_in("fair", "Meetings"), Cell(text=_("%d minutes each") % fair.slot_minutes)),
    ]


@require_POST
def visibility(request: Request, fair_id: UUID) -> HttpResponse:
    """Shows it to everybody, or takes it back."""
    fair = queries.fair(request.actor, fair_id)
    access.set_visibility(actor=request.actor, subject=fair, visibility=request.POST.get("visibility", ""))
    return redirect("fairs:page", fair_id)


@require_POST
def cancel(request: Request, fair_id: UUID) -> HttpResponse:
    """It does not take place."""
    joining.cancel(actor=request.actor, fair=queries.fair(request.actor, fair_id))
    return redirect("fairs:page", fair_id)


@require_POST
def settle(request: Request, fair_id: UUID) -> HttpResponse:
    """Books the plan for everybody who wants to meet."""
    booked, left = meeting.settle(actor=request.actor, fair=queries.fair(request.actor, fair_id))
    said = _("%(booked)d meetings were booked; for %(left)d there was no time.") % {"booked": booked, "left": left}
    messages.success(request, said, extra_tags="good")
    return redirect("fairs:page", fair_id)


@require_POST
def join(request: Request, fair_id: UUID) -> HttpResponse:
    """Applies as an exhibitor, or comes as a visitor."""
    fair = queries.fair(request.actor, fair_id)
    policy.signed_in(request.actor)
    form = JoinForm(request.POST, listings=queries.own_listings(request.actor))
    if form.is_valid():
        try:
            joining.join(actor=request.actor, fair=fair, kind=form.cleaned_data["kind"], **form.said())
            return redirect("fairs:page", fair_id)
        except (Invalid, Conflict) as refusal:
            _wrong(form, refusal)
    return render(request, "fairs/page.html", whole(request, fair, join_form=form), status=422)


@require_POST
def show(request: Request, participant_id: UUID) -> HttpResponse:
    """Says anew what one shows or seeks."""
    part = queries.participant(request.actor, participant_id)
    meeting.may_speak_for(request.actor, part)
    form = ShowForm(request.POST, listings=queries.own_listings(request.actor), auto_id="s-%s")
    if form.is_valid():
        joining.show(actor=request.actor, part=part, **form.said())
        return redirect("fairs:page", part.fair_id)
    return render(request, "fairs/page.html", whole(request, part.fair, show_form=form), status=422)


@require_POST
def step(request: Request, participant_id: UUID) -> HttpResponse:
    """Accepts with a stand, declines, withdraws, returns."""
    part, sent = queries.participant(request.actor, participant_id), request.POST
    try:
        joining.take_step(
            actor=request.actor,
            part=part,
            name=sent.get("step", ""),
            hall=sent.get("hall", ""),
            stand=sent.get("stand", ""),
        )
    except Invalid as invalid:
        context = whole(request, part.fair, wrong=(part.pk, invalid.fields.get("stand", str(invalid))))
        return render(request, "fairs/page.html", context, status=422)
    return redirect("fairs:page", part.fair_id)


def _wrong(form: Any, refusal: Invalid | Conflict) -> None:
    if isinstance(refusal, Invalid):
        for name, text in refusal.fields.items():
            form.add_error(name if name in form.fields else None, text)
    else:
        form.add_error(None, str(refusal))
