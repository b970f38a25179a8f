"""A record as the resource that is answered: with its id, its version, and where it stands in a Bundle."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from daodi.hub.core.access.actor import Actor
from daodi.hub.health.fhir.registry import Served

Resource = dict[str, Any]


def changed_at(one: Served, record: Any) -> datetime:
    """When a record was last changed."""
    at: datetime = getattr(record, one.changed)
    return at.astimezone(UTC)


def version_of(one: Served, record: Any) -> str:
    """The version of a record: the microsecond of its last change.

    It is no count, since nothing is kept of the versions before but in the history of the hub.
    """
    at = changed_at(one, record)
    return str(int(at.timestamp()) * 1_000_000 + at.microsecond)


def resource(one: Served, record: Any, actor: Actor) -> Resource:
    """The whole resource of a record, as the actor is shown it."""
    body = dict(one.written(record) if one.shown is None else one.shown(actor, record))
    meta = {**body.pop("meta", {}), "versionId": version_of(one, record)}
    meta["lastUpdated"] = changed_at(one, record).isoformat(timespec="microseconds").replace("+00:00", "Z")
    own = {"resourceType": one.type, "id": str(record.pk), "meta": meta}
    return own | {name: value for name, value in body.items() if name not in own}


def etag(one: Served, record: Any) -> str:
    """The version as HTTP says it."""
    return f'W/"{version_of(one, record)}"'


def entry(one: Served, record: Any, base: str, mode: str, actor: Actor) -> Resource:
    """An entry of a search."""
    address = f"{base}/{one.type}/{record.pk}"
    return {"fullUrl": address, "resource": resource(one, record, actor), "search": {"mode": mode}}
