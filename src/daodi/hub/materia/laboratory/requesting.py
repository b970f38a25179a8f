"""The pages of the way before a result: the test plan of a lot, and requests to laboratories."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.core.access import policy as access
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.materia.laboratory import judging, queries, requests, tables
from daodi.hub.materia.laboratory.models import Lot, RequestState, TestRequest
from daodi.hub.materia.laboratory.policy import steps_open
from daodi.hub.materia.laboratory.views import HERE, crumbs
from daodi.hub.materia.laboratory.words import STEPS
from daodi.hub.web.names import market_name, shown
from daodi.hub.web.shapes import Crumb, page_of

WAY = (RequestState.REQUESTED, RequestState.ACCEPTED, RequestState.SAMPLED, RequestState.REPORTED, RequestState.CLOSED)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Request, lot_id: UUID) -> HttpResponse:
    """Which tests the markets ask for; and the request for them to a member laboratory."""
    lot = queries.lot(request.actor, lot_id)
    access.may_change(request.actor, lot)
    sent = request.POST if request.method == "POST" else request.GET
    markets = judging.markets_of(sent.getlist("market")[:40])
    if request.method != "POST":
        markets = markets or judging.asked_first([lot])[:3]
    problems: list[tuple[str, str]] = []
    if request.method == "POST":
        try:
            return _asked(request, lot, markets)
        except Invalid as error:
            problems = list(error.fields.items())
    return render(
        request, "laboratory/plan.html", _plan(request, lot, markets, problems), status=422 if problems else 200
    )


def _asked(request: Request, lot: Lot, markets: tuple[str, ...]) -> HttpResponse:
    chosen = request.POST.get("laboratory") or None
    to = next((one for one in queries.laboratories(request.actor) if str(one.pk) == chosen), None)
    if to is None:
        raise Invalid({"laboratory": _("Choose a laboratory.")})
    asked = requests.ask(
        actor=request.actor,
        lot=lot,
        laboratory=to,
        markets=markets,
        also=request.POST.get("also", "").splitlines(),
        note=request.POST.get("note", ""),
    )
    messages.success(request, _("The request was sent; the laboratory sees the lot now."), extra_tags="good")
    return redirect("laboratory:request", asked.pk)


def _plan(request: Request, lot: Lot, markets: tuple[str, ...], problems: list[tuple[str, str]]) -> dict[str, Any]:
    plans = requests.plans(lot, markets)
    return {
        **HERE,
        "crumbs": crumbs(
            Crumb(text=lot.code, href=reverse("laboratory:lot", args=[lot.pk])), Crumb(text=_("Test plan"))
        ),
        "lot": lot,
        "material": shown(lot.material_id),
        "markets": [(code, market_name(code), code in markets) for code in judging.all_markets()],
        "plans": [(market_name(one.market), one, tables.plan(one)) for one in plans],
        "tests": tables.planned(requests.tests_of(plans)),
        "laboratories": list(queries.laboratories(request.actor)),
        "problems": problems,
        "sent": request.POST,
    }


@require_safe
def index(request: Request) -> HttpResponse:
    """Requests that the member sent or received."""
    access.signed_in(request.actor)
    page = page_of(queries.requests(request.actor), request.GET)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Test requests"))),
        "page": page,
        "table": tables.requests(page.items),
    }
    return render(request, "laboratory/requests.html", context)


@require_safe
def page(request: Request, request_id: UUID) -> HttpResponse:
    """One request: where it stands, and the next step."""
    asked = queries.request(request.actor, request_id)
    context = {
        **HERE,
        "crumbs": crumbs(
            Crumb(text=_("Test requests"), href=reverse("laboratory:requests")), Crumb(text=asked.lot.code)
        ),
        "asked": asked,
        "way": _way(asked),
        "tests": tables.planned(asked.tests),
        "asked_markets": _(", ").join(market_name(code) for code in asked.markets),
        "steps": [(name, STEPS[name]) for name in steps_open(request.actor, asked) if name in STEPS],
        "may_report": "report" in steps_open(request.actor, asked),
        "history": history_of(request.actor, asked),
    }
    return render(request, "laboratory/request.html", context)


def _way(asked: TestRequest) -> list[tuple[str, str]]:
    """The steps of the way with where the request stands; a declined one ends there."""
    way = (RequestState.REQUESTED, RequestState.DECLINED) if asked.state == RequestState.DECLINED else WAY
    here = [str(state) for state in way].index(asked.state)
    marks = ("done" if place < here else "now" if place == here else "" for place in range(len(way)))
    return [(str(state.label), mark) for state, mark in zip(way, marks, strict=True)]


@require_POST
def step(request: Request, request_id: UUID) -> HttpResponse:
    """Takes a step of the request."""
    asked = queries.request(request.actor, request_id)
    requests.take_step(actor=request.actor, asked=asked, name=request.POST.get("step", ""))
    return redirect("laboratory:request", asked.pk)
