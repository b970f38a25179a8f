"""What an actor may see. Every list and every page of owned records begins here."""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import NotFound
from daodi.hub.core.access.models import Grant, Key, Owned, Visibility

O = TypeVar("O", bound=Owned)  # noqa: E741
M = TypeVar("M", bound=Model)


def visible(records: QuerySet[O], actor: Actor) -> QuerySet[O]:
    """The records this actor may see: their organisation's own, the published, and those granted and not expired."""
    seen = Q(visibility=Visibility.PUBLISHED)
    if actor.organisation is not None:
        seen |= Q(owner=actor.organisation)
        seen |= Q(Exists(_standing(records.model).filter(to=actor.organisation, object_id=OuterRef("pk"))))
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
    return _standing(type(record)).filter(object_id=record.pk).select_related("to")


def keys_of(actor: Actor) -> QuerySet[Key]:
    """The keys of the person who asks, newest first."""
    if actor.user is None:
        return Key.objects.none()
    return Key.objects.filter(membership__user=actor.user).select_related("membership__organisation")


def _standing(model: type[Model]) -> QuerySet[Grant]:
    kind = ContentType.objects.get_for_model(model)
    return Grant.objects.filter(object_type=kind, withdrawn_at=None).filter(Q(until=None) | Q(until__gt=timezone.now()))
