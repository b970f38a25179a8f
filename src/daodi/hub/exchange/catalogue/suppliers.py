"""Suppliers' pages: who they are, what the operator has seen of their licences, their record, what they offer."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from daodi.hub.core.access.request import Request
from daodi.hub.exchange.catalogue import queries, record, tables
from daodi.hub.exchange.catalogue.asking import home_of
from daodi.hub.exchange.catalogue.find import Asked, find
from daodi.hub.exchange.catalogue.views import HERE, crumbs
from daodi.hub.web.shapes import Crumb, page_of


@require_safe
def index(request: Request) -> HttpResponse:
    """The members that publish listings, by name."""
    page = page_of(queries.suppliers(request.actor), request.GET)
    way = crumbs(Crumb(text=_("Suppliers")))
    context = {**HERE, "crumbs": way, "page": page, "table": tables.suppliers(page.items)}
    return render(request, "catalogue/suppliers.html", context)


@require_safe
def page(request: Request, supplier_id: UUID) -> HttpResponse:
    """One supplier."""
    actor = request.actor
    party = queries.supplier(actor, supplier_id)
    found = find(actor, Asked(supplier=str(party.pk)), timezone.localdate())
    market = home_of(actor)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Suppliers"), href=reverse("catalogue:suppliers")), Crumb(text=party.name)),
        "party": party,
        "licences": tables.licences(queries.licences(actor, party)),
        "figures": tables.figures(record.figures(actor, party)),
        "found": found,
        "table": tables.found(found.listings, queries.standings(found.listings, market), market),
    }
    return render(request, "catalogue/supplier.html", context)
