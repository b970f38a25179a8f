"""The pages of services with their prices, places, practitioners, roles and endpoints."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in
from django.views.decorators.http import require_POST, require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.queries import found
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.health.alliance import keeping, kinds, queries, tables, vocabulary, words
from daodi.hub.health.alliance.find import valid
from daodi.hub.health.alliance.forms import PriceForm
from daodi.hub.health.alliance.models import Endpoint, Location, Practitioner, PractitionerRole, Service
from daodi.hub.health.alliance.views.finding import lowest
from daodi.hub.health.alliance.views.frame import page, wrong
from daodi.hub.web.shapes import Cell

Facts = list[tuple[str, Cell]]


@require_safe
def service(request: Request, record_id: UUID) -> HttpResponse:
    """One service: what it is, where, when, how to book, what it costs, who is there."""
    return _service(request, _a_service(request, record_id))


def _a_service(request: Request, record_id: object) -> Service:
    return found(queries.services(request.actor), pk=record_id)


def _service(request: Request, one: Service, form: PriceForm | None = None) -> HttpResponse:
    actor, today = request.actor, timezone.localdate()
    owns = actor.is_of(one.owner_id) and actor.may_write
    stated = list(one.prices.all())
    now = [each.pk for each in one.prices.filter(valid(today))]
    roles = list(queries.roles(actor).filter(services=one, active=True))
    return page(
        request,
        kinds.SERVICE,
        one,
        "alliance/service.html",
        about=words.told(one),
        facts=_service_facts(request, one),
        prices=tables.prices(each for each in stated if each.pk in now) if now else None,
        others=[each for each in stated if each.pk not in now],
        stated=stated if owns else [],
        form=form or (PriceForm(initial={"valid_from": today}) if owns else None),
        roles=tables.roles(roles) if roles else None,
        told=history_of(actor, one),
        status=422 if form else 200,
    )


def _service_facts(request: Request, one: Service) -> Facts:
    facts = [
        (_("Offered by"), tables.owner(one)),
        (_("Specialties"), _listed("specialty", one.specialties)),
        (_("Traditional techniques"), _listed("technique", one.techniques)),
        (_("Languages"), _listed("language", one.languages)),
        (_("How to book"), Cell(text=one.booking or _("not stated"), note=one.phone)),
    ]
    if one.hours:
        facts.append((_in("care", "Hours"), Cell(text=words.hours(one.hours))))
    if one.remote:
        booking = Cell(text=one.remote_booking, note=_("Times are in %s.") % one.remote_time_zone)
        facts.append((_("Tele-consultation"), booking))
    for place in one.locations.all():
        note = " · ".join(filter(None, (words.where(place), words.hours(place.hours))))
        facts.append((_in("care", "Where"), tables.link("place", place, note=note)))
    for each in queries.endpoints_of(request.actor, one):
        facts.append((_("For programs"), tables.link("endpoint", each, note=each.get_connection_display())))
    return facts


@require_POST
def put_price(request: Request, record_id: UUID) -> HttpResponse:
    """States a price from a day on."""
    one = _a_service(request, record_id)
    policy.may_change(request.actor, one)
    form = PriceForm(request.POST)
    if form.is_valid():
        try:
            keeping.put_price(actor=request.actor, service=one, facts=form.cleaned_data)
            return redirect("alliance:service", record_id)
        except (Invalid, Conflict) as refusal:
            wrong(form, refusal)
    return _service(request, one, form)


@require_POST
def drop_price(request: Request, record_id: UUID, price_id: UUID) -> HttpResponse:
    """Takes a price away."""
    keeping.drop_price(actor=request.actor, service=_a_service(request, record_id), price_id=price_id)
    return redirect("alliance:service", record_id)


@require_safe
def place(request: Request, record_id: UUID) -> HttpResponse:
    """One place of care, and what is offered there."""
    one = queries.one(request.actor, Location, record_id)
    offered = list(queries.services_at(request.actor, one).filter(active=True))
    facts = [
        (_("Kind"), Cell(text=one.get_kind_display())),
        (_("Run by"), tables.owner(one)),
        (_in("place", "Address"), Cell(text=one.address or words.where(one), note=_line(one))),
        (_("Opening hours"), Cell(text=words.hours(one.hours) or _("not stated"), note=one.time_zone)),
        (_("Telephone"), Cell(text=one.phone or _("not stated"))),
    ]
    if one.website:
        facts.append((_("Website"), Cell(text=one.website, linked=True)))
    if one.latitude is not None:
        facts.append((_("Coordinates"), Cell(text=f"{one.latitude:f}, {one.longitude:f}", look="mono")))
    return page(
        request,
        kinds.LOCATION,
        one,
        "alliance/place.html",
        facts=facts,
        table=tables.services(offered, lowest(offered)) if offered else None,
        told=history_of(request.actor, one),
    )


def _line(one: Location) -> str:
    return " · ".join(filter(None, (words.where(one) if one.address else "", one.postal_code)))


@require_safe
def practitioner(request: Request, record_id: UUID) -> HttpResponse:
    """Somebody's professional facts, and their roles."""
    one = queries.one(request.actor, Practitioner, record_id)
    roles = list(queries.roles(request.actor).filter(practitioner=one))
    facts = [
        (_("Professional title"), Cell(text=words.title(one) or _("not stated"))),
        (_("Listed by"), tables.owner(one)),
        (_("Languages"), _listed("language", one.languages)),
        *((_("Qualification"), Cell(text=line)) for line in one.qualifications.splitlines() if line.strip()),
    ]
    add = reverse("alliance:add-role") + f"?practitioner={one.pk}"
    told = history_of(request.actor, one)
    table = tables.roles(roles) if roles else None
    return page(
        request, kinds.PRACTITIONER, one, "alliance/practitioner.html", facts=facts, table=table, add=add, told=told
    )


@require_safe
def role(request: Request, record_id: UUID) -> HttpResponse:
    """What somebody does, in which services, where and when."""
    one = queries.one(request.actor, PractitionerRole, record_id)
    facts = [
        (_in("role", "Who"), tables.link("practitioner", one.practitioner)),
        (_("At"), tables.owner(one)),
        (_("Specialties"), _listed("specialty", one.specialties)),
        *((_("Service"), tables.link("service", each)) for each in one.services.all()),
        *((_in("care", "Where"), tables.link("place", each)) for each in one.locations.all()),
        (_in("care", "Hours"), Cell(text=words.hours(one.hours) or _("not stated"))),
    ]
    if one.starts_on:
        facts.append((_in("role", "Held"), Cell(text=tables.days(one.starts_on, one.ends_on))))
    return page(request, kinds.ROLE, one, "alliance/record.html", facts=facts, told=history_of(request.actor, one))


@require_safe
def endpoint(request: Request, record_id: UUID) -> HttpResponse:
    """Where a program answers; the address is only shown."""
    one = queries.one(request.actor, Endpoint, record_id)
    facts = [
        (
            _("Address"),
            Cell(text=one.address, look="mono", note=_("Shown as its owner states it, never called from here.")),
        ),
        (_("How it is spoken to"), Cell(text=one.get_connection_display())),
        (_("What it takes"), Cell(text=one.payload)),
        (_("Status"), Cell(text=one.get_status_display())),
        (_("Listed by"), tables.owner(one)),
    ]
    return page(request, kinds.ENDPOINT, one, "alliance/record.html", facts=facts, told=history_of(request.actor, one))


def _listed(listing: Any, codes: str) -> Cell:
    return Cell(text=vocabulary.names(listing, codes) or _("not stated"))
