"""No element outside the table of what may leave leaves by any route: pages, the API, or ``/fhir``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from daodi.hub.core.access.actor import Actor
from daodi.hub.health.fhir.minimising import CLASSES, allowed, narrating
from daodi.hub.health.fhir.validation import is_valid
from daodi.hub.health.referrals import consenting
from daodi.hub.health.referrals.found import hits
from daodi.hub.health.referrals.models import Referral, Release
from daodi.hub.health.referrals.sending import Content
from daodi.hub.health.referrals.tests.conftest import consent, referred, stepped

Node = dict[str, Any]
SignedIn = Callable[[Actor], Client]
NEVER = "SECRET-never"
EMPTIED = narrating.said("not shared")
ACTIVE = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical"
CODE = {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10", "code": "I10"}], "text": "SECRET-free-text"}
WHO = {"reference": "urn:uuid:00000000-0000-4000-8000-000000000001", "display": NEVER}
DOCTOR = {"reference": "urn:uuid:00000000-0000-4000-8000-000000000002", "display": NEVER}
NARRATIVE = {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{NEVER}</div>'}
PATIENT: Node = {
    "resourceType": "Patient",
    "text": NARRATIVE,
    "extension": [{"url": "http://example.org/x", "valueString": NEVER}],
    "identifier": [{"system": "urn:oid:1.2", "value": "SECRET-identity", "assigner": {"display": NEVER}}],
    "name": [{"family": "SECRET-identity", "text": NEVER}],
    "telecom": [{"system": "phone", "value": "SECRET-contact"}],
    "gender": "female",
    "birthDate": "1977-09-07",
    "address": [{"city": "SECRET-contact", "text": NEVER}],
    "maritalStatus": {"text": NEVER},
    "contact": [{"name": {"family": "SECRET-contact", "text": NEVER}, "relationship": [{"text": NEVER}]}],
    "generalPractitioner": [DOCTOR],
}
PRACTITIONER: Node = {
    "resourceType": "Practitioner",
    "name": [{"family": "SECRET-provider", "text": NEVER}],
    "telecom": [{"system": "phone", "value": NEVER}],
}
KNOWN: dict[str, Node] = {
    "Condition": {
        "code": CODE,
        "subject": WHO,
        "onsetString": "SECRET-free-text",
        "asserter": DOCTOR,
        "text": NARRATIVE,
    },
    "AllergyIntolerance": {
        "clinicalStatus": {"coding": [{"system": ACTIVE, "code": "active"}], "text": NEVER},
        "code": CODE,
        "patient": WHO,
        "note": [{"text": "SECRET-free-text", "authorString": NEVER}],
        "reaction": [{"manifestation": [CODE], "description": "SECRET-free-text", "note": [{"text": NEVER}]}],
    },
    "Observation": {
        "status": "final",
        "code": CODE,
        "subject": WHO,
        "valueString": "SECRET-free-text",
        "identifier": [{"value": NEVER}],
        "device": {"display": NEVER},
    },
    "MedicationStatement": {
        "status": "active",
        "medicationCodeableConcept": CODE,
        "subject": WHO,
        "dosage": [{"text": "SECRET-free-text", "patientInstruction": NEVER}],
        "note": [{"text": NEVER}],
    },
    "Coverage": {"status": "active", "beneficiary": WHO, "payor": [{"display": NEVER}], "policyHolder": WHO},
    "RelatedPerson": {"patient": WHO, "name": [{"text": NEVER}]},
}
ROUTES = ("", "/{id}", "/{id}/offer", "/{id}/record", "/{id}/report")
FHIR = ("ServiceRequest", "Task", "Patient", "Bundle", "Consent", "AuditEvent", "Provenance")


def document(kinds: list[str]) -> Node:
    """A document that holds a secret wherever it can."""
    held = [
        {"resourceType": "Composition", **_composition()},
        PATIENT,
        PRACTITIONER,
        *({"resourceType": kind, **KNOWN[kind]} for kind in kinds),
    ]
    numbers = (0, 1, 2, *range(3, len(held)))
    entries = [{"fullUrl": f"urn:uuid:00000000-0000-4000-8000-{n:012}", "resource": held[n]} for n in numbers]
    mark = {"system": "urn:ietf:rfc:3986", "value": "urn:uuid:00000000-0000-4000-8000-0000000000ff"}
    return {
        "resourceType": "Bundle",
        "type": "document",
        "identifier": mark,
        "timestamp": "2026-11-22T09:00:00Z",
        "entry": entries,
    }


def _composition() -> Node:
    section = {"title": NEVER, "text": NARRATIVE}
    return {
        "status": "final",
        "type": {"coding": [{"system": "http://loinc.org", "code": "60591-5"}]},
        "subject": WHO,
        "author": [DOCTOR],
        "date": "2026-11-22",
        "title": NEVER,
        "section": [section],
    }


def answers(browser: Client, one: str) -> Iterator[tuple[str, str]]:
    """What the receiver is answered by every route that it has."""
    for route in ROUTES:
        address = "/health/referrals" + route.format(id=one)
        yield address, browser.get(address).content.decode()
    for what in ("", "/read/offer", "/read/record", "/read/report"):
        yield what, browser.get(f"/api/referrals/{one}{what}").content.decode()
    for kind in FHIR:
        yield kind, browser.get(f"/fhir/{kind}").content.decode()
    yield "everything", browser.get("/fhir/Task?_include=Task:patient&_include=Task:focus").content.decode()


def paths(node: Any, path: str = "") -> Iterator[str]:
    """The path of every element of a resource, without places in lists."""
    if isinstance(node, list):
        for one in node:
            yield from paths(one, path)
    elif isinstance(node, dict):
        for name, value in node.items():
            at = f"{path}.{name}" if path else name
            yield at
            yield from paths(value, at)


def outside(released: Node, receiving: str, classes: frozenset[str], purpose: str) -> set[str]:
    """The elements of a release that no row of the table allows; of a section that was emptied it may be said."""
    table = allowed(purpose, receiving, classes)
    found = set()
    for entry in released.get("entry", ()):
        one = entry["resource"]
        rows = table.get(one["resourceType"], {})
        known = {"resourceType", "id", "text", *rows}
        if all(section.get("text", EMPTIED) == EMPTIED for section in one.get("section", ())):
            known.add("section.text")
        for at in paths(one):
            top = any(at == row or at.startswith(f"{row}.") or row.startswith(f"{at}.") for row in known)
            if not top:
                found.add(f"{one['resourceType']}.{at}")
    return found


@pytest.mark.django_db
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kinds=st.lists(st.sampled_from(sorted(KNOWN)), max_size=6, unique=True),
    extra=st.sets(st.sampled_from([one for one in CLASSES if one != "clinical"])),
    step=st.sampled_from(["", "accept", "reject", "cancel", "withdrawn"]),
)
def test_nothing_outside_the_table_leaves_by_any_route(
    kinds: list[str], extra: set[str], step: str, alice: Actor, rui: Actor, signed_in: SignedIn
) -> None:
    classes = frozenset({"clinical", *extra})
    Release.objects.all().delete()
    Referral.objects.all().delete()
    sent = document(kinds)
    assert is_valid(sent)
    one = referred(alice, rui, content=Content(document=sent), agreed=consent(classes=tuple(classes)))
    if step == "withdrawn":
        stepped(rui, one, "accept")
        consenting.withdraw(actor=alice, referral=one, now=one.changed_at)
    elif step:
        stepped(alice if step == "cancel" else rui, one, step, reason="other")
    may = classes if step == "accept" else frozenset()
    assert list(hits("SECRET-identity", rui)) == []
    browser = signed_in(rui)
    for route, said in answers(browser, str(one.pk)):
        assert NEVER not in said, route
        for name in CLASSES:
            assert f"SECRET-{name}" not in said or name in may, (route, name)
        assert "1977-09-07" not in said or step == "accept", route
    for what, purpose in (("offer", "offer"), ("record", "treatment")):
        answer = browser.get(f"/api/referrals/{one.pk}/read/{what}")
        if answer.status_code == 200:
            asked = classes if what == "record" else frozenset({"clinical"})
            assert outside(answer.json()["document"], "LA", asked, purpose) == set()
    assert (browser.get(f"/api/referrals/{one.pk}/read/record").status_code == 200) == (step == "accept")
