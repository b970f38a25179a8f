"""The pages of emergencies: the list, one emergency, its members and its course."""

from __future__ import annotations

from itertools import islice
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Refusal
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.health.emergencies import declaring, queries, tables
from daodi.hub.health.emergencies.fitting import fits
from daodi.hub.health.emergencies.forms import EmergencyForm
from daodi.hub.health.emergencies.keeping import title
from daodi.hub.health.emergencies.models import Emergency, EmergencyState, Event, Side
from daodi.hub.health.emergencies.needing import is_open
from daodi.hub.health.emergencies.policy import may_step, steps
from daodi.hub.health.emergencies.sorts import sort_name
from daodi.hub.health.emergencies.views.common import (
    HERE,
    bars,
    crumbs,
    here,
    members_form,
    share,
    tried,
    unshare,
    warned,
)
from daodi.hub.health.emergencies.words import EMERGENCY_STEPS
from daodi.hub.web.shapes import Cell, Crumb, page_of

MOST_FITS = 10


@require_safe
def index(request: Request) -> HttpResponse:
    """The emergencies that one may read, those under way first."""
    policy.signed_in(request.actor)
    asked = {name: request.GET.get(name, "").strip()[:200] for name in ("state", "q")}
    page = page_of(queries.emergencies(request.actor, state=asked["state"], text=asked["q"]), request.GET)
    context = {
        **HERE,
        "crumbs": (*crumbs()[:-1], Crumb(text=_("Emergencies"))),
        "asked": asked,
        "filtered": any(asked.values()),
        "states": EmergencyState.choices,
        "page": page,
        "table": tables.emergencies(page.items, queries.counts(page.items)),
    }
    return render(request, "emergencies/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def declare(request: Request) -> HttpResponse:
    """A form for an emergency; ``event`` names the event that it comes from.

    A page elsewhere, such as that of an alert, may lead here with ``title``, ``cause`` and ``cause_link`` filled in.
    """
    policy.signed_in(request.actor)
    asked = request.GET.get("event", "")
    event = queries.event(request.actor, asked) if asked else None
    form = EmergencyForm(request.POST or None, initial=_from(request, event))
    made: list[Emergency] = []
    if (
        request.method == "POST"
        and tried(
            request,
            form,
            lambda: made.append(declaring.declare(actor=request.actor, facts=form.cleaned_data, event=event)),
            _("Declared. Choose now who reads it."),
        )
        and made
    ):
        return redirect("emergencies:page", made[0].pk)
    context = {**HERE, "crumbs": crumbs(Crumb(text=_("Declare an emergency"))), "form": form, "event": event}
    return render(request, "emergencies/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, emergency_id: UUID) -> HttpResponse:
    """The same form, to correct."""
    emergency = queries.emergency(request.actor, emergency_id)
    may_step(request.actor, emergency, "change")
    form = EmergencyForm(request.POST or None, instance=emergency)
    if request.method == "POST" and tried(
        request, form, lambda: declaring.change(actor=request.actor, emergency=emergency, facts=form.cleaned_data)
    ):
        return redirect("emergencies:page", emergency_id)
    steps_here = crumbs(here(emergency), Crumb(text=_("Correct")))
    context = {**HERE, "crumbs": steps_here, "form": form, "emergency": emergency}
    return render(request, "emergencies/form.html", context, status=422 if form.errors else 200)


@require_safe
def page(request: Request, emergency_id: UUID) -> HttpResponse:
    """One emergency: what is known, what is needed and offered, how far it is met, what is reported and learnt."""
    actor = request.actor
    emergency = queries.emergency(actor, emergency_id)
    needs = list(queries.resources(actor, emergency, side=Side.NEED))
    offers = list(queries.resources(actor, emergency, side=Side.OFFER))
    matched, reports = list(queries.matches(actor, emergency)), list(queries.reports(actor, emergency))
    may = steps(actor, emergency)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=title(emergency))),
        "emergency": emergency,
        "title": title(emergency),
        "facts": _facts(actor, emergency),
        "may": may,
        "course": [(name, label) for name, label in EMERGENCY_STEPS.items() if name in may],
        **bars(queries.met(emergency)),
        "needs": tables.resources(needs, Side.NEED) if needs else None,
        "offers": tables.resources(offers, Side.OFFER) if offers else None,
        "fits": _fits(actor, emergency, needs, offers),
        "matches": tables.matches(matched) if matched else None,
        "reports": tables.reports(reports) if reports else None,
        "lessons": queries.lessons(emergency),
        "readers": queries.readers(emergency) if actor.is_of(emergency.owner_id) else [],
        "members_form": members_form(request, emergency),
        "told": history_of(actor, emergency),
    }
    return render(request, "emergencies/page.html", context)


@require_POST
def step(request: Request, emergency_id: UUID) -> HttpResponse:
    """Ends it, takes it up again, closes it."""
    emergency = queries.emergency(request.actor, emergency_id)
    try:
        declaring.take_step(actor=request.actor, emergency=emergency, name=request.POST.get("step", ""))
        messages.success(request, _("Noted. Everybody who reads it is told."), extra_tags="good")
    except Refusal as refusal:
        warned(request, refusal)
    return redirect("emergencies:page", emergency_id)


@require_POST
def members(request: Request, emergency_id: UUID) -> HttpResponse:
    """Lets members read it and take part."""
    share(request, queries.emergency(request.actor, emergency_id))
    return redirect("emergencies:page", emergency_id)


@require_POST
def withdraw(request: Request, emergency_id: UUID) -> HttpResponse:
    """Takes it back from a member."""
    unshare(request, queries.emergency(request.actor, emergency_id))
    return redirect("emergencies:page", emergency_id)


def _fits(actor: Actor, emergency: Emergency, needs: list[Any], offers: list[Any]) -> list[dict[str, Any]]:
    """What could be matched now, by one who may propose it: how much of what, and why."""
    if emergency.state != EmergencyState.OPEN or not actor.may_write:
        return []
    still = ([one for one in needs if is_open(one)], [one for one in offers if is_open(one)])
    found = fits(still[0], still[1], timezone.localdate())
    mine = (one for one in found if actor.is_of(emergency.owner_id) or _is_own(actor, one))
    return [
        {
            "fit": one,
            "name": sort_name(one.need.sort),
            "amount": tables.amount(one.amount, one.need.unit),
            "why": tables.reasons(one),
        }
        for one in islice(mine, MOST_FITS)
    ]


def _is_own(actor: Actor, fit: Any) -> bool:
    return actor.is_of(fit.need.organisation_id) or actor.is_of(fit.offer.organisation_id)


def _facts(actor: Actor, emergency: Emergency) -> list[tuple[str, Cell]]:
    areas = _(", ").join(str(area) for area in emergency.areas.all())
    event = emergency.event
    seen = event is not None and queries.events(actor).filter(pk=event.pk).exists()
    said = [
        (_in("emergency", "Kind"), Cell(text=emergency.get_hazard_display())),
        (_("Areas"), Cell(text=areas)),
        (_in("emergency", "From – until"), Cell(text=tables.span(emergency.from_on, emergency.until_on))),
        (_("Declared by"), Cell(text=emergency.owner.name, tag=tables.example(emergency.owner))),
        (_in("emergency", "Event"), Cell(text=event.title, href=here(event).href) if event and seen else Cell()),
        (_in("emergency", "Alert"), Cell(text=emergency.cause or emergency.cause_link, href=emergency.cause_link)),
    ]
    return [(name, cell) for name, cell in said if cell.text]


def _from(request: Request, event: Event | None) -> dict[str, Any]:
    known: dict[str, Any] = {name: request.GET.get(name, "")[:300] for name in ("title", "cause", "cause_link")}
    known["from_on"] = timezone.localdate()
    if event is not None:
        known |= {"title": event.title, "about": event.text, "areas": f"{event.country} {event.place}".strip()}
    return known
