"""Finds out who asks, from the session or from a bearer key."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import connection
from django.http import HttpRequest
from django.utils import timezone

from daodi.hub.core.access import keys
from daodi.hub.core.access.actor import NOBODY, READ, WRITE, Actor
from daodi.hub.core.access.models import Key, Scope
from daodi.hub.core.asking import identity, records
from daodi.hub.core.organisations.models import Kind, Organisation, User

CHOSEN = "organisation"
# Asked at every request, so written out: to put them together anew costs several times what it costs to answer them.
PLACES = """
    SELECT organisation.*, membership.role, membership.id AS membership
    FROM organisations_membership AS membership
    JOIN organisations_organisation AS organisation ON organisation.id = membership.organisation_id
    WHERE membership.user_id = %s AND organisation.standing = 'approved'
    ORDER BY membership.created_at, membership.id"""
HOLDER = """
    SELECT person.*, bearer.scope, bearer.hint, bearer.membership_id AS membership
    FROM access_key AS bearer
    JOIN organisations_membership AS membership ON membership.id = bearer.membership_id
    JOIN organisations_user AS person ON person.id = membership.user_id
    WHERE bearer.secret_hash = %s AND bearer.withdrawn_at IS NULL AND bearer.expires_at > %s AND person.is_active"""


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
    held = _places(user) if user.is_active else []
    place = next((one for one in held if str(one.pk) == str(chosen)), held[0] if held else None)
    return _acting(user, place, WRITE, "session") if place else Actor(user=user, scopes=WRITE, via="session")


def by_key(secret: str) -> Actor:
    """The member whose key this is; nobody, where the key is unknown, withdrawn or too old."""
    now = Key._meta.get_field("expires_at").get_db_prep_value(timezone.now(), connection)
    user: Any = next(iter(records(User, HOLDER, [keys.hashed(secret), now])), None)
    place = next((one for one in _places(user) if one.membership == user.membership), None) if user else None
    if place is None:
        return NOBODY
    return _acting(user, place, WRITE if user.scope == Scope.WRITE else READ, f"key:{user.hint}")


def _places(user: User) -> list[Any]:
    """The approved organisations that a person belongs to, each with the role there, the oldest membership first."""
    return records(Organisation, PLACES, [identity(User, user.pk)])


def _acting(user: Any, place: Any, scopes: frozenset[str], via: str) -> Actor:
    return Actor(
        user=user,
        organisation=place,
        roles=frozenset({place.role}),
        operator=place.kind == Kind.OPERATOR,
        scopes=scopes,
        via=via,
    )
