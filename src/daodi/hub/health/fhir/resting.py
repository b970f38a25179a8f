"""The interactions of REST, each as plain calls: a type, what was sent, who asks."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.db import transaction

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid, NotFound
from daodi.hub.core.access.policy import may_write
from daodi.hub.core.access.queries import found
from daodi.hub.health.fhir.outcome import Flawed, Unfit
from daodi.hub.health.fhir.registry import Served, served
from daodi.hub.health.fhir.searching import Search, asked
from daodi.hub.health.fhir.validation import validate
from daodi.hub.health.fhir.written import etag

Resource = dict[str, Any]


def type_of(name: str) -> Served:
    """The type of that name, or ``NotFound``."""
    one = served(name)
    if one is None:
        raise NotFound(f"{name}: no such type here")
    return one


def read(actor: Actor, one: Served, mark: str) -> Any:
    """One record, or ``NotFound``: what is not an id is no record either."""
    try:
        return found(one.seen(actor), pk=UUID(mark))
    except ValueError as error:
        raise NotFound from error


def parsed(body: bytes) -> Resource:
    """The resource that was sent, without anything wrong with it; ``Flawed`` says what is."""
    issues = [one for one in validate(body) if one.severity == "error"]
    if issues:
        raise Flawed(issues)
    said: Resource = json.loads(body)
    return said


@transaction.atomic
def create(actor: Actor, one: Served, sent: Resource, *, unless: str = "") -> tuple[Any, bool]:
    """A new record of what was sent, and True; with ``unless``, the only one that this search finds, and False."""
    _fits(one, sent)
    if unless and (there := _only(actor, one, unless)) is not None:
        return there, False
    may_write(actor)
    if one.taken is None:
        raise Unfit(f"{one.type} is read only here", 405)
    return one.taken(actor, sent, None), True


@transaction.atomic
def update(actor: Actor, one: Served, mark: str, sent: Resource, *, match: str = "") -> Any:
    """The record changed to what was sent, where it still is of the version named."""
    _fits(one, sent)
    record = read(actor, one, mark)
    may_write(actor)
    if one.taken is None:
        raise Unfit(f"{one.type} is read only here", 405)
    if sent.get("id") != str(record.pk):
        raise Invalid({f"{one.type}.id": f"expected {record.pk}, as in the address"})
    if match and match != etag(one, record):
        raise Unfit(f"it was changed meanwhile, and is now {etag(one, record)}", 412)
    return one.taken(actor, sent, record)


def _fits(one: Served, sent: Resource) -> None:
    if sent.get("resourceType") != one.type:
        raise Invalid({"resourceType": f"{sent.get('resourceType')}; expected {one.type}"})


def _only(actor: Actor, one: Served, query: str) -> Any | None:
    search: Search = asked(one, query, actor=actor, strict=True)
    there = list(one.seen(actor).filter(search.wanted)[:2])
    if len(there) > 1:
        raise Unfit("If-None-Exist finds several", 412)
    return there[0] if there else None
