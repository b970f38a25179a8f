"""Programs are registered by an administrator of their organisation, and withdrawn at once."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core.access import policy
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.queries import found
from daodi.hub.core.audit.actions import record
from daodi.hub.core.organisations.models import Membership
from daodi.hub.health.fhir.models import Client, Token
from daodi.hub.health.fhir.scopes import Scope, joined, parsed
from daodi.hub.health.fhir.smart.keys import keys_of

MOST = 50


def clients(actor: Actor) -> QuerySet[Client]:
    """The programs of the actor's organisation."""
    if actor.organisation is None:
        return Client.objects.none()
    return Client.objects.filter(organisation=actor.organisation).select_related("membership__user")


@transaction.atomic
def register(*, actor: Actor, name: str, keys: str, scopes: str) -> Client:
    """A new program that acts as this member, for their organisation. Who comes with a key can make no other."""
    organisation = policy.acting_for(actor)
    policy.is_admin(actor, organisation.pk)
    if actor.via not in ("session", "command"):
        policy.may_write(Actor())
    if not (name := name.strip()) or len(name) > 100:
        raise Invalid({"name": _("expected 1 to 100 characters")})
    if clients(actor).filter(withdrawn_at=None).count() >= MOST:
        raise Invalid({"name": _("There are %d programs; withdraw one first.") % MOST})
    client = Client.objects.create(
        organisation=organisation,
        membership=Membership.objects.get(user=actor.user, organisation=organisation),
        name=name,
        keys=keys_of(keys),
        scopes=[str(one) for one in wanted(scopes)],
    )
    changes = {"scopes": client.scopes, "keys": [one["kid"] for one in client.keys]}
    record(actor=actor, verb="register-client", subject=client, changes=changes)
    return client


@transaction.atomic
def withdraw(*, actor: Actor, client_id: object) -> Client:
    """Ends a program and its tokens at once."""
    policy.signed_in(actor)
    client = found(clients(actor), pk=client_id)
    policy.is_admin(actor, client.organisation_id)
    if client.withdrawn_at is None:
        client.withdrawn_at = timezone.now()
        client.save(update_fields=["withdrawn_at"])
        Token.objects.filter(client=client).delete()
        record(actor=actor, verb="withdraw-client", subject=client, changes={})
    return client


def wanted(text: str) -> tuple[Scope, ...]:
    """The scopes of a text, between spaces; ``Invalid`` says which is none."""
    try:
        scopes = joined(parsed(one) for one in text.split())
    except ValueError as error:
        raise Invalid({"scopes": str(error)}) from error
    if not scopes:
        raise Invalid({"scopes": _("Expected scopes, as system/Task.rs or system/*.read.")})
    return scopes
