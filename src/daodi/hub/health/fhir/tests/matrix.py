"""What the routes of FHIR answer to each asker, where no room serves the type."""

from __future__ import annotations

from daodi.hub.core.access.actor import Actor
from daodi.hub.health.fhir.smart.clients import register
from daodi.hub.health.fhir.tests.signing import JWKS
from daodi.hub.tests.matrix import EVERYBODY, SIGNED_IN, Route

KIND, RECORD, VERSION = ("kind",), ("kind", "record_id"), ("kind", "record_id", "version_id")
NOWHERE = (404,) * 5
# What this test sends is no JSON.
UNFIT = (415,) * 5
PROGRAM = {"name": "System", "keys": JWKS, "scopes": "system/*.rs"}

ROUTES = [
    Route("fhir:home", EVERYBODY),
    Route("fhir:programs", SIGNED_IN),
    Route("fhir:programs", (302, 302, 403, 302, 302), "post", sent=PROGRAM),
    Route("fhir:withdraw", (302, 302, 403, 404, 404), "post", ("client_id",)),
    Route("fhir:smart", EVERYBODY),
    Route("fhir:token", (400,) * 5, "post"),
    Route("fhir:base", UNFIT, "post"),
    Route("fhir:metadata", EVERYBODY),
    Route("fhir:validate", UNFIT, "post"),
    Route("fhir:validate-type", UNFIT, "post", KIND),
    Route("fhir:type", NOWHERE, given=KIND),
    Route("fhir:type", UNFIT, "post", KIND),
    Route("fhir:search", UNFIT, "post", KIND),
    Route("fhir:record", NOWHERE, given=RECORD),
    Route("fhir:version", NOWHERE, given=VERSION),
]


def objects(alice: Actor) -> dict[str, object]:
    """A type that no room serves, and a program of Alice's."""
    client = register(actor=alice, name="System", keys=JWKS, scopes="system/*.rs")
    return {"kind": "Basic", "record_id": "1", "version_id": "1", "client_id": client.pk}
