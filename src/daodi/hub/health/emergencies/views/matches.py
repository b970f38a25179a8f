"""The pages of matches: agreed by both, sent by one, received by the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in
from django.views.decorators.http import require_POST, require_safe

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Refusal
from daodi.hub.core.access.request import Request
from daodi.hub.health.emergencies import forms, matching, queries, tables
from daodi.hub.health.emergencies.history import history
from daodi.hub.health.emergencies.keeping import title
from daodi.hub.health.emergencies.models import Match
from daodi.hub.health.emergencies.policy import NEEDING, OFFERING, may_step, roles, steps
from daodi.hub.health.emergencies.sorts import sort_name, unit_name
from daodi.hub.health.emergencies.views.common import HERE, crumbs, here, tried, warned
from daodi.hub.health.emergencies.words import DONE, MATCH_STEPS
from daodi.hub.web.shapes import Cell, Crumb

FORMS = {
    "decline": forms.ReasonForm,
    "cancel": forms.ReasonForm,
    "send": forms.SendForm,
    "arrive": forms.ArriveForm,
    "close": forms.CloseForm,
}
ORDER = ("matched", "agreed", "sent", "arrived", "closed")


@dataclass(frozen=True, kw_only=True)
class Stop:
    """One stop of the course of a match."""

    title: str
    look: Literal["done", "now", "", "off"]
    said: str = ""


@require_safe
def page(request: Request, match_id: UUID) -> HttpResponse:
    """One match."""
    return render(request, "emergencies/match.html", _whole(request, queries.match(request.actor, match_id)))


@require_POST
def step(request: Request, match_id: UUID) -> HttpResponse:
    """Agreed, declined, cancelled, sent, arrived or closed."""
    match, name = queries.match(request.actor, match_id), request.POST.get("step", "")
    try:
        may_step(request.actor, match, name)
    except Refusal as refusal:
        warned(request, refusal)
        return redirect("emergencies:match", match_id)
    form = FORMS[name](request.POST, auto_id=f"{name}-%s") if name in FORMS else forms.CloseForm({})

    def does() -> None:
        matching.take_step(actor=request.actor, match=match, name=name, now=timezone.now(), facts=form.cleaned_data)

    if tried(request, form, does, DONE[name]):
        return redirect("emergencies:match", match_id)
    return render(request, "emergencies/match.html", _whole(request, match, **{name: form}), status=422)


def _whole(request: Request, match: Match, **sent: Any) -> dict[str, Any]:
    actor = request.actor
    may = [one for one in steps(actor, match) if one != "accept" or not _agreed(actor, match)]
    return {
        **HERE,
        "crumbs": crumbs(here(match.emergency), Crumb(text=_("Match"))),
        "match": match,
        "title": title(match.emergency),
        "name": sort_name(match.need.sort),
        "what": tables.called(match.need) or tables.called(match.offer),
        "amount": tables.amount(match.amount, match.need.unit),
        "course": _course(match),
        "next": tables.waits(match),
        "facts": _facts(match),
        "reasons": tables.why(match.reasons),
        "may_accept": "accept" in may,
        "accept_label": MATCH_STEPS["accept"],
        "folds": [(name, MATCH_STEPS[name], sent.get(name) or _form(name, match)) for name in may if name in FORMS],
        "told": history(match),
    }


def _form(name: str, match: Match) -> Any:
    today, unit = timezone.localdate(), match.need.unit
    initial: dict[str, Any] = {"sent_on": today, "arrived_on": today, "sent": _plain(match.amount)}
    initial["arrived"] = _plain(match.sent) if match.sent is not None else ""
    form = FORMS[name](initial=initial, auto_id=f"{name}-%s")
    for field in ("sent", "arrived"):
        if field in form.fields:
            form.fields[field].help_text = unit_name(unit)
    return form


def _agreed(actor: Actor, match: Match) -> bool:
    """Whether the actor's side has said yes."""
    mine = roles(actor, match)
    return bool((NEEDING in mine and match.need_yes_at) or (OFFERING in mine and match.offer_yes_at))


def _course(match: Match) -> list[Stop]:
    unit = match.need.unit
    said = {
        "matched": tables.amount(match.amount, unit),
        "agreed": _yes(match),
        "sent": _amount_on(match.sent, unit, tables.day(match.sent_on)),
        "arrived": _amount_on(match.arrived, unit, tables.day(match.arrived_on)),
    }
    titles = {
        "matched": _in("match", "Proposed"),
        "agreed": _in("match", "Agreed"),
        "sent": _in("match", "Sent"),
        "arrived": _in("match", "Arrived"),
        "closed": _in("match", "Closed"),
    }
    if match.state == "cancelled":
        first = Stop(title=titles["matched"], look="done", said=said["matched"])
        return [first, Stop(title=match.get_state_display(), look="off", said=match.reason)]
    place = ORDER.index(match.state) + 1
    looks: list[Literal["done", "now", "", "off"]] = [
        "done" if n < place else "now" if n == place else "" for n in range(len(ORDER))
    ]
    return [Stop(title=titles[key], look=look, said=said.get(key, "")) for key, look in zip(ORDER, looks, strict=True)]


def _yes(match: Match) -> str:
    both = ((match.need, match.need_yes_at), (match.offer, match.offer_yes_at))
    return _(", ").join(one.organisation.name for one, at in both if at)


def _amount_on(amount: Any, unit: str, day: str) -> str:
    return "" if amount is None else f"{tables.amount(amount, unit)} · {day}"


def _facts(match: Match) -> list[tuple[str, Cell]]:
    need, offer = match.need, match.offer
    said = [
        (_in("match", "From"), _end(offer)),
        (_in("match", "To"), _end(need)),
        (_in("match", "Proposed by"), Cell(text=match.by.name)),
        (_in("match", "In words"), Cell(text=match.words)),
        (_in("match", "How it is sent"), Cell(text=match.carrier)),
        (_in("match", "Expected on"), Cell(text=tables.day(match.expected_on) if match.expected_on else "")),
        (_in("match", "What came of it"), Cell(text=match.outcome)),
    ]
    return [(name, cell) for name, cell in said if cell.text]


def _end(one: Any) -> Cell:
    href = reverse("emergencies:resource", args=[one.pk])
    return Cell(text=one.organisation.name, href=href, note=one.place, tag=tables.example(one.organisation))


def _plain(amount: Any) -> str:
    return f"{amount.normalize():f}"
