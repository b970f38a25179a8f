"""Pages of keys. A key is shown once, on the page that answers its making."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from allauth.account.decorators import reauthentication_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from daodi.hub.core.access import actions, policy
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.models import Scope
from daodi.hub.core.access.queries import found
from daodi.hub.core.access.request import Request
from daodi.hub.core.organisations.models import Membership

Page = Callable[[Request], HttpResponse]
reauthenticated: Callable[[Page], Page] = reauthentication_required


@never_cache
@sensitive_variables("secret")
@require_http_methods(["GET", "POST"])
def make_key(request: Request) -> HttpResponse:
    """Makes a key for a program that acts for one's organisation."""
    policy.signed_in(request.actor)
    return _make_key(request)


@reauthenticated
def _make_key(request: Request) -> HttpResponse:
    membership = found(Membership.objects.filter(user=request.actor.user), organisation=request.actor.organisation)
    context: dict[str, object] = {"scopes": Scope.choices, "days": request.POST.get("days", "90")}
    if request.method == "POST":
        try:
            days = int(str(context["days"])) if str(context["days"]).isdecimal() else 0
            name, scope = request.POST.get("name", ""), request.POST.get("scope", "")
            _key, context["secret"] = actions.make_key(
                actor=request.actor, membership=membership, name=name, scope=scope, days=days
            )
        except Invalid as invalid:
            context["problems"] = list(invalid.fields.items())
    return render(request, "access/key.html", context, status=422 if "problems" in context else 200)


@require_POST
def withdraw_key(request: Request, key_id: UUID) -> HttpResponse:
    """Ends a key at once."""
    policy.signed_in(request.actor)
    actions.withdraw_key(actor=request.actor, key_id=key_id)
    return redirect("account")
