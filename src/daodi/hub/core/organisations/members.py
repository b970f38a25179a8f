"""Who belongs to an organisation: invited, taken in, given another role, let go."""

from __future__ import annotations

from datetime import timedelta

from allauth.account.models import EmailAddress
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
from daodi.hub.core.organisations.models import Invitation, Membership, Organisation, Role, User

INVITED_FOR = timedelta(days=14)


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
def withdraw_invitation(*, actor: Actor, organisation: Organisation, invitation_id: object) -> Invitation:
    """Ends an invitation that nobody has taken up: its letter opens nothing any more."""
    policy.administers(actor, organisation)
    invitation = found(organisation.invitations.select_for_update(), pk=invitation_id)
    if invitation.accepted_at:
        raise Conflict(_("This invitation was taken up already."))
    if invitation.withdrawn_at is None:
        invitation.withdrawn_at = timezone.now()
        invitation.save(update_fields=["withdrawn_at"])
        changes = {"invitation": str(invitation.pk), "role": invitation.role}
        record(actor=actor, verb="withdraw-invitation", subject=organisation, changes=changes)
    return invitation


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
def set_role(*, actor: Actor, organisation: Organisation, user_id: object, role: str) -> Membership:
    """Gives a member another role. One administrator stays, whoever asks at the same moment."""
    policy.administers(actor, organisation)
    _check_role(role)
    _hold(organisation)
    membership = found(organisation.memberships.select_related("user"), user=user_id)
    before, membership.role = membership.role, role
    if before != role:
        membership.save(update_fields=["role"])
        _keep_an_admin(organisation)
        changes = {"user": str(membership.user_id), "role": [before, role]}
        record(actor=actor, verb="set-role", subject=organisation, changes=changes)
        page = f"/organisations/{organisation.pk}"
        tell(to=membership.user, say=lambda: f"{organisation}: {membership.get_role_display()}", path=page)
    return membership


@transaction.atomic
def leave(*, actor: Actor, organisation: Organisation, user_id: object) -> None:
    """Ends a membership, with its keys: an administrator may, and everybody their own."""
    if actor.user is None or str(actor.user.pk) != str(user_id):
        policy.administers(actor, organisation)
    _hold(organisation)
    found(organisation.memberships.all(), user=user_id).delete()
    _keep_an_admin(organisation)
    record(actor=actor, verb="leave", subject=organisation, changes={"user": str(user_id)})


def _check_role(role: str) -> None:
    if role not in Role.values:
        raise Invalid({"role": _("expected one of: %s") % ", ".join(Role.values)})


def _hold(organisation: Organisation) -> None:
    """Two who let each other go at the same moment come one after the other."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)


def _keep_an_admin(organisation: Organisation) -> None:
    if not organisation.memberships.filter(role=Role.ADMIN).exists():
        raise Conflict(_("An organisation needs an administrator; make another one first."))
