"""The pages that list: services found, places, practitioners, and what is one's own."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.health.alliance import queries, tables, vocabulary, words
from daodi.hub.health.alliance.find import Asked, asked, find, valid
from daodi.hub.health.alliance.kinds import KINDS
from daodi.hub.health.alliance.models import Location, PlaceKind, Price, Service
from daodi.hub.health.alliance.territories import USUAL, country_name
from daodi.hub.health.alliance.views.frame import HERE, crumbs
from daodi.hub.web.shapes import Crumb, page_of


@require_safe
def index(request: Request) -> HttpResponse:
    """Services by words, specialty, technique, language, place, tele-consultation and price."""
    given, problems, today = request.GET.dict(), [], timezone.localdate()
    try:
        wanted = asked(given)
    except Invalid as error:
        problems, wanted = [(f"f-{name}", text) for name, text in error.fields.items()], Asked()
    page = page_of(find(request.actor, wanted, today), request.GET)
    context = {
        **HERE,
        "crumbs": (*crumbs()[:1], Crumb(text=_("Services and alliances"))),
        "asked": wanted,
        "given": given,
        "page": page,
        "table": tables.services(page.items, lowest(page.items, wanted)),
        "specialties": vocabulary.choices("specialty"),
        "techniques": vocabulary.choices("technique"),
        "languages": vocabulary.choices("language"),
        "countries": _countries(request),
        "kinds": PlaceKind.choices,
        "currencies": USUAL,
        "problems": problems,
        "filtered": problems or wanted != Asked(),
    }
    return render(request, "alliance/find.html", context, status=422 if problems else 200)


def lowest(found: Any, wanted: Asked | None = None) -> dict[UUID, str]:
    """The lowest price of each service that stands today, in the currency asked for or each in its own."""
    known = Price.objects.filter(valid(timezone.localdate()), service__in=[one.pk for one in found])
    if wanted is not None and wanted.currency:
        known = known.filter(currency=wanted.currency)
    least: dict[UUID, dict[str, Price]] = {}
    for one in known.order_by("currency", "amount"):
        least.setdefault(one.service_id, {}).setdefault(one.currency, one)
    return {pk: _(", ").join(words.price(one) for one in each.values()) for pk, each in least.items()}


def _countries(request: Request) -> list[tuple[str, str]]:
    codes = queries.listed(request.actor, Location).order_by().values_list("country", flat=True).distinct()
    return sorted(((code, country_name(code)) for code in codes), key=lambda one: one[1])


@require_safe
def places(request: Request) -> HttpResponse:
    """Places of care, of one kind or all."""
    kind = request.GET.get("kind", "")
    found = queries.listed(request.actor, Location)
    page = page_of(found.filter(kind=kind) if kind in PlaceKind.values else found, request.GET)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Places of care"))),
        "page": page,
        "table": tables.places(page.items),
        "kinds": PlaceKind.choices,
        "asked": kind,
    }
    return render(request, "alliance/places.html", context)


@require_safe
def practitioners(request: Request) -> HttpResponse:
    """Who practises where."""
    page = page_of(queries.roles(request.actor).filter(active=True), request.GET)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Practitioners"))),
        "page": page,
        "table": tables.roles(page.items),
    }
    return render(request, "alliance/practitioners.html", context)


@require_safe
def own(request: Request) -> HttpResponse:
    """Everything that one's organisation lists, with what can be added."""
    policy.signed_in(request.actor)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Our directory"))),
        "sections": [
            (
                kind,
                _table(kind.name, queries.own(request.actor, kind.model)[:200]),
                reverse(f"alliance:add-{kind.name}"),
            )
            for kind in KINDS
        ],
    }
    return render(request, "alliance/own.html", context)


def _table(name: str, found: QuerySet[Any]) -> Any:
    listed = list(found)
    if not listed:
        return None
    if name == "service":
        listed = list(Service.objects.filter(pk__in=[one.pk for one in listed]).prefetch_related("locations"))
        return tables.services(listed, lowest(listed), hide_owner=True)
    if name == "place":
        return tables.places(listed)
    if name == "campaign":
        return tables.campaigns(listed)
    return tables.named(name, listed, str(next(kind.title for kind in KINDS if kind.name == name)))
