"""The pages of rumours and events."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.health.emergencies import countries, noting, queries, tables
from daodi.hub.health.emergencies.forms import EventForm, WordForm
from daodi.hub.health.emergencies.models import Event, EventState
from daodi.hub.health.emergencies.policy import may_step, steps
from daodi.hub.health.emergencies.views.common import HERE, crumbs, here, members_form, share, tried, unshare
from daodi.hub.health.emergencies.words import EVENT_STEPS
from daodi.hub.web.shapes import Cell, Crumb, page_of


@require_safe
def index(request: Request) -> HttpResponse:
    """The events that one may read."""
    policy.signed_in(request.actor)
    asked = {name: request.GET.get(name, "").strip()[:200] for name in ("state", "q")}
    page = page_of(queries.events(request.actor, state=asked["state"], text=asked["q"]), request.GET)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Events"))),
        "asked": asked,
        "filtered": any(asked.values()),
        "states": EventState.choices,
        "page": page,
        "table": tables.events(page.items),
    }
    return render(request, "emergencies/events.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def note(request: Request) -> HttpResponse:
    """A form for what was heard."""
    policy.signed_in(request.actor)
    form = EventForm(request.POST or None, initial={"heard_on": timezone.localdate()})
    made: list[Event] = []
    if (
        request.method == "POST"
        and tried(request, form, lambda: made.append(noting.note(actor=request.actor, facts=form.cleaned_data)))
        and made
    ):
        return redirect("emergencies:event", made[0].pk)
    context = {**HERE, "crumbs": crumbs(_events(), Crumb(text=_("Note an event"))), "form": form}
    return render(request, "emergencies/event_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, event_id: UUID) -> HttpResponse:
    """The same form, to correct."""
    event = queries.event(request.actor, event_id)
    may_step(request.actor, event, "change")
    form = EventForm(request.POST or None, instance=event)
    if request.method == "POST" and tried(
        request, form, lambda: noting.change(actor=request.actor, event=event, facts=form.cleaned_data)
    ):
        return redirect("emergencies:event", event_id)
    context = {**HERE, "crumbs": crumbs(_events(), here(event), Crumb(text=_("Correct"))), "form": form, "event": event}
    return render(request, "emergencies/event_form.html", context, status=422 if form.errors else 200)


@require_safe
def page(request: Request, event_id: UUID) -> HttpResponse:
    """One event."""
    return render(request, "emergencies/event.html", _whole(request, queries.event(request.actor, event_id)))


@require_POST
def word(request: Request, event_id: UUID) -> HttpResponse:
    """Weighs it, or adds what is known; both with a source."""
    event, name = queries.event(request.actor, event_id), request.POST.get("step", "add")
    may_step(request.actor, event, name)
    form = WordForm(request.POST)

    def does() -> None:
        if name == "add":
            noting.add_word(actor=request.actor, event=event, **form.cleaned_data)
        else:
            noting.weigh(actor=request.actor, event=event, name=name, **form.cleaned_data)

    if tried(request, form, does):
        return redirect("emergencies:event", event_id)
    return render(request, "emergencies/event.html", _whole(request, event, word_form=form), status=422)


@require_POST
def members(request: Request, event_id: UUID) -> HttpResponse:
    """Lets members read it."""
    share(request, queries.event(request.actor, event_id))
    return redirect("emergencies:event", event_id)


@require_POST
def withdraw(request: Request, event_id: UUID) -> HttpResponse:
    """Takes it back from a member."""
    unshare(request, queries.event(request.actor, event_id))
    return redirect("emergencies:event", event_id)


def _whole(request: Request, event: Event, **sent: Any) -> dict[str, Any]:
    actor = request.actor
    may = steps(actor, event)
    return {
        **HERE,
        "crumbs": crumbs(_events(), Crumb(text=event.title)),
        "event": event,
        "facts": _facts(event),
        "words": event.words.select_related("organisation"),
        "word_form": WordForm() if "add" in may else None,
        "steps": [(name, label) for name, label in EVENT_STEPS.items() if name in may],
        "may": may,
        "readers": queries.readers(event) if actor.is_of(event.owner_id) else [],
        "members_form": members_form(request, event),
        "emergencies": [here(one) for one in queries.emergencies(actor).filter(event=event)],
        "told": history_of(actor, event),
        **sent,
    }


def _facts(event: Event) -> list[tuple[str, Cell]]:
    country = f"{countries.name(event.country)} ({event.country})" if event.country else ""
    said = [
        (_in("event", "Who said it"), Cell(text=event.said_by, note=event.get_source_display())),
        (_in("event", "Where"), Cell(text=event.place, note=country)),
        (_in("event", "Heard on"), Cell(text=tables.day(event.heard_on))),
        (_in("event", "Happened on"), Cell(text=tables.day(event.happened_on) if event.happened_on else "")),
        (_in("event", "Link"), Cell(text=event.link, linked=True)),
        (_in("event", "Language of the source"), Cell(text=countries.language(event.language))),
        (_("Noted by"), Cell(text=event.owner.name, tag=tables.example(event.owner))),
    ]
    return [(name, cell) for name, cell in said if cell.text]


def _events() -> Crumb:
    return Crumb(text=_("Events"), href=reverse("emergencies:events"))
