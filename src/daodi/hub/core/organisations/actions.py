"""Founding and approving organisations, and the people whom the command line adds."""

from __future__ import annotations

from collections.abc import Mapping

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.core.audit.actions import record
from daodi.hub.core.jobs.notices import tell
from daodi.hub.core.organisations import policy
from daodi.hub.core.organisations.models import (
    Kind,
    Membership,
    Organisation,
    Role,
    Standing,
    User,
)
from daodi.hub.core.organisations.naming import add_identifier, set_names, wrong_names
from daodi.hub.core.search.actions import index


@transaction.atomic
def add_user(*, actor: Actor, email: str, name: str = "", password: str) -> User:
    """A person who can sign in at once: their address counts as confirmed. For the command line alone."""
    if actor.via != "command":
        raise NotFound
    email = email.strip().lower()
    user = User(email=email, name=name)
    try:
        validate_email(email)
    except ValidationError as error:
        raise Invalid({"email": _("expected an e-mail address, like ana@example.org")}) from error
    if User.objects.filter(email=email).exists():
        raise Conflict(_("%s is here already") % email)
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Invalid({"password": " ".join(error.messages)}) from error
    user = User.objects.create_user(email, password, name=name)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    record(actor=actor, verb="add-user", subject=user, changes={})
    return user


@transaction.atomic
def found_organisation(
    *,
    actor: Actor,
    name: str,
    kind: str,
    jurisdiction: str,
    names: Mapping[str, str] | None = None,
    identifiers: Mapping[str, str] | None = None,
    example: bool = False,
) -> Organisation:
    """A new organisation that waits for the operator; the person who founds it administers it."""
    policy.signed_in(actor)
    _may_found(actor, kind)
    facts = {"name": name.strip(), "kind": kind, "jurisdiction": jurisdiction.strip().upper()}
    _check_facts(facts, names or {})
    organisation = Organisation.objects.create(**facts, example=example)
    set_names(organisation, names or {})
    for scheme, value in (identifiers or {}).items():
        add_identifier(organisation, scheme, value)
    if actor.user:
        Membership.objects.create(user=actor.user, organisation=organisation, role=Role.ADMIN)
    record(actor=actor, verb="found", subject=organisation, changes={**facts, "identifiers": identifiers or {}})
    index([organisation])
    _tell_operator(organisation)
    return organisation


@transaction.atomic
def approve(*, actor: Actor, organisation: Organisation) -> None:
    """Lets an organisation take part."""
    _set_standing(actor, organisation, Standing.APPROVED)


@transaction.atomic
def refuse(*, actor: Actor, organisation: Organisation) -> None:
    """Tells an organisation that it can't take part."""
    if organisation.standing != Standing.PENDING:
        raise Conflict(_("Only an organisation that waits can be refused."))
    _set_standing(actor, organisation, Standing.REFUSED)


@transaction.atomic
def suspend(*, actor: Actor, organisation: Organisation) -> None:
    """Stops an organisation's people from acting for it; its records stay as they are."""
    if actor.is_of(organisation.pk):
        raise Conflict(_("The operator can't suspend itself."))
    _set_standing(actor, organisation, Standing.SUSPENDED)


def _may_found(actor: Actor, kind: str) -> None:
    if kind == Kind.OPERATOR and actor.via != "command":
        raise Invalid({"kind": _("An operator is made on the command line alone.")})
    if actor.user and actor.user.memberships.filter(organisation__standing=Standing.PENDING).exists():
        raise Conflict(_("One of your organisations still waits for the operator."))


def _check_facts(facts: Mapping[str, str], names: Mapping[str, str]) -> None:
    wrong = wrong_names({**names, "name": facts["name"]})
    if facts["kind"] not in Kind.values:
        wrong["kind"] = _("expected one of: %s") % ", ".join(Kind.values)
    if not 2 <= len(facts["jurisdiction"]) <= 8 or not facts["jurisdiction"].replace("-", "").isalnum():
        wrong["jurisdiction"] = _("expected a country or region code, like CN or HK")
    if wrong:
        raise Invalid(wrong)


def _set_standing(actor: Actor, organisation: Organisation, standing: str) -> None:
    if actor.via != "command":
        policy.is_operator(actor)
    before, organisation.standing = organisation.standing, standing
    organisation.save(update_fields=["standing"])
    record(actor=actor, verb="set-standing", subject=organisation, changes={"standing": [before, standing]})
    index([organisation])
    page = f"/organisations/{organisation.pk}"
    for membership in organisation.memberships.select_related("user"):
        tell(to=membership.user, say=lambda: f"{organisation}: {organisation.get_standing_display()}", path=page)


def _tell_operator(organisation: Organisation) -> None:
    operators = User.objects.filter(
        memberships__role=Role.ADMIN, memberships__organisation__kind=Kind.OPERATOR, is_active=True
    )
    for person in operators.distinct():
        tell(to=person, say=lambda: _("%s waits for you.") % organisation, path=f"/organisations/{organisation.pk}")
