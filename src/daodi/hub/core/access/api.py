"""Keys and who you are, under ``/api``. What is shared is said where the shared thing is."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from ninja import Router, Schema

from daodi.hub.core.access import actions, queries
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.auth import anyone
from daodi.hub.core.access.models import Key
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED

router = Router(tags=["access"])


class Me(Schema):
    email: str | None
    organisation_id: UUID | None
    organisation: str | None
    roles: list[str]
    operator: bool
    scopes: list[str]


class KeyOut(Schema):
    id: UUID
    name: str
    hint: str
    scope: str
    created_at: datetime
    expires_at: datetime
    withdrawn_at: datetime | None


@router.get("/me", response=Me, auth=anyone)
def me(request: Request) -> dict[str, object]:
    """Who you are to this site."""
    actor: Actor = request.actor
    return {
        "email": actor.user.email if actor.user else None,
        "organisation_id": actor.organisation.pk if actor.organisation else None,
        "organisation": actor.organisation.name if actor.organisation else None,
        "roles": sorted(actor.roles),
        "operator": actor.operator,
        "scopes": sorted(actor.scopes),
    }


@router.get("/keys", response=list[KeyOut])
def list_keys(request: Request) -> QuerySet[Key]:
    """Your keys, without their secrets."""
    return queries.keys_of(request.actor)


@router.post("/keys/{uuid:key_id}/withdraw", response={200: KeyOut, **CHANGED})
def withdraw_key(request: Request, key_id: UUID) -> Key:
    """Ends a key at once."""
    return actions.withdraw_key(actor=request.actor, key_id=key_id)
