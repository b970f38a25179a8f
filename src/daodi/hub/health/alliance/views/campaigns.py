"""The pages of campaigns: sessions, what was counted at them, and what it comes to over time."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.health.alliance import campaigning, kinds, queries, tables, totals, vocabulary, words
from daodi.hub.health.alliance.forms import CountForm, SessionForm
from daodi.hub.health.alliance.models import Campaign, Output, Session
from daodi.hub.health.alliance.picture import chart
from daodi.hub.health.alliance.policy import session_steps
from daodi.hub.health.alliance.territories import country_name
from daodi.hub.health.alliance.views.frame import HERE, crumbs, of_kind, page, wrong
from daodi.hub.web.shapes import Cell, Crumb, page_of

COLUMNS = ("campaign", "owner", "place", "country", "starts_on", "ends_on", "what", "unit", "count", "source")


@require_safe
def index(request: Request) -> HttpResponse:
    """Campaigns that are under way or to come, or those that are over."""
    past = request.GET.get("past") == "yes"
    found = page_of(queries.campaigns(request.actor, past=past), request.GET)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Campaigns"))),
        "page": found,
        "past": past,
        "table": tables.campaigns(found.items),
    }
    return render(request, "alliance/campaigns.html", context)


def drawn(outputs: Iterable[Output]) -> list[tuple[str, str, Any, Any]]:
    """Each thing counted: its name, its sum in words, its picture and its table."""
    return [
        (
            vocabulary.name("output", one.what),
            f"{one.total:,} {vocabulary.unit(one.what)}",
            chart(one),
            tables.totals(one),
        )
        for one in totals.of(outputs)
    ]


@require_safe
def campaign(request: Request, record_id: UUID) -> HttpResponse:
    """One campaign."""
    one = queries.one(request.actor, Campaign, record_id)
    sessions = list(queries.sessions(one))
    return page(
        request,
        kinds.CAMPAIGN,
        one,
        "alliance/campaign.html",
        about=words.told(one),
        facts=_facts(request, one),
        sessions=[(each, _line(each), _steps(request, each)) for each in sessions],
        series=drawn(queries.outputs([one])),
        told=history_of(request.actor, one),
    )


def _facts(request: Request, one: Campaign) -> list[tuple[str, Cell]]:
    alliance = queries.named(request.actor, one.alliance)
    facts = [
        (_("Kind"), Cell(text=vocabulary.name("campaign", one.kind))),
        (_("Held by"), tables.owner(one)),
        (_("When"), Cell(text=tables.days(one.starts_on, one.ends_on))),
    ]
    if alliance:
        facts.append((_("Alliance"), tables.link("alliance", alliance)))
    if one.source:
        facts.append((_("Source"), Cell(text=one.source, linked=True)))
    return facts


def _line(session: Session) -> dict[str, Any]:
    """What a page says of a session."""
    ends = session.ends_on or session.starts_on
    place = session.location if session.location and session.location.visibility == "published" else None
    return {
        "where": _("%(city)s, %(country)s") % {"city": session.place, "country": country_name(session.country)},
        "days": tables.days(session.starts_on, ends),
        "location": (words.called(place), reverse("alliance:place", args=[place.pk])) if place else None,
        "outputs": [
            (vocabulary.name("output", one.what), f"{one.count:,} {vocabulary.unit(one.what)}", one.source)
            for one in session.outputs.all()
        ],
    }


def _steps(request: Request, session: Session) -> list[tuple[str, Any]]:
    return [(name, words.STEPS[name]) for name in session_steps(request.actor, session)]


@require_http_methods(["GET", "HEAD", "POST"])
def add_session(request: Request, record_id: UUID) -> HttpResponse:
    """A form for a session."""
    one = queries.one(request.actor, Campaign, record_id)
    policy.may_change(request.actor, one)
    party = request.actor.organisation
    form = SessionForm(
        request.POST or None, actor=request.actor, initial={"country": party.jurisdiction if party else ""}
    )
    if request.method == "POST" and form.is_valid():
        try:
            campaigning.plan(actor=request.actor, campaign=one, facts=form.cleaned_data)
            return redirect("alliance:campaign", record_id)
        except (Invalid, Conflict) as refusal:
            wrong(form, refusal)
    return _form(request, one, form, _("Add a session"))


@require_http_methods(["GET", "HEAD", "POST"])
def change_session(request: Request, session_id: UUID) -> HttpResponse:
    """The same form, to correct."""
    session = queries.session(request.actor, session_id)
    policy.may_change(request.actor, session.campaign)
    form = SessionForm(request.POST or None, actor=request.actor, instance=session)
    if request.method == "POST" and form.is_valid():
        again = queries.session(request.actor, session_id)
        try:
            campaigning.change(actor=request.actor, session=again, facts=form.cleaned_data)
            return redirect("alliance:campaign", session.campaign_id)
        except (Invalid, Conflict) as refusal:
            wrong(form, refusal)
    return _form(request, session.campaign, form, _("Correct the session"))


@require_POST
def step(request: Request, session_id: UUID) -> HttpResponse:
    """It was held, it is cancelled, it is planned after all."""
    session = queries.session(request.actor, session_id)
    campaigning.take_step(actor=request.actor, session=session, name=request.POST.get("step", ""))
    return redirect("alliance:campaign", session.campaign_id)


@require_http_methods(["GET", "HEAD", "POST"])
def count(request: Request, session_id: UUID) -> HttpResponse:
    """A form for what was counted, with where it is written."""
    session = queries.session(request.actor, session_id)
    policy.may_change(request.actor, session.campaign)
    form = CountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            campaigning.count(actor=request.actor, session=session, **form.cleaned_data)
            return redirect("alliance:campaign", session.campaign_id)
        except (Invalid, Conflict) as refusal:
            wrong(form, refusal)
    lede = _("What is counted twice for one session replaces the first count; the history keeps both.")
    return _form(request, session.campaign, form, _in("session", "State a count: %s") % session, lede)


def _form(request: Request, one: Campaign, form: Any, title: str, lede: str = "") -> HttpResponse:
    here = Crumb(text=words.called(one), href=reverse("alliance:campaign", args=[one.pk]))
    way = crumbs(*of_kind(kinds.CAMPAIGN), here, Crumb(text=title))
    context = {**HERE, "crumbs": way, "form": form, "title": title, "lede": lede}
    return render(request, "alliance/session_form.html", context, status=422 if form.errors else 200)


@require_safe
def counts_csv(request: Request, record_id: UUID) -> HttpResponse:
    """What was counted, a line a count, with its source."""
    one = queries.one(request.actor, Campaign, record_id)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="counts.csv"'
    out = csv.writer(response, lineterminator="\n")
    out.writerow(COLUMNS)
    for each in queries.outputs([one]):
        session = each.session
        said = (one.name, one.owner.name, session.place, session.country, session.starts_on, session.ends_on or "")
        unit = vocabulary.terms("output")[each.what].unit
        out.writerow([_safe(str(cell)) for cell in (*said, each.what, unit, each.count, each.source)])
    return response


def _safe(text: str) -> str:
    """A cell that no program takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text
