"""What can be asked of each type means what the specification says it means: of the types that the rooms serve."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any
from urllib.parse import quote

import pytest

from daodi.hub.core.access.actor import Actor
from daodi.hub.health.fhir import registry
from daodi.hub.health.fhir.asked import asked
from daodi.hub.health.fhir.registry import Served
from daodi.hub.health.fhir.searching import matching
from daodi.hub.health.fhir.tests.conftest import FHIR
from daodi.hub.health.fhir.tests.paths import selected
from daodi.hub.health.fhir.validation import validate
from daodi.hub.health.fhir.visit import Visit
from daodi.hub.health.fhir.written import resource
from daodi.hub.optional import standing

DIRECTORY = ("Organization", "Location", "HealthcareService", "Practitioner", "PractitionerRole", "Endpoint")
CARE = ("ServiceRequest", "Task", "Patient", "Consent", "AuditEvent", "Provenance")
TYPES = (*DIRECTORY, *CARE, "MeasureReport", "ResearchStudy", "OrganizationAffiliation")
# Not written in paths alone.
BEYOND = {("Patient", "deceased"), ("ServiceRequest", "order-detail")}
Lines = Callable[[str], list[dict[str, Any]]]


@pytest.fixture
def parameters(official: Lines) -> dict[tuple[str, str], dict[str, Any]]:
    """The official parameters, by type and name."""
    lines = official("definitions/search-parameters.ndjson")
    return {(base, one["code"]): one for one in lines for base in one["base"]}


def test_the_paths_select_what_the_specification_selects(official: Lines, parameters: Any) -> None:
    with gzip.open(FHIR / "search-index-expected.ndjson.gz", "rt", encoding="utf-8") as lines:
        expected = {(row["file"], row["code"]): row["values"] for row in map(json.loads, lines) if row["type"] in TYPES}
    compared = 0
    for line in official("r4-examples.ndjson"):
        type_ = line["resource"]["resourceType"]
        for (base, code), one in parameters.items():
            if base == type_ and type_ in TYPES and (base, code) not in BEYOND and (line["file"], code) in expected:
                got = selected(one["expression"], type_, line["resource"])
                assert (line["file"], code, got) == (line["file"], code, expected[line["file"], code])
                compared += 1
    assert compared > 300


def values(kind: str, node: Any) -> Iterator[str]:
    """How a value of a parameter can be asked for."""
    if isinstance(node, bool):
        yield str(node).lower()
    elif isinstance(node, str):
        yield node
    elif kind == "reference" and isinstance(node, dict) and "reference" in node:
        yield node["reference"]
    elif kind == "token" and isinstance(node, dict):
        for one in node.get("coding", [node]):
            mark = one.get("code") or one.get("value")
            if mark and "system" in one and "use" not in one:
                yield f"{one['system']}|{mark}"
            if mark:
                yield mark
    elif kind == "string" and isinstance(node, dict) and node.get("text"):
        yield node["text"]
    elif kind == "date" and isinstance(node, dict):
        yield from (f"{prefix}{node[name][:10]}" for prefix, name in (("ge", "start"), ("le", "end")) if name in node)


@pytest.fixture
def made(alice: Actor) -> None:
    """What every room of this wing makes for its own tests, all Alice's."""
    for name in standing("tests.matrix"):
        if ".health." in name and ".fhir." not in name:
            import_module(name).objects(alice)


@pytest.mark.django_db
@pytest.mark.usefixtures("made")
def test_what_is_served_is_valid_and_found_by_what_it_says(alice: Actor, parameters: Any) -> None:
    flaws: list[str] = []
    for one in registry.types():
        held = {record.pk: resource(one, record, alice) for record in one.seen(alice)}
        for body in held.values():
            flaws += [f"{one.type}: {issue}" for issue in validate(json.dumps(body)) if issue.severity == "error"]
        for name, param in one.params.items():
            official = parameters.get((one.type, name))
            if official is None:
                # One of our own may be, where it says what it means.
                flaws += [] if param.about else [f"{one.type}?{name}: R4 has none of this name, and it says nothing"]
            elif official["type"] != param.kind:
                flaws.append(f"{one.type}?{name}: {param.kind}; in R4 it is a {official['type']}")
            elif (one.type, name) not in BEYOND:
                flaws += _wrong(one, name, official["expression"], held, alice)
    assert not flaws, "\n".join(flaws)


def _wrong(one: Served, name: str, expression: str, held: dict[Any, dict[str, Any]], actor: Actor) -> Iterator[str]:
    kind = one.params[name].kind
    says = {
        pk: {each for node in selected(expression, one.type, body) for each in values(kind, node)}
        for pk, body in held.items()
    }
    for pk, asks in says.items():
        for value in sorted(asks):
            query = f"{name}={quote(value.replace(',', chr(92) + ','))}"
            found = {each.pk for each in matching(one, asked(one, query, Visit(actor, strict=True)), Visit(actor))}
            if pk not in found:
                yield f"{one.type}?{query}: does not find the record that says so"
            if kind in ("token", "reference"):
                yield from (
                    f"{one.type}?{query}: finds a record that says {sorted(says[other])}"
                    for other in found - {pk}
                    if value not in says.get(other, ())
                )
