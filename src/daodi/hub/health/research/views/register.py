"""The register of trials: its list, and one trial."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from daodi.hub.core.access.actions import set_visibility
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.health.research import queries, tables
from daodi.hub.health.research.models import Status, Trial
from daodi.hub.health.research.models.trials import Linked
from daodi.hub.health.research.registers.tables import registries
from daodi.hub.health.research.views.frame import HERE, asked, crumbs
from daodi.hub.health.research.words import country_name, register_name
from daodi.hub.web.shapes import Crumb, page_of


@require_safe
def index(request: Request) -> HttpResponse:
    """The register, found by words, numbers, materials; by register, recruitment, country."""
    wanted = asked(request, "q", "register", "status", "country", "linked", "material")
    found = queries.listed(
        request.actor,
        text=wanted["q"],
        register=wanted["register"],
        status=wanted["status"],
        country=wanted["country"],
        linked=wanted["linked"],
        material=wanted["material"],
    )
    page = page_of(found, request.GET)
    codes = queries.countries(request.actor)
    context = {
        **HERE,
        "crumbs": crumbs(),
        "asked": wanted,
        "filtered": any(wanted.values()),
        "page": page,
        "table": tables.trials(page.items),
        "registers": [(code, register_name(code)) for code in registries()],
        "statuses": Status.choices,
        "links": Linked.choices,
        "countries": sorted(((code, country_name(code)) for code in codes), key=lambda one: one[1]),
    }
    return render(request, "research/list.html", context)


@require_safe
def page(request: Request, trial_id: UUID) -> HttpResponse:
    """One trial."""
    one = queries.trial(request.actor, trial_id)
    return render(request, "research/trial.html", _page(request, one))


def _page(request: Request, one: Trial) -> dict[str, Any]:
    return {
        **HERE,
        "crumbs": crumbs(Crumb(text=one.number)),
        "one": one,
        "own": request.actor.is_of(one.owner_id),
        "may_change": request.actor.is_of(one.owner_id) and request.actor.may_write,
        "told": history_of(request.actor, one),
    }


@require_POST
def show(request: Request, trial_id: UUID) -> HttpResponse:
    """Shows a trial to everybody, or takes it back."""
    one = queries.trial(request.actor, trial_id)
    set_visibility(actor=request.actor, subject=one, visibility=request.POST.get("visibility", ""))
    return redirect("research:trial", one.pk)
