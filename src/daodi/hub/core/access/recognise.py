"""Finds out who asks, from the session or from a bearer key."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from daodi.hub.core.access import keys
from daodi.hub.core.access.actor import NOBODY, READ, WRITE, Actor
from daodi.hub.core.access.models import Key, Scope
from daodi.hub.core.organisations.models import Kind, Membership, Standing, User

CHOSEN = "organisation"


def actor_of(request: HttpRequest) -> Actor:
    """The one who asks. A bearer key, where one is sent, is the only thing looked at."""
    bearer = bearer_of(request)
    if bearer is not None:
        return by_key(bearer)
    user = request.user
    return by_user(user, request.session.get(CHOSEN)) if isinstance(user, User) else NOBODY


def bearer_of(request: HttpRequest) -> str | None:
    """The key in the Authorization header, or None where the request comes without one."""
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else None


def by_user(user: User, chosen: UUID | str | None = None) -> Actor:
    """A signed-in person, acting for the organisation they chose, or for their first one."""
    standing = _standing().filter(user=user)
    membership = (standing.filter(organisation__pk=chosen).first() if chosen else None) or standing.first()
    if membership is None:
        return Actor(user=user, scopes=WRITE, via="session")
    return _acting(membership, user, WRITE, "session")


def by_key(secret: str) -> Actor:
    """The member whose key this is; nobody, where the key is unknown, withdrawn or too old."""
    held = Key.objects.filter(
        secret_hash=keys.hashed(secret),
        withdrawn_at=None,
        expires_at__gt=timezone.now(),
        membership__organisation__standing=Standing.APPROVED,
        membership__user__is_active=True,
    )
    key = held.select_related("membership__organisation", "membership__user").order_by().first()
    if key is None:
        return NOBODY
    scopes = WRITE if key.scope == Scope.WRITE else READ
    return _acting(key.membership, key.membership.user, scopes, f"key:{key.hint}")


def _acting(membership: Membership, user: User, scopes: frozenset[str], via: str) -> Actor:
    organisation = membership.organisation
    return Actor(
        user=user,
        organisation=organisation,
        roles=frozenset({membership.role}),
        operator=organisation.kind == Kind.OPERATOR,
        scopes=scopes,
        via=via,
    )


def _standing() -> QuerySet[Membership]:
    members = Membership.objects.filter(organisation__standing=Standing.APPROVED, user__is_active=True)
    return members.select_related("organisation", "user")
