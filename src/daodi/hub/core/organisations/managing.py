"""What an administrator does for an organisation: its names and numbers, its licences, its people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid, NotFound
from daodi.hub.core.access.request import Request
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.organisations import letters, licences, members, naming, queries
from daodi.hub.core.organisations.models import Organisation, Role, Scheme
from daodi.hub.core.organisations.policy import administers

STATED = ("kind", "number", "issuer", "valid_from", "valid_until")


@require_GET
def settings(request: Request, organisation_id: UUID) -> HttpResponse:
    """Names, numbers and licences, to change."""
    return _settings(request, _own(request, organisation_id))


@require_POST
def rename(request: Request, organisation_id: UUID) -> HttpResponse:
    """Sets what it is called."""
    party = _own(request, organisation_id)
    names = {language: request.POST.get(language, "") for language in naming.LANGUAGES}
    given = {"name": request.POST.get("name", ""), **names}
    return _done(
        request,
        party,
        given,
        lambda: naming.rename(actor=request.actor, organisation=party, name=given["name"], names=names),
    )


@require_POST
def identify(request: Request, organisation_id: UUID) -> HttpResponse:
    """Adds a number it is known by."""
    party = _own(request, organisation_id)
    given = {"scheme": request.POST.get("scheme", ""), "value": request.POST.get("value", "")}
    return _done(request, party, given, lambda: naming.identify(actor=request.actor, organisation=party, **given))


@require_POST
def drop_identifier(request: Request, organisation_id: UUID) -> HttpResponse:
    """Takes a number away."""
    party = _own(request, organisation_id)
    scheme, value = request.POST.get("scheme", ""), request.POST.get("value", "")
    naming.drop_identifier(actor=request.actor, organisation=party, scheme=scheme, value=value)
    return redirect("organisations:settings", party.pk)


@require_POST
def state_licence(request: Request, organisation_id: UUID) -> HttpResponse:
    """Adds a licence, with its paper where there is one."""
    party = _own(request, organisation_id)
    given = {name: request.POST.get(name, "") for name in STATED}
    return _done(request, party, given, lambda: _state(request, party, given))


@require_POST
def withdraw_licence(request: Request, licence_id: UUID) -> HttpResponse:
    """Takes a licence away."""
    policy.signed_in(request.actor)
    licences.withdraw_licence(actor=request.actor, licence_id=licence_id)
    return redirect("organisations:settings", request.actor.organisation.pk)  # type: ignore[union-attr]


@require_GET
def unverified(request: Request) -> HttpResponse:
    """Licences whose paper the operator has still to see."""
    if not request.actor.operator:
        raise NotFound
    return render(request, "organisations/licences.html", {"licences": queries.unverified(request.actor)})


@require_POST
def judge_licence(request: Request, licence_id: UUID) -> HttpResponse:
    """The operator says that it saw the paper, or takes that back."""
    doing = licences.verify_licence if request.POST.get("seen") == "yes" else licences.doubt_licence
    licence = doing(actor=request.actor, licence_id=licence_id)
    return redirect("organisations:page", licence.organisation_id)


@require_POST
def invite(request: Request, organisation_id: UUID) -> HttpResponse:
    """Invites a person by e-mail."""
    party = queries.organisation(request.actor, organisation_id)
    email, role = request.POST.get("email", ""), request.POST.get("role", Role.MEMBER)
    try:
        letters.invite(actor=request.actor, organisation=party, email=email, role=role)
    except Invalid as invalid:
        messages.warning(request, "; ".join(invalid.fields.values()), extra_tags="warn")
    else:
        messages.success(request, _("An invitation is on its way to %s.") % email)
    return redirect("organisations:page", party.pk)


@require_POST
def withdraw_invitation(request: Request, organisation_id: UUID, invitation_id: UUID) -> HttpResponse:
    """Ends an invitation that nobody has taken up."""
    party = queries.organisation(request.actor, organisation_id)
    members.withdraw_invitation(actor=request.actor, organisation=party, invitation_id=invitation_id)
    return redirect("organisations:page", party.pk)


@require_POST
def set_role(request: Request, organisation_id: UUID, user_id: UUID) -> HttpResponse:
    """Gives a member another role."""
    party = queries.organisation(request.actor, organisation_id)
    members.set_role(actor=request.actor, organisation=party, user_id=user_id, role=request.POST.get("role", ""))
    return redirect("organisations:page", party.pk)


@require_POST
def leave(request: Request, organisation_id: UUID) -> HttpResponse:
    """Ends a membership: one's own, or as an administrator another's."""
    party = queries.organisation(request.actor, organisation_id)
    user = request.POST.get("user", "")
    members.leave(actor=request.actor, organisation=party, user_id=user)
    own = request.actor.user is not None and user == str(request.actor.user.pk)
    return redirect("account") if own else redirect("organisations:page", party.pk)


def _own(request: Request, organisation_id: UUID) -> Organisation:
    party = queries.organisation(request.actor, organisation_id)
    administers(request.actor, party)
    return party


def _done(request: Request, party: Organisation, given: Mapping[str, str], do: Callable[[], object]) -> HttpResponse:
    """Does it and goes back to the page; what is wrong is said at its field, with what was given kept there."""
    try:
        do()
    except Invalid as invalid:
        return _settings(request, party, given=given, wrong=invalid.fields)
    return redirect("organisations:settings", party.pk)


def _settings(request: Request, party: Organisation, **said: Any) -> HttpResponse:
    wrong = said.get("wrong", {})
    names = {one.language: one.text for one in party.names.all()}
    context = {
        "organisation": party,
        "names": [(code, label, names.get(code, "")) for code, label in naming.LABELS],
        "schemes": Scheme.choices,
        "licences": queries.licences(request.actor, party),
        "given": {"name": party.name, **said.get("given", {})},
        "wrong": wrong,
        "problems": list(wrong.items()),
    }
    return render(request, "organisations/settings.html", context, status=422 if wrong else 200)


@transaction.atomic
def _state(request: Request, party: Organisation, given: Mapping[str, str]) -> None:
    days = {name: _day(name, given[name]) for name in ("valid_from", "valid_until")}
    file = request.FILES.get("file")
    paper = keep(actor=request.actor, name=file.name or "", content=file, source=given["kind"]) if file else None
    licences.state_licence(
        actor=request.actor,
        organisation=party,
        kind=given["kind"],
        number=given["number"],
        issuer=given["issuer"],
        document_id=paper.pk if paper else None,
        **days,
    )


def _day(name: str, text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError as error:
        raise Invalid({name: _("expected a day, like 2027-03-31")}) from error
