"""The pages of signals: the list, one signal with its figures, names, lots and what people made of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from daodi.hub.core import lots, materials
from daodi.hub.core.access import actions as access
from daodi.hub.core.access import policy
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, Refusal
from daodi.hub.core.access.queries import found, grants_of
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.core.organisations.queries import organisations
from daodi.hub.health.safety import assessing, queries, tables
from daodi.hub.health.safety.forms import ReasonForm
from daodi.hub.health.safety.models import ProductName, Signal, State
from daodi.hub.health.safety.picture import picture
from daodi.hub.health.safety.policy import may_publish, steps_open
from daodi.hub.health.safety.views.frame import HERE, crumbs, said
from daodi.hub.health.safety.words import DONE, STEPS, reasons
from daodi.hub.web.names import materials as all_materials
from daodi.hub.web.names import shown, toxicity
from daodi.hub.web.shapes import Crumb, page_of

LOTS = 20


@require_safe
def index(request: Request) -> HttpResponse:
    """Signals: the actor's own at first, those shared with it, those that are published."""
    actor = request.actor
    given = {name: request.GET.get(name, "").strip()[:200] for name in ("whose", "state", "q")}
    whose = given["whose"] if given["whose"] in queries.WHOSE else "own" if actor.organisation else "published"
    state = given["state"] if given["state"] in State.values else ""
    page = page_of(queries.signals(actor, whose=whose, state=state, text=given["q"]), request.GET)
    own = queries.latest(actor)
    context = {
        **HERE,
        "crumbs": (*crumbs()[:1], Crumb(text=_("Safety signals"))),
        "page": page,
        "table": tables.signals(actor, page.items, whose=whose),
        "given": given,
        "whose": whose,
        "states": State.choices,
        "latest": own,
        "open_names": queries.names(actor, status="open").count() if actor.organisation else 0,
        "lists": queries.line_lists(actor).exists(),
    }
    return render(request, "safety/list.html", context)


@require_safe
def page(request: Request, signal_id: UUID) -> HttpResponse:
    """One signal, as its reader may see it."""
    return render(request, "safety/signal.html", _page(request, queries.signal(request.actor, signal_id)))


@require_POST
def step(request: Request, signal_id: UUID) -> HttpResponse:
    """Takes a step with it, for a reason in words."""
    signal = queries.signal(request.actor, signal_id)
    name = request.POST.get("step", "")
    form = ReasonForm(request.POST)
    try:
        assessing.take_step(actor=request.actor, signal=signal, name=name, text=request.POST.get("text", ""))
        return redirect("safety:signal", signal_id)
    except Invalid as error:
        if form.is_valid():
            said(form, error)
    return render(request, "safety/signal.html", _page(request, signal, form=form), status=422)


@require_POST
def show(request: Request, signal_id: UUID) -> HttpResponse:
    """Publishes it, or takes it back."""
    signal = queries.signal(request.actor, signal_id)
    published = request.POST.get("visibility") == "published"
    try:
        (assessing.publish if published else assessing.withdraw)(actor=request.actor, signal=signal)
        if published:
            messages.success(request, _("Everybody can see it now, on the page of the material too."))
    except Conflict as refusal:
        messages.warning(request, str(refusal))
    return redirect("safety:signal", signal_id)


@require_POST
def share(request: Request, signal_id: UUID) -> HttpResponse:
    """Shows it to one member more."""
    signal = queries.signal(request.actor, signal_id)
    policy.may_change(request.actor, signal)
    try:
        access.share(actor=request.actor, subject=signal, to=_member(request.actor, request.POST.get("to", "")))
    except Refusal as refusal:
        messages.warning(request, "; ".join(refusal.fields.values()) if isinstance(refusal, Invalid) else str(refusal))
    return redirect("safety:signal", signal_id)


@require_POST
def unshare(request: Request, signal_id: UUID) -> HttpResponse:
    """Ends what one member was shown."""
    signal = queries.signal(request.actor, signal_id)
    policy.may_change(request.actor, signal)
    to = found(Organisation.objects.all(), pk=request.POST.get("to", ""))
    access.withdraw(actor=request.actor, subject=signal, to=to)
    return redirect("safety:signal", signal_id)


def _member(actor: Actor, named: str) -> Organisation:
    called = organisations(actor).filter(name__iexact=named.strip()).first()
    called = called or organisations(actor).filter(names__text__iexact=named.strip()).first()
    if called is None:
        raise Invalid({"to": _("No member is called so; expected a name as in the list of members.")})
    return called


def _page(request: Request, signal: Signal, form: ReasonForm | None = None) -> dict[str, Any]:
    actor = request.actor
    told = queries.shown(actor, signal)
    own = actor.is_of(signal.owner_id)
    steps = steps_open(actor, signal)
    return {
        **HERE,
        **_figures(actor, signal, told),
        **_led_to(actor, signal),
        "crumbs": crumbs(Crumb(text=str(signal))),
        "signal": signal,
        "own": own,
        "told": history_of(actor, signal),
        "said": [(one, DONE[one.step], one.figures if own else None) for one in queries.assessments(actor, signal)],
        "steps": [(name, STEPS[name]) for name in steps],
        "form": (form or ReasonForm()) if steps else None,
        "grants": grants_of(signal, actor),
        "may_change": own and actor.may_write,
        "may_publish": may_publish(signal),
    }


def _figures(actor: Actor, signal: Signal, told: queries.Shown) -> dict[str, Any]:
    """The measures, their picture, the names they were counted under, and how they came out before."""
    own = actor.is_of(signal.owner_id)
    pair = told.pair
    latest = queries.latest(actor) if own else None
    known = (
        {one.name: one for one in ProductName.objects.filter(owner=signal.owner_id, name__in=pair.names)}
        if (own and pair)
        else None
    )
    earlier = list(signal.pairs.select_related("screening").order_by("-screening__done_at")[:20]) if own else []
    return {
        "pair": pair,
        "few": told.few,
        "measures": tables.measures(pair) if pair else None,
        "picture": picture(pair) if pair else None,
        "reasons": reasons(pair.reason) if pair else [],
        "names": tables.called(pair, known) if pair and pair.names else None,
        "earlier": tables.over_time(earlier) if own and len(earlier) > 1 else None,
        "gone": bool(latest and pair and pair.screening_id != latest.pk),
        "outdated": own and signal.stated_id not in (None, signal.figures_id),
    }


def _led_to(actor: Actor, signal: Signal) -> dict[str, Any]:
    """Where a signal of a material leads: its page, its lots, what is offered of it."""
    material = shown(signal.material_id)
    if material is None:
        return {"material": None}
    held = lots.of_material(actor, signal.material_id)
    return {
        "material": material,
        "toxicity": toxicity(all_materials()[material.id]),
        "lots": tables.lots(actor, held[:LOTS]) if held else None,
        "lots_held": len(held),
        "lots_shown": min(len(held), LOTS),
        "sections": materials.held(actor, material.id, ("listings",)),
    }
