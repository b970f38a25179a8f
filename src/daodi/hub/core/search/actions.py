"""Keeps the index: one call at the end of each action that adds or changes what can be found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model

from daodi.hub.core.access.models import Grant, Visibility
from daodi.hub.core.search import scope
from daodi.hub.core.search.models import Entry
from daodi.hub.core.search.plain import joined, title
from daodi.hub.core.search.registry import Said, Telling, kind_of, kinds, telling

AT_ONCE = 2000
CHANGED = ("owner", "published", "title", "scope", "words")


@transaction.atomic
def index(records: Iterable[Model]) -> None:
    """Makes records of one kind found by what they say now, and by whom. Kinds that can't be found are passed over."""
    each = iter(records)
    while some := list(islice(each, AT_ONCE)):
        model = type(some[0])
        says = telling(model)
        if says is None:
            return
        entries = list(_entries(model, some, says))
        Entry.objects.bulk_create(
            entries, update_conflicts=True, unique_fields=("kind", "object_id"), update_fields=CHANGED
        )


def fill() -> None:
    """Indexes every kind that has records and no entry yet: a site of an earlier version, or one just restored."""
    for model in kinds():
        if not Entry.objects.filter(kind=kind_of(model)).exists():
            index(model._default_manager.order_by("created_at", "pk").iterator(AT_ONCE))


def _entries(model: type[Model], records: Sequence[Model], says: Telling) -> Iterator[Entry]:
    kind, shared = kind_of(model), _shared(model, records)
    for record in records:
        said = says(record)
        owner, published = _whose(record, said)
        told = scope.told(kind, owner=owner, published=published, shared_with=shared[record.pk])
        yield Entry(
            kind=kind,
            object_id=record.pk,
            owner=owner,
            published=published,
            title=title(said.title),
            scope=" ".join((told, *(scope.material(one) for one in said.materials if one))),
            words=joined(said.title, *said.words),
        )


def _whose(record: Any, said: Said) -> tuple[UUID, bool]:
    owner = said.owner or record.owner_id
    return owner, record.visibility == Visibility.PUBLISHED if said.published is None else said.published


def _shared(model: type[Model], records: Sequence[Model]) -> dict[object, list[UUID]]:
    """To whom each record is granted; whether a grant has run out is asked when it is read."""
    kind = ContentType.objects.get_for_model(model)
    grants = Grant.objects.filter(object_type=kind, withdrawn_at=None, object_id__in=[one.pk for one in records])
    shared: dict[object, list[UUID]] = defaultdict(list)
    for record, to in grants.order_by("object_id", "to").values_list("object_id", "to"):
        shared[record].append(to)
    return shared
