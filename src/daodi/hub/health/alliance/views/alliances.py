"""The pages of alliances: who hosts one, who belongs to it, and what its campaigns came to."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.core.organisations.queries import named
from daodi.hub.health.alliance import joining, kinds, queries, tables, words
from daodi.hub.health.alliance.models import Alliance, Member, MemberState, Service
from daodi.hub.health.alliance.policy import ENDED, member_steps
from daodi.hub.health.alliance.views.campaigns import drawn
from daodi.hub.health.alliance.views.finding import lowest
from daodi.hub.health.alliance.views.frame import HERE, crumbs, page
from daodi.hub.web.shapes import Cell, Crumb, page_of


@require_safe
def index(request: Request) -> HttpResponse:
    """Alliances of hospitals."""
    found = page_of(queries.listed(request.actor, Alliance), request.GET)
    belonging = Member.objects.filter(state=MemberState.MEMBER, alliance__in=[one.pk for one in found.items])
    counts = {row["alliance"]: row["n"] for row in belonging.values("alliance").order_by().annotate(n=Count("pk"))}
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Alliances"))),
        "page": found,
        "table": tables.alliances(found.items, counts),
    }
    return render(request, "alliance/alliances.html", context)


@require_safe
def alliance(request: Request, record_id: UUID) -> HttpResponse:
    """One alliance."""
    return _alliance(request, queries.one(request.actor, Alliance, record_id))


def _alliance(request: Request, one: Alliance, problem: str = "", said: str = "") -> HttpResponse:
    actor = request.actor
    known = list(queries.members(actor, one))
    belonging = [each for each in known if each.state == MemberState.MEMBER]
    parties = [one.owner_id, *(each.organisation_id for each in belonging)]
    offered = queries.services(actor).filter(owner__in=parties, active=True)
    campaigns = queries.campaigns(actor).filter(alliance=one)
    hosts = actor.is_of(one.owner_id)
    mine = next((each for each in known if actor.is_of(each.organisation_id)), None)
    return page(
        request,
        kinds.ALLIANCE,
        one,
        "alliance/alliance.html",
        about=words.told(one),
        facts=_facts(one),
        members=tables.members(belonging) if belonging else None,
        waiting=_waiting(request, known),
        may_ask=actor.may_write and actor.organisation is not None and not hosts and _is_open(mine),
        hosts=hosts and actor.may_write,
        problem=problem,
        said=said,
        services=_services(offered),
        more=max(0, offered.count() - 20),
        campaigns=tables.campaigns(campaigns[:50]) if campaigns else None,
        series=drawn(queries.outputs(campaigns)),
        told=history_of(actor, one),
        status=422 if problem else 200,
    )


def _waiting(request: Request, known: list[Member]) -> list[tuple[Member, list[tuple[str, Any]]]]:
    """Those who do not belong yet or no longer, and those with whom the one who asks may take a step."""
    steps = [(each, [(name, words.STEPS[name]) for name in member_steps(request.actor, each)]) for each in known]
    return [(each, names) for each, names in steps if names or each.state != MemberState.MEMBER]


def _is_open(mine: Member | None) -> bool:
    return mine is None or mine.state in ENDED


def _services(offered: object) -> object:
    first: list[Service] = list(offered[:20])  # type: ignore[index]
    return tables.services(first, lowest(first)) if first else None


def _facts(one: Alliance) -> list[tuple[str, Cell]]:
    facts = [(_("Host"), tables.owner(one))]
    if one.founded_on:
        facts.append((_("Founded on"), Cell(text=one.founded_on.isoformat())))
    if one.website:
        facts.append((_("Website"), Cell(text=one.website, linked=True)))
    return facts


@require_POST
def invite(request: Request, record_id: UUID) -> HttpResponse:
    """The host invites a member of the site."""
    one = queries.one(request.actor, Alliance, record_id)
    said = request.POST.get("organisation", "")
    try:
        joining.invite(actor=request.actor, alliance=one, organisation=_named(request, said))
    except (Invalid, Conflict) as refusal:
        text = " ".join(refusal.fields.values()) if isinstance(refusal, Invalid) else str(refusal)
        return _alliance(request, one, text, said)
    return redirect("alliance:alliance", record_id)


@require_POST
def ask(request: Request, record_id: UUID) -> HttpResponse:
    """One's own organisation asks to join."""
    joining.ask(actor=request.actor, alliance=queries.one(request.actor, Alliance, record_id))
    return redirect("alliance:alliance", record_id)


@require_POST
def step(request: Request, member_id: UUID) -> HttpResponse:
    """Accepts, declines, admits, leaves ..."""
    member = joining.take_step(
        actor=request.actor, member=queries.member(request.actor, member_id), name=request.POST.get("step", "")
    )
    seen = queries.listed(request.actor, Alliance).filter(pk=member.alliance_id).exists()
    return redirect("alliance:alliance", member.alliance_id) if seen else redirect("alliance:alliances")


def _named(request: Request, name: str) -> Organisation:
    try:
        return named(request.actor, name)
    except NotFound as error:
        raise Invalid({"organisation": _("No member goes by this name.")}) from error
