"""Pages of organisations and of one's own account."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid, NotFound
from daodi.hub.core.access.queries import found as find
from daodi.hub.core.access.queries import keys_of
from daodi.hub.core.access.recognise import CHOSEN
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.core.jobs.queries import notices
from daodi.hub.core.organisations import actions, members, queries
from daodi.hub.core.organisations.models import Kind, Role, Standing

STANDINGS = {
    Standing.APPROVED: actions.approve,
    Standing.REFUSED: actions.refuse,
    Standing.SUSPENDED: actions.suspend,
}


@require_GET
def account(request: Request) -> HttpResponse:
    """Who you are here: your organisations, your keys, what you were told."""
    policy.signed_in(request.actor)
    context = {
        "memberships": queries.mine(request.actor),
        "keys": keys_of(request.actor),
        "notices": notices(request.actor)[:20],
        "waiting": queries.waiting(request.actor).count(),
        "unverified": queries.unverified(request.actor).count(),
    }
    return render(request, "organisations/account.html", context)


@require_POST
def choose(request: Request) -> HttpResponse:
    """Acts for another one of one's organisations from here on."""
    policy.signed_in(request.actor)
    membership = find(queries.mine(request.actor), organisation=request.POST.get("organisation", ""))
    request.session[CHOSEN] = str(membership.organisation_id)
    return redirect("account")


@require_http_methods(["GET", "POST"])
def found(request: Request) -> HttpResponse:
    """Brings an organisation in; the operator then approves it."""
    policy.signed_in(request.actor)
    given = {name: request.POST.get(name, "") for name in ("name", "kind", "jurisdiction")}
    problems: dict[str, str] = {}
    if request.method == "POST":
        try:
            party = actions.found_organisation(
                actor=request.actor, name=given["name"], kind=given["kind"], jurisdiction=given["jurisdiction"]
            )
        except Invalid as invalid:
            problems = invalid.fields
        else:
            messages.success(request, _("Your organisation waits for the operator now."))
            return redirect("organisations:page", party.pk)
    kinds = [(value, label) for value, label in Kind.choices if value != Kind.OPERATOR]
    context = {"given": given, "problems": list(problems.items()), "wrong": problems, "kinds": kinds}
    return render(request, "organisations/found.html", context, status=422 if problems else 200)


@sensitive_variables("secret")
@require_http_methods(["GET", "POST"])
def accept(request: Request, secret: str) -> HttpResponse:
    """Takes up an invitation."""
    policy.signed_in(request.actor)
    if request.method == "GET":
        return render(request, "organisations/accept.html")
    membership = members.accept(actor=request.actor, secret=secret)
    request.session[CHOSEN] = str(membership.organisation_id)
    messages.success(request, _("You are a member now."))
    return redirect("organisations:page", membership.organisation_id)


@require_GET
def directory(request: Request) -> HttpResponse:
    """Who takes part."""
    known = queries.organisations(request.actor).prefetch_related(None)
    return render(request, "organisations/list.html", {"organisations": known})


@require_GET
def waiting(request: Request) -> HttpResponse:
    """Organisations that wait for the operator."""
    if not request.actor.operator:
        raise NotFound
    return render(request, "organisations/waiting.html", {"organisations": queries.waiting(request.actor)})


@require_GET
def page(request: Request, organisation_id: UUID) -> HttpResponse:
    """One organisation: what it is called, what it may practise, and for its own people who they are."""
    party = queries.organisation(request.actor, organisation_id)
    own = request.actor.is_of(party.pk)
    context = {
        "organisation": party,
        "licences": queries.licences(request.actor, party),
        "members": queries.members(request.actor, party) if request.actor.signed_in else [],
        "invitations": queries.invitations(request.actor, party),
        "administers": own and "admin" in request.actor.roles,
        "roles": Role.choices,
        "standings": _next(party.standing) if request.actor.operator and not own else [],
        "verifies": request.actor.operator and not own,
        "told": history_of(request.actor, party),
    }
    return render(request, "organisations/page.html", context)


@require_POST
def standing(request: Request, organisation_id: UUID) -> HttpResponse:
    """The operator approves, refuses or suspends."""
    party = queries.organisation(request.actor, organisation_id)
    policy.is_operator(request.actor)
    setting = STANDINGS.get(Standing(word)) if (word := request.POST.get("standing", "")) in STANDINGS else None
    if setting is None:
        raise Invalid({"standing": _("expected one of: %s") % ", ".join(STANDINGS)})
    setting(actor=request.actor, organisation=party)
    return redirect("organisations:page", party.pk)


def _next(standing: str) -> list[tuple[str, str]]:
    if standing == Standing.PENDING:
        return [(Standing.APPROVED, _("Approve")), (Standing.REFUSED, _("Refuse"))]
    if standing == Standing.APPROVED:
        return [(Standing.SUSPENDED, _("Suspend"))]
    return [(Standing.APPROVED, _("Approve"))]
