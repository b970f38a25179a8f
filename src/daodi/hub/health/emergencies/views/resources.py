"""The pages of needs and offers: stated, corrected, ended, matched."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.core.access.errors import Refusal
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.health.emergencies import countries, matching, needing, queries, tables
from daodi.hub.health.emergencies.fitting import Fit, fits
from daodi.hub.health.emergencies.forms import ProposeForm, ResourceForm
from daodi.hub.health.emergencies.keeping import title
from daodi.hub.health.emergencies.models import Match, Resource, Side
from daodi.hub.health.emergencies.policy import may_step, steps
from daodi.hub.health.emergencies.sorts import sort_name
from daodi.hub.health.emergencies.views.common import HERE, crumbs, here, tried, warned
from daodi.hub.health.emergencies.words import RESOURCE_STEPS
from daodi.hub.web.names import shown as material
from daodi.hub.web.shapes import Cell, Crumb


def need(request: Request, emergency_id: UUID) -> HttpResponse:
    """States a need."""
    return _state(request, emergency_id, Side.NEED)


def offer(request: Request, emergency_id: UUID) -> HttpResponse:
    """Makes an offer."""
    return _state(request, emergency_id, Side.OFFER)


@require_http_methods(["GET", "HEAD", "POST"])
def _state(request: Request, emergency_id: UUID, side: Side) -> HttpResponse:
    emergency = queries.emergency(request.actor, emergency_id)
    may_step(request.actor, emergency, "state-resource")
    form = ResourceForm(request.POST or None, is_need=side == Side.NEED)
    made: list[Resource] = []

    def does() -> None:
        made.append(needing.state(actor=request.actor, emergency=emergency, side=side, facts=form.facts()))

    if request.method == "POST" and tried(request, form, does):
        return redirect("emergencies:resource", made[0].pk) if made else redirect("emergencies:page", emergency_id)
    head = _("State a need") if side == Side.NEED else _("Make an offer")
    context = {**HERE, "crumbs": crumbs(here(emergency), Crumb(text=head)), "form": form, "head": head}
    return render(
        request, "emergencies/resource_form.html", {**context, "side": side.value}, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, resource_id: UUID) -> HttpResponse:
    """The same form, to correct."""
    resource = queries.resource(request.actor, resource_id)
    may_step(request.actor, resource, "change")
    form = ResourceForm(request.POST or None, instance=resource, is_need=resource.side == Side.NEED)
    if request.method == "POST" and tried(
        request, form, lambda: needing.change(actor=request.actor, resource=resource, facts=form.facts())
    ):
        return redirect("emergencies:resource", resource_id)
    head = _("Correct the need") if resource.side == Side.NEED else _("Correct the offer")
    way = crumbs(here(resource.emergency), Crumb(text=head))
    context = {**HERE, "crumbs": way, "form": form, "head": head, "side": resource.side}
    return render(request, "emergencies/resource_form.html", context, status=422 if form.errors else 200)


@require_safe
def page(request: Request, resource_id: UUID) -> HttpResponse:
    """One need or offer: how far it is, what fits it, what it is matched with."""
    resource = queries.resource(request.actor, resource_id)
    return render(request, "emergencies/resource.html", _whole(request, resource))


@require_POST
def step(request: Request, resource_id: UUID) -> HttpResponse:
    """Closes it, or takes it back."""
    resource = queries.resource(request.actor, resource_id)
    try:
        needing.end(actor=request.actor, resource=resource, name=request.POST.get("step", ""))
    except Refusal as refusal:
        warned(request, refusal)
    return redirect("emergencies:resource", resource_id)


@require_POST
def propose(request: Request, resource_id: UUID) -> HttpResponse:
    """Matches it with another: ``other`` is that one."""
    one = queries.resource(request.actor, resource_id)
    other = queries.resource(request.actor, request.POST.get("other", ""))
    asked, offered = (one, other) if one.side == Side.NEED else (other, one)
    form = ProposeForm(request.POST)
    made: list[Match] = []

    def does() -> None:
        said = form.cleaned_data
        made.append(
            matching.propose(
                actor=request.actor,
                need=asked,
                offer=offered,
                amount=said["amount"],
                words=said["words"],
                now=timezone.now(),
            )
        )

    if tried(request, form, does, _("Proposed. Whoever has to answer is told.")):
        return redirect("emergencies:match", made[0].pk) if made else redirect("emergencies:resource", resource_id)
    context = _whole(request, one, wrong=(other.pk, form))
    return render(request, "emergencies/resource.html", context, status=422)


def _whole(request: Request, resource: Resource, **sent: Any) -> dict[str, Any]:
    actor = request.actor
    may = steps(actor, resource)
    matched = [one for one in queries.matches(actor, resource.emergency) if resource.pk in (one.need_id, one.offer_id)]
    return {
        **HERE,
        "crumbs": crumbs(here(resource.emergency), Crumb(text=sort_name(resource.sort))),
        "resource": resource,
        "title": title(resource.emergency),
        "name": sort_name(resource.sort),
        "what": tables.called(resource),
        "facts": _facts(resource),
        "may": may,
        "steps": [(name, label) for name, label in RESOURCE_STEPS.items() if name in may],
        "fits": _fits(request, resource) if resource.emergency.state == "open" and actor.may_write else [],
        "matches": tables.matches(matched) if matched else None,
        "told": history_of(actor, resource),
        **sent,
    }


def _fits(request: Request, resource: Resource) -> list[tuple[Resource, Fit, list[tuple[str, bool]], ProposeForm]]:
    """What fits it, where the actor may propose it: its own, another's that fits its own, or any if it declared."""
    actor, of = request.actor, resource.emergency
    if not needing.is_open(resource):
        return []
    across = Side.OFFER if resource.side == Side.NEED else Side.NEED
    others = [one for one in queries.resources(actor, of, side=across) if needing.is_open(one)]
    if not (actor.is_of(resource.organisation_id) or actor.is_of(of.owner_id)):
        others = [one for one in others if actor.is_of(one.organisation_id)]
    needs, offers = ([resource], others) if resource.side == Side.NEED else (others, [resource])
    found = []
    for fit in fits(needs, offers, timezone.localdate()):
        other: Any = fit.offer if resource.side == Side.NEED else fit.need
        form = ProposeForm(initial={"amount": f"{fit.amount.normalize():f}"}, auto_id=f"p-{other.pk}-%s")
        found.append((other, fit, tables.reasons(fit), form))
    return found


def _facts(one: Resource) -> list[tuple[str, Cell]]:
    row = material(one.material_id) if one.material_id else None
    is_need = one.side == Side.NEED
    said = [
        (_in("emergency", "What exactly"), Cell(text=one.what, note=row.latin if row else "")),
        (_in("emergency", "Amount"), Cell(text=tables.amount(one.amount, one.unit))),
        (_in("emergency", "How far"), Cell(text=tables.far(one))),
        (_("Urgency"), Cell(text=one.get_urgency_display() if is_need else "")),
        (_in("emergency", "Where"), Cell(text=one.place, note=countries.name(one.country) if one.country else "")),
        (
            _in("emergency", "From – until"),
            Cell(text=tables.span(one.from_on, one.until_on) if one.from_on or one.until_on else ""),
        ),
        (_in("emergency", "Who needs it") if is_need else _in("emergency", "Who offers it"), _party(one)),
        (_("Note"), Cell(text=one.note)),
    ]
    return [(name, cell) for name, cell in said if cell.text]


def _party(one: Resource) -> Cell:
    return Cell(text=one.organisation.name, tag=tables.example(one.organisation))
