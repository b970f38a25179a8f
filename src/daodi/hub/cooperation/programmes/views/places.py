"""The pages of places: the layout of a region with its map, and one place with what goes on there."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.cooperation.programmes import places, queries, tables
from daodi.hub.cooperation.programmes.entering import Evidence
from daodi.hub.cooperation.programmes.fields import Field, Problems, asked, prefixed, taken
from daodi.hub.cooperation.programmes.kinds import PlaceKind
from daodi.hub.cooperation.programmes.mapping import map_of
from daodi.hub.cooperation.programmes.models import Activity, Place, Plan
from daodi.hub.cooperation.programmes.views.frame import HERE, crumbs, done, form, record_frame
from daodi.hub.cooperation.programmes.words import own_title
from daodi.hub.core.access import actions as access
from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.web.shapes import Cell, Crumb

NAMES = ("name", "kind", "focus", "country", "latitude", "longitude", "located_by", "position", "source", "quote")
MOST = 300  # places on one map
ORDER = (PlaceKind.CORE, PlaceKind.ZONE, PlaceKind.CORRIDOR, PlaceKind.PARK, PlaceKind.CENTRE)


@require_safe
def index(request: Request) -> HttpResponse:
    """The layout: cores, zones, corridors, parks and centres, on a map and in a table, kind by kind."""
    kind = request.GET.get("kind", "")
    found = list(queries.places(request.actor, kind=kind if kind in PlaceKind.values else "")[:MOST])
    found.sort(key=lambda one: ORDER.index(PlaceKind(one.kind)))
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Places"))),
        "kinds": PlaceKind.choices,
        "kind": kind,
        "map": map_of(found),
        "table": tables.places(found) if found else None,
        "most": MOST if len(found) == MOST else 0,
    }
    return render(request, "programmes/places.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request) -> HttpResponse:
    """A new place."""
    policy.may_write(request.actor)
    return _add(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def add_to_plan(request: Request, plan_id: UUID) -> HttpResponse:
    """A new place of a plan."""
    plan = queries.plan(request.actor, plan_id)
    policy.may_change(request.actor, plan)
    return _add(request, plan)


def _add(request: Request, plan: Plan | None) -> HttpResponse:
    def again(problems: Problems) -> HttpResponse:
        fields = _fields(request, problems, None)
        return form(request, title=_("Enter a place"), fields=fields, button=_("Save"), way=_way(), problems=problems)

    if request.method != "POST":
        return again([])
    return done(
        request,
        _("The place was entered."),
        lambda: places.add_place(
            actor=request.actor, plan=plan, parent=_parent(request), evidence=_evidence(request), **_facts(request)
        ),
        again,
        lambda made: reverse("programmes:place", args=[made.pk]),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, place_id: UUID) -> HttpResponse:
    """Corrects what is stated of a place."""
    place = queries.place(request.actor, place_id)
    policy.may_change(request.actor, place)

    def again(problems: Problems) -> HttpResponse:
        fields = [one for one in _fields(request, problems, queries.place(request.actor, place_id)) if one.name != "in"]
        kept = [one for one in fields if one.name not in ("source", "quote")]
        return form(request, title=_("Correct the place"), fields=kept, button=_("Save"), way=_way(), problems=problems)

    if request.method != "POST":
        return again([])
    return done(
        request,
        _("The place was corrected."),
        lambda: places.change_place(actor=request.actor, place=place, **_facts(request)),
        again,
        reverse("programmes:place", args=[place.pk]),
    )


def _way() -> tuple[Crumb, ...]:
    return (Crumb(text=_("Places"), href=reverse("programmes:places")),)


def _facts(request: Request) -> dict[str, Any]:
    facts = taken(request.POST, NAMES[:-2])
    return {name: text for name, text in facts.items() if name != "position" or text.strip()}


def _evidence(request: Request) -> Evidence:
    return Evidence(source=request.POST.get("source", ""), quote=request.POST.get("quote", ""))


def _parent(request: Request) -> Place | None:
    chosen = request.POST.get("in", "")
    return queries.place(request.actor, chosen) if chosen else None


def _fields(request: Request, problems: Problems, place: Place | None) -> list[Field]:
    sent = request.POST if request.method == "POST" else None
    hints = {
        "latitude": _("in degrees, south negative: 26.07"),
        "longitude": _("in degrees, west negative: 119.30"),
        "located_by": _("needed with coordinates"),
    }
    made = asked(Place, NAMES, sent=sent, problems=problems, record=place, hints=hints)
    own = queries.places(request.actor).filter(owner=request.actor.organisation)[:MOST]
    choices = [("", _("none")), *((str(one.pk), own_title(one)) for one in own)]
    inside = Field(name="in", id="in", label=_("Lies in, or along"), kind="choice", choices=choices, optional=True)
    return [*made[:3], inside, *made[3:]]


@require_safe
def page(request: Request, place_id: UUID) -> HttpResponse:
    """One place: what it is for, where it lies, what goes on there."""
    return show(request, queries.place(request.actor, place_id), [])


def show(request: Request, place: Place, problems: Problems) -> HttpResponse:
    """The page of a place, with what was wrong with a form of it."""
    sent = request.POST if request.method == "POST" else None
    inner = list(queries.places(request.actor).filter(parent=place))
    context = {
        **record_frame(request, place, problems),
        "crumbs": crumbs(*_way(), Crumb(text=own_title(place))),
        "place": place,
        "title": own_title(place),
        "facts": _stated(request, place),
        "map": map_of([place, *inner]),
        "inner": tables.places(inner) if inner else None,
        "activities": [(one, tables.span(one.begins, one.ends)) for one in queries.activities(place)],
        "form": asked(
            Activity, ("title", "begins", "ends", "source", "quote"), sent=sent, problems=problems, before="a-"
        ),
    }
    return render(request, "programmes/place.html", context, status=422 if problems else 200)


def _stated(request: Request, place: Place) -> list[tuple[str, Cell]]:
    facts = [(_("kind"), Cell(text=place.get_kind_display())), (_("focus"), Cell(text=place.focus or _("not stated")))]
    if place.plan and queries.plans(request.actor).filter(pk=place.plan.pk).exists():
        href = reverse("programmes:plan", args=[place.plan_id])
        facts.append((_("plan"), Cell(text=own_title(place.plan), href=href)))
    if place.parent and queries.places(request.actor).filter(pk=place.parent.pk).exists():
        href = reverse("programmes:place", args=[place.parent_id])
        facts.append((_("lies in, or along"), Cell(text=own_title(place.parent), href=href)))
    facts.append((_("where"), tables.where(place)))
    return [*facts, (_("source"), Cell(text=place.source or _("not stated"), linked=True, note=place.quote))]


def act(request: Request, place_id: UUID, said: Any, does: Any, before: str = "") -> HttpResponse:
    """Does something with a place and goes back to it."""
    place = queries.place(request.actor, place_id)

    def doing() -> Any:
        try:
            return does(place)
        except Invalid as error:
            raise prefixed(error, before) from error

    def again(problems: Problems) -> HttpResponse:
        return show(request, queries.place(request.actor, place_id), problems)

    return done(request, said, doing, again, reverse("programmes:place", args=[place.pk]))


@require_POST
def add_activity(request: Request, place_id: UUID) -> HttpResponse:
    """Adds something that went on at a place, or will."""
    facts = taken(request.POST, ("title", "begins", "ends"))
    return act(
        request,
        place_id,
        _("The activity was added."),
        lambda place: places.add_activity(actor=request.actor, place=place, evidence=_evidence(request), **facts),
        "a-",
    )


@require_POST
def visibility(request: Request, place_id: UUID) -> HttpResponse:
    """Shows a place to everybody, or takes it back."""
    wanted = request.POST.get("visibility", "")
    said = _("The place is published.") if wanted == "published" else _("The place is private again.")
    return act(
        request,
        place_id,
        said,
        lambda place: access.set_visibility(actor=request.actor, subject=place, visibility=wanted),
    )
