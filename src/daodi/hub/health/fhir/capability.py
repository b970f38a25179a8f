"""What is spoken at ``/fhir``, as a CapabilityStatement: made from what the rooms serve."""

from __future__ import annotations

import functools
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from daodi.hub.health.fhir.asked import usual
from daodi.hub.health.fhir.outcome import JSON
from daodi.hub.health.fhir.registry import Served, types

Resource = dict[str, Any]
SMART = "http://terminology.hl7.org/CodeSystem/restful-security-service"
OAUTH = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris"


def capability(base: str) -> Resource:
    """The statement of this site."""
    rest = {
        "mode": "server",
        "security": {
            "cors": False,
            "extension": [{"url": OAUTH, "extension": [{"url": "token", "valueUri": f"{base}/token"}]}],
            "service": [{"coding": [{"system": SMART, "code": "SMART-on-FHIR"}]}],
            "description": "A bearer key of the hub, or SMART backend services.",
        },
        **_listed("resource", [_resource(one) for one in types()]),
        "interaction": [{"code": "transaction"}, {"code": "batch"}],
        "operation": [{"name": "validate", "definition": "http://hl7.org/fhir/OperationDefinition/Resource-validate"}],
    }
    return {
        "resourceType": "CapabilityStatement",
        "status": "active",
        "date": _since(),
        "kind": "instance",
        "software": {"name": "daodi", "version": version("daodi")},
        "implementation": {"description": "daodi", "url": base},
        "fhirVersion": "4.0.1",
        "format": [JSON, "json"],
        "rest": [rest],
    }


@functools.cache
def _since() -> str:
    """What is served changes with the program alone."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _resource(one: Served) -> Resource:
    codes = ["read", "vread", "search-type", *(("create", "update") if one.taken else ())]
    params = sorted((usual(one) | dict(one.params)).items())
    said: Resource = {
        "type": one.type,
        "interaction": [{"code": code} for code in codes],
        "versioning": "versioned-update" if one.taken else "versioned",
        "readHistory": False,
        "updateCreate": False,
        "conditionalCreate": one.taken is not None,
        "conditionalRead": "not-match",
        "searchParam": [{"name": name, "type": param.kind, **_about(param.about)} for name, param in params],
    }
    said |= _listed("searchInclude", sorted(one.follows))
    said |= _listed("searchRevInclude", sorted(_pointing(one)))
    return said | _about(one.about)


def _pointing(one: Served) -> list[str]:
    """The references of other types that lead to this one."""
    return [
        f"{other.type}:{name}"
        for other in types()
        for name, param in other.params.items()
        if param.kind == "reference" and one.type in getattr(param.asks, "types", ())
    ]


def _listed(name: str, many: list[Any]) -> Resource:
    return {name: many} if many else {}


def _about(text: str) -> Resource:
    return {"documentation": text} if text else {}
