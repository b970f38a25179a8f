"""The pages of networks: who takes part, and what they show each other."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.core.access.request import Request
from daodi.hub.core.organisations.queries import named
from daodi.hub.health.surveillance import networking, queries, reads, tables
from daodi.hub.health.surveillance.forms import NetworkForm
from daodi.hub.health.surveillance.models import Network, NetworkMember
from daodi.hub.health.surveillance.policy import may_change, member_steps
from daodi.hub.health.surveillance.views import HERE, crumbs, wrong
from daodi.hub.health.surveillance.words import OF_MEMBER
from daodi.hub.web.shapes import Crumb, page_of


def _here() -> Crumb:
    return Crumb(text=_("Networks"), href=reverse("surveillance:networks"))


@require_safe
def index(request: Request) -> HttpResponse:
    """The networks of one's organisation, and those it is invited to."""
    policy.signed_in(request.actor)
    page = page_of(queries.networks(request.actor), request.GET)
    own = NetworkMember.objects.filter(organisation=request.actor.organisation, network__in=page.items)
    states = {one.network_id: str(one.get_state_display()) for one in own}
    context = {**HERE, "crumbs": crumbs(_here()), "page": page, "table": tables.networks(page.items, states)}
    return render(request, "surveillance/networks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request) -> HttpResponse:
    """A form for a network."""
    policy.acting_for(request.actor)
    form = NetworkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = networking.add(actor=request.actor, facts=form.cleaned_data)
            return redirect("surveillance:network", made.pk)
        except Invalid as invalid:
            wrong(form, invalid)
    context = {**HERE, "crumbs": crumbs(_here(), Crumb(text=_("Add a network"))), "form": form}
    return render(request, "surveillance/network_form.html", context, status=422 if form.errors else 200)


@require_safe
def page(request: Request, network_id: UUID) -> HttpResponse:
    """One network."""
    return _page(request, queries.network(request.actor, network_id))


def _page(request: Request, network: Network, problem: str = "", status: int = 200) -> HttpResponse:
    actor = request.actor
    members = list(queries.members(actor, network))
    tallies = list(queries.published_in(actor, network))
    own = actor.organisation.pk if actor.organisation else None
    context = {
        **HERE,
        "crumbs": crumbs(_here(), Crumb(text=str(network))),
        "network": network,
        "members": [(one, [(name, OF_MEMBER[name]) for name in member_steps(actor, one)]) for one in members],
        "tallies": tables.tallies(tallies, reads.latest(tallies), own) if tallies else None,
        "organises": actor.is_of(network.owner_id) and actor.may_write,
        "problem": problem,
        "said": request.POST.get("organisation", "")[:200],
    }
    return render(request, "surveillance/network.html", context, status=status)


@require_POST
def invite(request: Request, network_id: UUID) -> HttpResponse:
    """Asks an organisation by its name to take part."""
    network = queries.network(request.actor, network_id)
    may_change(request.actor, network)
    try:
        party = named(request.actor, request.POST.get("organisation", ""))
        networking.invite(actor=request.actor, network=network, to=party)
    except NotFound:
        return _page(request, network, _("No member of this site goes by that name alone; give its whole name."), 422)
    except (Conflict, Invalid) as refusal:
        return _page(request, network, _("It can't be invited now: %s") % refusal, 422)
    return redirect("surveillance:network", network_id)


@require_POST
def step(request: Request, member_id: UUID) -> HttpResponse:
    """Accepts, declines, leaves; invites again or removes."""
    member = queries.member(request.actor, member_id)
    networking.step(actor=request.actor, member=member, name=request.POST.get("step", ""))
    seen = queries.networks(request.actor).filter(pk=member.network_id).exists()
    return redirect("surveillance:network", member.network_id) if seen else redirect("surveillance:networks")
