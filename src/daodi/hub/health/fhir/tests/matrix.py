"""What the routes of FHIR answer to each asker, where no room serves the type."""

from __future__ import annotations

from daodi.hub.core.access.actor import Actor
from daodi.hub.tests.matrix import EVERYBODY, Route

KIND, RECORD, VERSION = ("kind",), ("kind", "record_id"), ("kind", "record_id", "version_id")
NOWHERE = (404,) * 5
# What this test sends is no JSON.
UNFIT = (415,) * 5

ROUTES = [
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
    """A type that no room serves."""
    return {"kind": "Basic", "record_id": "1", "version_id": "1"}
