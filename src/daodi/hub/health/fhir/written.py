"""A record as the resource that is answered: with its id, its version, and where it stands in a Bundle."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from daodi.hub.health.fhir.registry import Served

Resource = dict[str, Any]


def changed_at(one: Served, record: Any) -> datetime:
    """When a record was last changed."""
    at: datetime = getattr(record, one.changed)
    return at


def version_of(one: Served, record: Any) -> str:
    """The version of a record: the microsecond of its last change.

    It is no count, since nothing is kept of the versions before but in the history of the hub.
    """
    return str(int(changed_at(one, record).timestamp() * 1_000_000))


def resource(one: Served, record: Any) -> Resource:
    """The whole resource of a record."""
    body = one.written(record)
    meta = {**body.pop("meta", {}), "versionId": version_of(one, record)}
    meta["lastUpdated"] = changed_at(one, record).isoformat(timespec="milliseconds")
    return {"resourceType": one.type, "id": str(record.pk), "meta": meta, **body}


def etag(one: Served, record: Any) -> str:
    """The version as HTTP says it."""
    return f'W/"{version_of(one, record)}"'


def entry(one: Served, record: Any, base: str, mode: str) -> Resource:
    """An entry of a search."""
    address = f"{base}/{one.type}/{record.pk}"
    return {"fullUrl": address, "resource": resource(one, record), "search": {"mode": mode}}
