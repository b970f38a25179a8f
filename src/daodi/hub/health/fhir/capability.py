"""What is spoken at ``/fhir``, as a CapabilityStatement: made from what the rooms serve."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from daodi.hub.health.fhir.outcome import JSON
from daodi.hub.health.fhir.registry import Served, types

Resource = dict[str, Any]
KINDS = {"_id": "token", "_lastUpdated": "date"}


def capability(base: str, date: str) -> Resource:
    """The statement of this site."""
    rest = {
        "mode": "server",
        "security": {"cors": False, "description": "A bearer key of the hub, or SMART backend services."},
        "resource": [_resource(one) for one in types()],
        "interaction": [{"code": "transaction"}, {"code": "batch"}],
    }
    return {
        "resourceType": "CapabilityStatement",
        "status": "active",
        "date": date,
        "kind": "instance",
        "software": {"name": "daodi", "version": version("daodi")},
        "implementation": {"description": "daodi", "url": base},
        "fhirVersion": "4.0.1",
        "format": [JSON, "json"],
        "rest": [rest],
    }


def _resource(one: Served) -> Resource:
    codes = ["read", "vread", "search-type", *(("create", "update") if one.taken else ())]
    said: Resource = {
        "type": one.type,
        "interaction": [{"code": code} for code in codes],
        "versioning": "versioned",
        "readHistory": False,
        "updateCreate": False,
        "conditionalCreate": one.taken is not None,
        "searchParam": [
            *({"name": name, "type": kind} for name, kind in KINDS.items()),
            *({"name": name, "type": param.kind, **_about(param.about)} for name, param in one.params.items()),
        ],
    }
    if one.follows:
        said["searchInclude"] = list(one.follows)
    return said | ({"documentation": one.about} if one.about else {})


def _about(text: str) -> Resource:
    return {"documentation": text} if text else {}
