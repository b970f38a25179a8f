"""The pages of areas."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.health.surveillance import placing, queries, tables
from daodi.hub.health.surveillance.forms import AreaForm
from daodi.hub.health.surveillance.models import Area
from daodi.hub.health.surveillance.policy import may_change
from daodi.hub.health.surveillance.views import HERE, crumbs, wrong
from daodi.hub.web.shapes import Crumb, page_of


def _here() -> Crumb:
    return Crumb(text=_("Areas"), href=reverse("surveillance:areas"))


@require_safe
def index(request: Request) -> HttpResponse:
    """The areas of one's organisation."""
    policy.signed_in(request.actor)
    page = page_of(queries.areas(request.actor), request.GET)
    context = {**HERE, "crumbs": crumbs(_here()), "page": page, "table": tables.areas(page.items)}
    return render(request, "surveillance/areas.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request) -> HttpResponse:
    """A form for an area."""
    policy.acting_for(request.actor)
    return _form(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, area_id: UUID) -> HttpResponse:
    """The same form, to correct."""
    area = queries.area(request.actor, area_id)
    may_change(request.actor, area)
    return _form(request, area)


def _form(request: Request, area: Area | None) -> HttpResponse:
    own = queries.areas(request.actor)
    own = own.exclude(pk=area.pk) if area else own
    shown = queries.area(request.actor, area.pk) if area else None
    form = AreaForm(request.POST or None, instance=shown, own=own)
    if request.method == "POST" and form.is_valid():
        try:
            facts, within = form.cleaned_data, form.cleaned_data["within"]
            if area is None:
                placing.add(actor=request.actor, facts=facts, within=within)
            else:
                placing.change(actor=request.actor, area=area, facts=facts, within=within)
            return redirect("surveillance:areas")
        except Invalid as invalid:
            wrong(form, invalid)
        except Conflict as conflict:
            form.add_error("within", str(conflict))
    title = str(area) if area else _("Add an area")
    context = {**HERE, "crumbs": crumbs(_here(), Crumb(text=title)), "form": form, "area": area, "title": title}
    return render(request, "surveillance/area.html", context, status=422 if form.errors else 200)
