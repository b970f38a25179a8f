"""The FHIR checks over the official examples and tests, where these are held beside the repository."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bench.figure import Figure, Part, at_least, at_most, seconds

FHIR = Path(__file__).resolve().parents[2] / "shared" / "conformance" / "fhir"
WORDS = """Resources a second through `daodi.hub.health.fhir.validation`: read from bytes, structure by the tables of
**fhirclient**'s models, invariants on. The bar is what **fhir.resources** did on such a machine without them
(793 resources/s; measured apart, not in this run). *Offline-invalid* are HL7's own validator tests whose error can be
told without a terminology server, of types that are no definitions; the best light validator measured (Medplum) caught
half of all of them. The part held here had been seen while the rules were made."""


def run() -> Part:
    """Measures speed, what is caught, and what is wrongly refused."""
    title = "FHIR R4: validation"
    if not FHIR.is_dir():
        return Part(title, WORDS, [Figure("official FHIR files", "not held here")])
    from daodi.hub.health.fhir.validation import is_valid, validate

    sent = [json.dumps(line["resource"]).encode() for line in _lines("r4-examples.ndjson")]
    tests = _lines("validator-tests/r4-base.ndjson")
    invalid = [one for one in tests if one["kind"] == "offline-invalid" and one["core_scope"]]
    valid = [one for one in tests if one["kind"] == "valid"]
    for one in sent:
        validate(one)
    speed = len(sent) / seconds(lambda: [validate(one) for one in sent], 3)
    caught = sum(not is_valid(one["input"]) for one in invalid)
    refused = sum(not is_valid(one["input"]) for one in valid)
    figures = [
        at_least("resources/s, invariants on", speed, 793),
        at_least(f"offline-invalid caught, of {len(invalid)}", caught, len(invalid) / 2),
        at_most(f"valid ones refused, of {len(valid)}", refused, 1),
        at_most(f"official examples refused, of {len(sent)}", sum(not is_valid(one) for one in sent), 1),
    ]
    return Part(title, WORDS, figures)


def _lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FHIR / name).read_text(encoding="utf-8").splitlines()]
