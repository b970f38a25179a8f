"""The pages of counts and alerts: what is wrong, one disease, one series, one alert."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.health.surveillance import acting, curve, networking, placing, queries, reads, tables
from daodi.hub.health.surveillance.forms import MethodForm, StepForm, TallyForm
from daodi.hub.health.surveillance.grid import grid
from daodi.hub.health.surveillance.models import Alert, AlertState, AlertStep, Series, Tally
from daodi.hub.health.surveillance.policy import alert_steps, may_change
from daodi.hub.health.surveillance.tiles import Tiles
from daodi.hub.health.surveillance.words import DONE, STEPS, method
from daodi.hub.web.shapes import Crumb, page_of

HERE = {"wing": "health", "room": "surveillance:list"}
MAPS = 4
SHOWN = {"day": 14, "week": 12, "month": 12}


def crumbs(*steps: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of this room."""
    first = Crumb(text=_("Health"), href=reverse("web:wing", args=["health"]))
    return (first, Crumb(text=_("Surveillance"), href=reverse("surveillance:list")), *steps)


def here(tally: Tally) -> Crumb:
    """The step that leads to a disease."""
    return Crumb(text=str(tally), href=reverse("surveillance:counts", args=[tally.pk]))


@require_safe
def index(request: Request) -> HttpResponse:
    """Alerts first; then the diseases that one reads."""
    actor, closed = request.actor, request.GET.get("closed") == "yes"
    found = queries.alerts(actor) if closed else queries.open_alerts(actor)
    alerts = page_of(found, request.GET)
    tallies = list(queries.tallies(actor))
    own = actor.organisation.pk if actor.organisation else None
    context = {
        **HERE,
        "crumbs": crumbs(),
        "closed": closed,
        "page": alerts,
        "alerts": tables.alerts(alerts.items, queries.alarms(actor, alerts.items)) if alerts.total else None,
        "tallies": tables.tallies(tallies, reads.latest(tallies), own) if tallies else None,
        "maps": _maps(actor, tallies),
        "member": actor.organisation is not None,
    }
    return render(request, "surveillance/list.html", context)


def _maps(actor: Actor, tallies: Sequence[Tally]) -> list[tuple[Tally, str, Tiles]]:
    """The first diseases as maps of their last step."""
    shown = [grid(actor, one, 1) for one in tallies[:MAPS]]
    drawn = ((one.tally, one.written[-1] if one.steps else "", reads.tile_map(actor, one)) for one in shown)
    return [(tally, step, found) for tally, step, found in drawn if found is not None]


@require_safe
def counts(request: Request, tally_id: UUID) -> HttpResponse:
    """One disease: the map, the last steps of each area, who reads it."""
    return render(request, "surveillance/counts.html", _counts(request, queries.tally(request.actor, tally_id)))


def _counts(request: Request, tally: Tally, **more: Any) -> dict[str, Any]:
    actor = request.actor
    shown = grid(actor, tally, SHOWN[tally.unit])
    own = actor.is_of(tally.owner_id)
    alerts = list(queries.open_alerts(actor).filter(series__tally=tally))
    return {
        **HERE,
        "crumbs": crumbs(here(tally)),
        "tally": tally,
        "own": own,
        "may_change": own and actor.may_write,
        "outside": shown.outside,
        "map": reads.tile_map(actor, shown),
        "step": shown.written[-1] if shown.steps else "",
        "table": tables.counts(shown) if shown.steps else None,
        "alerts": tables.alerts(alerts, queries.alarms(actor, alerts)) if alerts else None,
        **(_owned(request, tally) if own else {}),
        **more,
    }


def _owned(request: Request, tally: Tally) -> dict[str, Any]:
    """What its owner alone sees: to whom it is published, what was sent, what was done."""
    published = list(queries.publications(tally))
    there = {one.network_id for one in published}
    return {
        "published": published,
        "others": [one for one in queries.joined(request.actor) if one.pk not in there],
        "deliveries": tables.deliveries(queries.deliveries(request.actor, tally)[:10]),
        "form": TallyForm(instance=tally),
        "told": history_of(request.actor, tally),
    }


@require_POST
def name(request: Request, tally_id: UUID) -> HttpResponse:
    """What the disease is called, here and in DHIS2."""
    tally = queries.tally(request.actor, tally_id)
    may_change(request.actor, tally)
    form = TallyForm(request.POST, instance=queries.tally(request.actor, tally_id))
    if form.is_valid():
        try:
            placing.name_tally(actor=request.actor, tally=tally, facts=form.cleaned_data)
            return redirect("surveillance:counts", tally_id)
        except Invalid as invalid:
            wrong(form, invalid)
    return render(request, "surveillance/counts.html", _counts(request, tally, form=form), status=422)


@require_POST
def publish(request: Request, tally_id: UUID) -> HttpResponse:
    """Shows it to a network, or no longer."""
    tally = queries.tally(request.actor, tally_id)
    network = queries.network(request.actor, request.POST.get("network", ""))
    if request.POST.get("withdraw") == "yes":
        networking.withdraw(actor=request.actor, tally=tally, network=network)
    else:
        networking.publish(actor=request.actor, tally=tally, network=network)
    return redirect("surveillance:counts", tally_id)


@require_http_methods(["GET", "HEAD", "POST"])
def series(request: Request, series_id: UUID) -> HttpResponse:
    """One area: the curve with its bounds, the table beside; and, for its owner, how it is watched."""
    found = queries.one_series(request.actor, series_id)
    form = MethodForm(request.POST or None, initial={"method": found.method})
    if request.method == "POST" and form.is_valid():
        acting.choose_method(actor=request.actor, series=found, method=form.cleaned_data["method"])
        messages.success(request, _("Chosen. It holds from the next counts on."), extra_tags="good")
        return redirect("surveillance:series", series_id)
    return render(
        request, "surveillance/series.html", _series(request, found, form), status=422 if form.errors else 200
    )


def _series(request: Request, found: Series, form: MethodForm) -> dict[str, Any]:
    actor = request.actor
    seen = reads.seen(actor, found)
    alerts = list(queries.alerts(actor).filter(series=found)[:20])
    return {
        **HERE,
        "crumbs": crumbs(here(found.tally), Crumb(text=str(found.area))),
        "series": found,
        "tally": found.tally,
        "outside": queries.is_outside(actor, found.tally),
        "curve": curve.curve(seen, _("withheld")),
        "words": reads.in_words(seen) if seen else "",
        "method": method(seen[-1].method) if seen and seen[-1].method else "",
        "table": tables.curve(seen[-26:]) if seen else None,
        "alerts": tables.alerts(alerts, queries.alarms(actor, alerts)) if alerts else None,
        "form": form if actor.is_of(found.tally.owner_id) and actor.may_write else None,
    }


@require_safe
def alert(request: Request, alert_id: UUID) -> HttpResponse:
    """One alert: the numbers that raised it, what was done about it, the next step."""
    return render(request, "surveillance/alert.html", _alert(request, queries.alert(request.actor, alert_id)))


@require_POST
def step(request: Request, alert_id: UUID) -> HttpResponse:
    """Acknowledges, assesses, closes, or adds a note."""
    found, sent = queries.alert(request.actor, alert_id), request.POST
    name = sent.get("step", "")
    form = StepForm(sent, name=name, prefix=name)
    try:
        acting.take_step(
            actor=request.actor,
            alert=found,
            name=name,
            words=sent.get(f"{name}-words", ""),
            verdict=sent.get(f"{name}-verdict", ""),
        )
    except Invalid as invalid:
        form.is_valid()
        wrong(form, invalid)
        return render(request, "surveillance/alert.html", _alert(request, found, {name: form}), status=422)
    return redirect("surveillance:alert", alert_id)


def _alert(request: Request, found: Alert, sent: dict[str, StepForm] | None = None) -> dict[str, Any]:
    actor, tally = request.actor, found.series.tally
    numbers = queries.alarms(actor, [found])[found.pk]
    seen = reads.seen(actor, found.series)
    done = list(queries.steps(found))
    open_now = list(alert_steps(actor, found))
    forms = sent or {}
    return {
        **HERE,
        "crumbs": crumbs(here(tally), Crumb(text=_in("surveillance", "Alert"))),
        "alert": found,
        "series": found.series,
        "tally": tally,
        "outside": queries.is_outside(actor, tally),
        "numbers": tables.alarms(numbers, tally.unit),
        "first": numbers[0] if numbers else None,
        "curve": curve.curve(seen, _("withheld")),
        "words": reads.in_words(seen) if seen else "",
        "table": tables.curve(seen[-12:]) if seen else None,
        "course": _course(found),
        "done": [_done(one) for one in done],
        "forms": [(name, STEPS[name], forms.get(name) or StepForm(name=name, prefix=name)) for name in open_now],
        "waits": _waits(found),
        "only_outside": not queries.is_outside(actor, tally) and numbers and numbers[0].outside,
    }


def _course(found: Alert) -> list[tuple[str, str, str]]:
    states = list(AlertState)
    at = states.index(AlertState(found.state))
    last = len(states) - 1
    return [
        (
            "done" if place < at or place == at == last else "now" if place == at else "",
            str(one.label),
            found.get_verdict_display() if one == AlertState.ASSESSED else "",
        )
        for place, one in enumerate(states)
    ]


def _done(one: AlertStep) -> dict[str, Any]:
    return {
        "who": one.organisation.name,
        "person": one.person,
        "did": DONE[one.name],
        "verdict": one.get_verdict_display(),
        "words": one.words,
        "at": tables.moment(one.at),
    }


def _waits(found: Alert) -> str:
    """Who is waited for, and for what."""
    return {
        AlertState.RAISED: _("a member is to acknowledge it"),
        AlertState.ACKNOWLEDGED: _("a member is to assess it"),
        AlertState.ASSESSED: _("%s is to close it") % found.series.tally.owner.name,
    }.get(AlertState(found.state), "")


def wrong(form: Any, invalid: Invalid) -> None:
    """Puts what is wrong at the fields of a form."""
    for field, text in invalid.fields.items():
        if field not in form.errors:
            form.add_error(field if field in form.fields else None, text)
