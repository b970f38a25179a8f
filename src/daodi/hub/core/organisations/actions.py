"""Founding and approving organisations, and who belongs to them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core.access import keys
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound, NotSignedIn
from daodi.hub.core.access.queries import found
from daodi.hub.core.audit.actions import record
from daodi.hub.core.jobs.notices import tell
from daodi.hub.core.organisations import policy
from daodi.hub.core.organisations.models import (
    Identifier,
    Invitation,
    Kind,
    Membership,
    Name,
    Organisation,
    Role,
    Standing,
    User,
)
from daodi.hub.core.organisations.numbers import cleaned

INVITED_FOR = timedelta(days=14)


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
    _check_facts(facts)
    organisation = Organisation.objects.create(**facts, example=example)
    for language, text in (names or {}).items():
        Name.objects.create(organisation=organisation, language=language, text=text)
    for scheme, value in (identifiers or {}).items():
        _identify(organisation, scheme, value)
    if actor.user:
        Membership.objects.create(user=actor.user, organisation=organisation, role=Role.ADMIN)
    record(actor=actor, verb="found", subject=organisation, changes={**facts, "identifiers": identifiers or {}})
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


@transaction.atomic
def identify(*, actor: Actor, organisation: Organisation, scheme: str, value: str) -> Identifier:
    """Adds a number that the organisation is known by."""
    policy.administers(actor, organisation)
    identifier = _identify(organisation, scheme, value)
    record(actor=actor, verb="identify", subject=organisation, changes={identifier.scheme: identifier.value})
    return identifier


@transaction.atomic
def join(*, actor: Actor, user: User, organisation: Organisation, role: str) -> Membership:
    """Makes a person a member. For the command line; others invite."""
    if actor.via != "command":
        raise NotFound
    _check_role(role)
    membership, _made = Membership.objects.update_or_create(
        user=user, organisation=organisation, defaults={"role": role}
    )
    record(actor=actor, verb="join", subject=organisation, changes={"user": str(user.pk), "role": role})
    return membership


@transaction.atomic
def invite(*, actor: Actor, organisation: Organisation, email: str, role: str) -> tuple[Invitation, str]:
    """Invites one e-mail address; the secret goes into the letter and is kept nowhere."""
    policy.administers(actor, organisation)
    if actor.user is None:
        raise NotSignedIn
    _check_role(role)
    try:
        validate_email(email)
    except ValidationError as error:
        raise Invalid({"email": _("expected an e-mail address, like ana@example.org")}) from error
    secret = keys.made()
    invitation = Invitation.objects.create(
        organisation=organisation,
        email=email.strip().lower(),
        role=role,
        secret_hash=keys.hashed(secret),
        invited_by=actor.user,
        expires_at=timezone.now() + INVITED_FOR,
    )
    record(actor=actor, verb="invite", subject=organisation, changes={"invitation": str(invitation.pk), "role": role})
    return invitation, secret


@transaction.atomic
def accept(*, actor: Actor, secret: str) -> Membership:
    """Takes an invitation up: it must be for the confirmed address of the person who is signed in."""
    if actor.user is None:
        raise NotSignedIn
    open_ones = Invitation.objects.select_for_update().filter(accepted_at=None, withdrawn_at=None)
    invitation = found(open_ones.filter(expires_at__gt=timezone.now()), secret_hash=keys.hashed(secret))
    if not EmailAddress.objects.filter(user=actor.user, email=invitation.email, verified=True).exists():
        raise NotFound
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    membership, _made = Membership.objects.get_or_create(
        user=actor.user, organisation=invitation.organisation, defaults={"role": invitation.role}
    )
    changes = {"invitation": str(invitation.pk), "user": str(actor.user.pk), "role": membership.role}
    record(actor=actor, verb="accept-invitation", subject=invitation.organisation, changes=changes)
    return membership


@transaction.atomic
def leave(*, actor: Actor, organisation: Organisation, user_id: object) -> None:
    """Ends a membership, with its keys: an administrator may, and everybody their own."""
    if actor.user is None or str(actor.user.pk) != str(user_id):
        policy.administers(actor, organisation)
    found(organisation.memberships.all(), user=user_id).delete()
    _keep_an_admin(organisation)
    record(actor=actor, verb="leave", subject=organisation, changes={"user": str(user_id)})


def _may_found(actor: Actor, kind: str) -> None:
    if kind == Kind.OPERATOR and actor.via != "command":
        raise Invalid({"kind": _("An operator is made on the command line alone.")})
    if actor.user and actor.user.memberships.filter(organisation__standing=Standing.PENDING).exists():
        raise Conflict(_("One of your organisations still waits for the operator."))


def _check_facts(facts: Mapping[str, str]) -> None:
    wrong = {}
    if not 2 <= len(facts["name"]) <= 200:
        wrong["name"] = _("expected a name of 2 to 200 letters")
    if facts["kind"] not in Kind.values:
        wrong["kind"] = _("expected one of: %s") % ", ".join(Kind.values)
    if not 2 <= len(facts["jurisdiction"]) <= 8 or not facts["jurisdiction"].replace("-", "").isalnum():
        wrong["jurisdiction"] = _("expected a country or region code, like CN or HK")
    if wrong:
        raise Invalid(wrong)


def _check_role(role: str) -> None:
    if role not in Role.values:
        raise Invalid({"role": _("expected one of: %s") % ", ".join(Role.values)})


def _identify(organisation: Organisation, scheme: str, value: str) -> Identifier:
    try:
        value = cleaned(scheme, value)
    except ValueError as error:
        raise Invalid({scheme: str(error)}) from error
    if Identifier.objects.filter(scheme=scheme, value=value).exclude(organisation=organisation).exists():
        raise Conflict(_("Another organisation holds this number."))
    return Identifier.objects.get_or_create(organisation=organisation, scheme=scheme, value=value)[0]


def _set_standing(actor: Actor, organisation: Organisation, standing: str) -> None:
    if actor.via != "command":
        policy.is_operator(actor)
    before, organisation.standing = organisation.standing, standing
    organisation.save(update_fields=["standing"])
    record(actor=actor, verb="set-standing", subject=organisation, changes={"standing": [before, standing]})
    page = f"/organisations/{organisation.pk}"
    for membership in organisation.memberships.select_related("user"):
        tell(to=membership.user, say=lambda: f"{organisation}: {organisation.get_standing_display()}", path=page)


def _tell_operator(organisation: Organisation) -> None:
    operators = User.objects.filter(
        memberships__role=Role.ADMIN, memberships__organisation__kind=Kind.OPERATOR, is_active=True
    )
    for person in operators.distinct():
        tell(to=person, say=lambda: _("%s waits for you.") % organisation, path=f"/organisations/{organisation.pk}")


def _keep_an_admin(organisation: Organisation) -> None:
    if not organisation.memberships.filter(role=Role.ADMIN).exists():
        raise Conflict(_("An organisation needs an administrator; make another one first."))
