"""What an actor may see. Every list and every page of owned records begins here."""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import connection
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import NotFound
from daodi.hub.core.access.models import Grant, Key, Owned, Visibility
from daodi.hub.core.organisations.models import Organisation

O = TypeVar("O", bound=Owned)  # noqa: E741
M = TypeVar("M", bound=Model)
GRANTED = "SELECT id FROM access_grant WHERE to_id = %s AND object_type_id = %s AND withdrawn_at IS NULL LIMIT 1"


def visible(records: QuerySet[O], actor: Actor) -> QuerySet[O]:
    """The records this actor may see: their organisation's own, the published, and those granted and not expired."""
    seen = Q(visibility=Visibility.PUBLISHED)
    if actor.organisation is not None:
        seen |= Q(owner=actor.organisation)
        if _was_granted_any(records.model, actor.organisation):
            seen |= Q(Exists(_standing(records.model, to=actor.organisation, object_id=OuterRef("pk"))))
    return records.filter(seen)


def one(records: QuerySet[O], actor: Actor, public_id: UUID | str) -> O:
    """The record of that id, or ``NotFound`` where there is none for this actor."""
    return found(visible(records, actor), pk=public_id)


def found(records: QuerySet[M], **facts: Any) -> M:
    """The only record that fits, or ``NotFound``; what isn't an id at all isn't found either."""
    try:
        return records.get(**facts)
    except (ObjectDoesNotExist, ValidationError, ValueError, OverflowError) as error:
        raise NotFound from error


def grants_of(record: Owned, actor: Actor) -> QuerySet[Grant]:
    """To whom a record is shown now; its owner alone may know."""
    if not actor.is_of(record.owner_id):
        return Grant.objects.none()
    return _standing(type(record), object_id=record.pk).select_related("to")


def shared_with(record: Owned, party: Organisation) -> bool:
    """Whether a record is shown to that organisation now by its owner's word, published or not."""
    return _standing(type(record), object_id=record.pk).filter(to=party).exists()


def keys_of(actor: Actor) -> QuerySet[Key]:
    """The keys of the person who asks, newest first."""
    if actor.user is None:
        return Key.objects.none()
    return Key.objects.filter(membership__user=actor.user)


def _standing(model: type[Model], **facts: Any) -> QuerySet[Grant]:
    kind = ContentType.objects.get_for_model(model)
    in_time = Q(until=None) | Q(until__gt=timezone.now())
    return Grant.objects.filter(in_time, object_type=kind, withdrawn_at=None, **facts)


def _was_granted_any(model: type[Model], organisation: Organisation) -> bool:
    # Asked first, since most are granted nothing of most kinds, and a list is then put together in half the time.
    kind = ContentType.objects.get_for_model(model)
    to = Grant._meta.get_field("to").get_db_prep_value(organisation.pk, connection)
    return any(Grant.objects.raw(GRANTED, [to, kind.pk]))
