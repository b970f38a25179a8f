"""Who may do what with organisations and their people."""

from __future__ import annotations

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.policy import is_admin, is_operator, signed_in
from daodi.hub.core.organisations.models import Organisation

__all__ = ["administers", "is_operator", "signed_in"]


def administers(actor: Actor, organisation: Organisation) -> None:
    """The actor is an administrator of that very organisation."""
    is_admin(actor, organisation.pk)
