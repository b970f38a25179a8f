"""Sharing and withdrawing, publishing, and keys for programs."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core.access import holding, keys, policy
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.models import Grant, Key, Owned, Scope, Visibility
from daodi.hub.core.access.queries import found, grants_of, keys_of
from daodi.hub.core.audit.actions import record
from daodi.hub.core.organisations.models import Membership, Organisation, Standing
from daodi.hub.core.search.actions import index

LONGEST = timedelta(days=366)


@transaction.atomic
def share(*, actor: Actor, subject: Owned, to: Organisation, until: datetime | None = None) -> Grant:
    """Lets another organisation see one record, until a time. Said twice, the later time stands."""
    policy.may_change(actor, subject)
    if to.pk == subject.owner_id:
        raise Invalid({"to": _("This is your own organisation.")})
    if to.standing != Standing.APPROVED:
        raise Invalid({"to": _("This organisation is not a member yet.")})
    if until is not None and until <= timezone.now():
        raise Invalid({"until": _("This time has passed; expected a time to come.")})
    holding.may_share(subject)
    grant, _made = Grant.objects.update_or_create(
        to=to,
        object_type=ContentType.objects.get_for_model(subject),
        object_id=subject.pk,
        withdrawn_at=None,
        defaults={"until": until, "owner_id": subject.owner_id},
    )
    record(actor=actor, verb="share", subject=subject, changes={"to": str(to.pk), "until": until})
    index([subject])
    return grant


@transaction.atomic
def withdraw(*, actor: Actor, subject: Owned, to: Organisation) -> None:
    """Ends what was shared with one organisation, at once."""
    policy.may_change(actor, subject)
    grant = found(grants_of(subject, actor), to=to)
    grant.withdrawn_at = timezone.now()
    grant.save(update_fields=["withdrawn_at"])
    record(actor=actor, verb="withdraw", subject=subject, changes={"to": str(to.pk)})
    index([subject])


@transaction.atomic
def set_visibility(*, actor: Actor, subject: Owned, visibility: str) -> None:
    """Shows a record to everybody, or takes it back to its owner and those it is shared with."""
    policy.may_change(actor, subject)
    if visibility not in Visibility.values:
        raise Invalid({"visibility": _("expected one of: %s") % ", ".join(Visibility.values)})
    if visibility == Visibility.PUBLISHED:
        holding.may_publish(subject)
    else:
        holding.stays_private(subject)
    before, subject.visibility = subject.visibility, visibility
    subject.save(update_fields=["visibility"])
    record(actor=actor, verb="set-visibility", subject=subject, changes={"visibility": [before, visibility]})
    index([subject])


@transaction.atomic
def make_key(*, actor: Actor, membership: Membership, name: str, scope: str, days: int = 90) -> tuple[Key, str]:
    """A key for a program that acts as this member; the secret is given here and never again."""
    if actor.via != "command":
        policy.signed_in(actor)
        found(Membership.objects.filter(user=actor.user), pk=membership.pk)
        if actor.via != "session" or (scope == Scope.WRITE and not actor.may_write):
            policy.may_write(Actor())
    if scope not in Scope.values:
        raise Invalid({"scope": _("expected one of: %s") % ", ".join(Scope.values)})
    if not timedelta() < timedelta(days=days) <= LONGEST:
        raise Invalid({"days": _("expected 1 to %d") % LONGEST.days})
    secret = keys.made()
    key = Key.objects.create(
        membership=membership,
        name=name.strip()[:100],
        secret_hash=keys.hashed(secret),
        hint=secret[: len(keys.PREFIX) + 4],
        scope=scope,
        expires_at=timezone.now() + timedelta(days=days),
    )
    record(actor=actor, verb="make-key", subject=key, changes={"scope": scope, "expires_at": key.expires_at})
    return key, secret


@transaction.atomic
def withdraw_key(*, actor: Actor, key_id: object) -> Key:
    """Ends a key at once. Its holder may, and the command line."""
    held = Key.objects.all() if actor.via == "command" else keys_of(actor)
    key = found(held, pk=key_id)
    if key.withdrawn_at is None:
        key.withdrawn_at = timezone.now()
        key.save(update_fields=["withdrawn_at"])
        record(actor=actor, verb="withdraw-key", subject=key, changes={})
    return key
