"""The interactions of REST, each as plain calls: a type, what was sent, whose visit it is."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import transaction

from daodi.hub.core.access.errors import Invalid, NotFound
from daodi.hub.core.access.policy import may_write
from daodi.hub.core.access.queries import found
from daodi.hub.core.audit.models import Head
from daodi.hub.health.fhir.asked import asked
from daodi.hub.health.fhir.models import How
from daodi.hub.health.fhir.outcome import Flawed, Unfit
from daodi.hub.health.fhir.registry import Served, served
from daodi.hub.health.fhir.searching import matching
from daodi.hub.health.fhir.validation import validate
from daodi.hub.health.fhir.visit import Visit, unscoped
from daodi.hub.health.fhir.written import etag

Resource = dict[str, Any]


def type_of(name: str) -> Served:
    """The type of that name, or ``NotFound``."""
    one = served(name)
    if one is None:
        raise NotFound(f"{name[:80]}: no such type here")
    return one


def read(visit: Visit, one: Served, mark: str) -> Any:
    """One record, or ``NotFound``: what is not an id is no record either."""
    visit.must(one.type, "r")
    return _seen(visit, one, mark)


def _seen(visit: Visit, one: Served, mark: str) -> Any:
    try:
        return found(one.seen(visit.actor), pk=UUID(mark))
    except ValueError as error:
        raise NotFound from error
    except NotFound:
        for record in unscoped(one, UUID(mark)):
            visit.note(one, record, How.DENIED)
        raise


def parsed(body: bytes) -> Resource:
    """The resource that was sent, without anything wrong with it; ``Flawed`` says what is."""
    issues = [one for one in validate(body) if one.severity == "error"]
    if issues:
        raise Flawed(issues)
    try:
        said: Resource = json.loads(body.decode("utf-8-sig"))
    except ValueError as error:
        raise Unfit("has comments, which JSON has not") from error
    return said


@transaction.atomic
def create(visit: Visit, one: Served, sent: Resource, *, unless: str = "") -> tuple[Any, bool]:
    """A new record of what was sent, and True; with ``unless``, the only one that this search finds, and False."""
    _may(visit, one, "c")
    _fits(one, sent)
    if one.taken is None:
        raise Unfit(f"{one.type} is read only here", 405)
    if unless and (there := _only(visit, one, unless)) is not None:
        return there, False
    record = one.taken(visit.actor, sent, None)
    visit.note(one, record, How.TAKEN)
    return _again(visit, one, record), True


@transaction.atomic
def update(visit: Visit, one: Served, mark: str, sent: Resource, *, match: str = "") -> Any:
    """The record changed to what was sent, where it still is of the version named."""
    _may(visit, one, "u")
    _fits(one, sent)
    record = _held(visit, one, mark)
    if one.taken is None:
        raise Unfit(f"{one.type} is read only here", 405)
    if sent.get("id") != str(record.pk):
        raise Invalid({f"{one.type}.id": f"expected {record.pk}, as in the address"})
    if match and match.removeprefix("W/") not in ("*", etag(one, record).removeprefix("W/")):
        raise Unfit(f"it was changed meanwhile, and is now {etag(one, record)}", 412)
    record = one.taken(visit.actor, sent, record)
    visit.note(one, record, How.TAKEN)
    return _again(visit, one, record)


def _may(visit: Visit, one: Served, interaction: str) -> None:
    visit.known()
    visit.must(one.type, interaction)
    may_write(visit.actor)


def _held(visit: Visit, one: Served, mark: str) -> Any:
    """The record, which nobody else changes until this is over."""
    record = _seen(visit, one, mark)
    list(type(record)._base_manager.select_for_update().filter(pk=record.pk).values_list("pk"))
    return found(one.seen(visit.actor), pk=record.pk)


def _again(visit: Visit, one: Served, record: Any) -> Any:
    """The record as it is seen, with all that ``seen`` puts on it."""
    return one.seen(visit.actor).filter(pk=record.pk).first() or record


def _fits(one: Served, sent: Resource) -> None:
    if sent.get("resourceType") != one.type:
        raise Invalid({"resourceType": f"{str(sent.get('resourceType'))[:80]}; expected {one.type}"})


def _only(visit: Visit, one: Served, query: str) -> Any | None:
    visit.must(one.type, "s")
    # Held until this is over, so that of two who ask at once one finds what the other made.
    list(Head.objects.select_for_update().filter(pk=1))
    wanted = asked(one, query.removeprefix("?"), replace(visit, strict=True))
    if not wanted.wanted:
        raise Unfit("If-None-Exist: expected a search", 412)
    there = list(matching(one, wanted, visit)[:2])
    if len(there) > 1:
        raise Unfit("If-None-Exist finds several", 412)
    return there[0] if there else None
