"""The page of our matches and booked hours, and what is done there."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from daodi.hub.cooperation.docking import booking, introducing, queries, tables
from daodi.hub.cooperation.docking.forms import OutcomeForm, TalkForm
from daodi.hub.cooperation.docking.matching import Reason
from daodi.hub.cooperation.docking.models import Match, Side, Slot, SlotState
from daodi.hub.cooperation.docking.names import title, who
from daodi.hub.cooperation.docking.policy import KNOWN, match_steps, side_of, slot_steps
from daodi.hub.cooperation.docking.views import HERE, crumbs, said, warned
from daodi.hub.cooperation.docking.words import STANDS, STEPS
from daodi.hub.core.access import policy
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid, Refusal
from daodi.hub.core.access.request import Request
from daodi.hub.web.shapes import Cell, Crumb, page_of


@require_safe
def index(request: Request) -> HttpResponse:
    """Our matches, and hours that we asked for or are asked for."""
    policy.signed_in(request.actor)
    return render(request, "docking/matches.html", _page(request))


def _page(request: Request, **more: Any) -> dict[str, Any]:
    actor = request.actor
    page = page_of(list(queries.matches(actor)), request.GET)
    return {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Our matches"))),
        "page": page,
        "matches": [_shown(actor, one) for one in page.items],
        "slots": [_hours(actor, one) for one in queries.slots(actor)],
        "wrong": None,
        **more,
    }


def _shown(actor: Actor, match: Match) -> dict[str, Any]:
    side = side_of(actor, match) or Side.NEED
    own, other = (match.need, match.offer) if side == Side.NEED else (match.offer, match.need)
    known, steps = match.state in KNOWN, match_steps(actor, match)
    ended = f"{match.outcome} · {tables.figure(match.amount)} {match.currency}" if match.amount else match.outcome
    return {
        "match": match,
        "own": (title(own), tables.page(own)),
        "other": (title(other), tables.page(other)),
        "stands": STANDS.get(match.state, {}).get(side.value) or match.get_state_display(),
        "facts": [
            (_("The other side"), tables.whose(other, known=known)),
            (_("Why"), Cell(text=tables.reasons(Reason(kind, tuple(rest)) for kind, *rest in match.reasons))),
            (_("Score"), Cell(text=str(match.score))),
            *((_("Met"), Cell(text=tables.day(one.held_on), note=one.note)) for one in match.talks.all()),
            *([(_("Outcome"), Cell(text=ended))] if ended else []),
        ],
        "steps": [(name, STEPS[name]) for name in steps if name in STEPS],
        "talk_form": TalkForm(auto_id=f"t-{match.pk}-%s") if "meet" in steps else None,
        "outcome_form": OutcomeForm(auto_id=f"o-{match.pk}-%s") if "agree" in steps else None,
    }


def _hours(actor: Actor, slot: Slot) -> dict[str, Any]:
    other = slot.asker if actor.is_of(slot.entry.owner_id) else slot.entry.owner
    return {
        "slot": slot,
        "title": title(slot.entry),
        "href": tables.page(slot.entry),
        "when": f"{tables.moment(slot.starts_at)} – {tables.moment(slot.ends_at)}",
        "who": who(other, known=slot.state == SlotState.CONFIRMED),
        "steps": [(name, STEPS[name]) for name in slot_steps(actor, slot)],
    }


@require_POST
def step(request: Request, match_id: UUID) -> HttpResponse:
    """Our side accepts or declines."""
    match = queries.match(request.actor, match_id)
    try:
        introducing.take_step(actor=request.actor, match=match, name=request.POST.get("step", ""))
    except Refusal as refusal:
        warned(request, refusal)
    return redirect("docking:matches")


@require_POST
def meet(request: Request, match_id: UUID) -> HttpResponse:
    """Notes a meeting."""
    match = queries.match(request.actor, match_id)
    form = TalkForm(request.POST, auto_id=f"t-{match_id}-%s")
    if form.is_valid():
        try:
            introducing.meet(actor=request.actor, match=match, **form.cleaned_data)
        except Refusal as refusal:
            warned(request, refusal)
        return redirect("docking:matches")
    wrong = (match.pk, "talk", form)
    return render(request, "docking/matches.html", _page(request, wrong=wrong), status=422)


@require_POST
def end(request: Request, match_id: UUID) -> HttpResponse:
    """Says how it ended."""
    match = queries.match(request.actor, match_id)
    form = OutcomeForm(request.POST, auto_id=f"o-{match_id}-%s")
    if form.is_valid():
        given = dict(form.cleaned_data)
        try:
            introducing.end(actor=request.actor, match=match, name=given.pop("step"), **given)
            return redirect("docking:matches")
        except Invalid as invalid:
            said(form, invalid)
        except Refusal as refusal:
            warned(request, refusal)
            return redirect("docking:matches")
    wrong = (match.pk, "outcome", form)
    return render(request, "docking/matches.html", _page(request, wrong=wrong), status=422)


@require_POST
def slot(request: Request, slot_id: UUID) -> HttpResponse:
    """Books hours, declines or cancels."""
    hours = queries.slot(request.actor, slot_id)
    try:
        booking.take_step(actor=request.actor, slot=hours, name=request.POST.get("step", ""))
    except Refusal as refusal:
        warned(request, refusal)
    return redirect("docking:matches")
