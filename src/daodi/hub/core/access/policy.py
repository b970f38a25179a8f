"""Who may do what. Actions ask here first; each function returns, or raises what stands in the way."""

from __future__ import annotations

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import NotAllowed, NotFound, NotSignedIn
from daodi.hub.core.access.models import Owned
from daodi.hub.core.access.queries import visible
from daodi.hub.core.organisations.models import Organisation


def signed_in(actor: Actor) -> None:
    """Somebody known asks."""
    if not actor.signed_in and actor.via != "command":
        raise NotSignedIn


def may_write(actor: Actor) -> None:
    """Somebody known asks, whose role and key allow changes."""
    signed_in(actor)
    if not actor.may_write:
        raise NotAllowed


def acting_for(actor: Actor) -> Organisation:
    """The organisation that what the actor makes belongs to; who acts for none may make nothing."""
    may_write(actor)
    if actor.organisation is None:
        raise NotAllowed
    return actor.organisation


def may_change(actor: Actor, record: Owned) -> None:
    """The record is the actor's organisation's own, and the actor may write. Unseen, it isn't there at all."""
    if not actor.is_of(record.owner_id):
        if visible(type(record)._default_manager.filter(pk=record.pk), actor).exists():
            raise NotAllowed
        raise NotFound
    may_write(actor)


def is_admin(actor: Actor, organisation_id: object) -> None:
    """The actor administers that organisation, or operates the hub from its command line."""
    if actor.via == "command":
        return
    signed_in(actor)
    if not actor.is_of(organisation_id):
        raise NotFound
    if "admin" not in actor.roles or not actor.may_write:
        raise NotAllowed


def is_operator(actor: Actor) -> None:
    """The actor belongs to the operator and may write; for others the thing isn't there."""
    signed_in(actor)
    if not actor.operator:
        raise NotFound
    may_write(actor)
