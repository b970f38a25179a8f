"""What programs read and send of referrals at ``/fhir``: each side what its pages show, and nobody else anything."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from daodi.hub.core.access.actor import Actor
from daodi.hub.health.fhir.validation import validate
from daodi.hub.health.referrals.models import Deed, Referral
from daodi.hub.health.referrals.tests.conftest import completed, consent, referred, stepped

TYPES = ("ServiceRequest", "Task", "Patient", "Bundle", "Consent", "AuditEvent", "Provenance")
JSON = "application/fhir+json"
SignedIn = Callable[[Actor], Client]


def found(browser: Client, query: str) -> list[dict[str, Any]]:
    """What a search finds, each valid."""
    answer = browser.get(f"/fhir/{query}")
    assert answer.status_code == 200, answer.content
    held = [entry["resource"] for entry in answer.json().get("entry", ())]
    for one in held:
        assert [str(issue) for issue in validate(one) if issue.severity == "error"] == [], one
    return held


def sent(browser: Client, body: dict[str, Any], path: str = "", method: str = "post") -> Any:
    """The answer to a resource that was sent."""
    return getattr(browser, method)(f"{reverse('fhir:base').rstrip('/')}{path}", json.dumps(body), content_type=JSON)


def test_the_receiver_reads_an_offer_without_a_name_until_it_accepts(
    alice: Actor, rui: Actor, signed_in: SignedIn
) -> None:
    one = referred(alice, rui, agreed=consent(classes=("clinical", "identity")))
    browser = signed_in(rui)
    assert [each["status"] for each in found(browser, "Task")] == ["requested"]
    assert found(browser, "Patient") == []
    [asked] = found(browser, "ServiceRequest")
    assert asked["subject"] == {"display": "not shared"}
    [offered] = found(browser, "Bundle")
    assert offered["type"] == "collection"
    assert "SECRET" not in json.dumps([asked, offered])
    stepped(rui, one, "accept")
    [person] = found(browser, "Patient")
    assert person["name"] == [{"family": "LinSECRET", "given": ["MeiSECRET"]}]
    [asked] = found(browser, "ServiceRequest?status=active")
    assert asked["subject"] == {"reference": f"Patient/{person['id']}"}
    [document] = found(browser, "Bundle")
    assert document["type"] == "document"
    assert "confidence" not in json.dumps(document)


@pytest.mark.parametrize("who", ["charlie", "olga"])
def test_nobody_else_finds_anything(
    who: str, request: pytest.FixtureRequest, alice: Actor, rui: Actor, signed_in: SignedIn
) -> None:
    one = completed(alice, rui)
    stranger = signed_in(request.getfixturevalue(who))
    for kind in TYPES:
        assert found(stranger, kind) == []
    assert stranger.get(f"/fhir/Task/{one.pk}").status_code == 404
    events = found(signed_in(alice), "AuditEvent?_sort=-_lastUpdated")
    assert [event["outcome"] for event in events if event["outcome"] != "0"] == ["4"], "and the asking is kept"


def test_both_sides_find_each_type_valid_and_each_look_is_kept(alice: Actor, rui: Actor, signed_in: SignedIn) -> None:
    completed(alice, rui)
    for who in (alice, rui):
        for kind in TYPES:
            assert found(signed_in(who), kind), kind
    assert len(found(signed_in(alice), "AuditEvent?_count=100")) > 5
    verbs = [each["activity"]["coding"][0]["code"] for each in found(signed_in(rui), "Provenance?_sort=_lastUpdated")]
    assert verbs[:2] == ["request-referral", "receive-referral"]


def test_what_is_included_is_no_more_than_what_is_found_alone(alice: Actor, rui: Actor, signed_in: SignedIn) -> None:
    referred(alice, rui)
    held = found(signed_in(rui), "Task?_include=Task:patient&_include=Task:focus")
    assert sorted(one["resourceType"] for one in held) == ["ServiceRequest", "Task"]


def test_a_program_sends_by_a_transaction_and_moves_by_the_task(alice: Actor, rui: Actor, signed_in: SignedIn) -> None:
    assert rui.organisation
    answer = sent(signed_in(alice), transaction(str(rui.organisation.pk)))
    assert answer.status_code == 200, answer.content
    one = Referral.objects.get()
    assert one.state == "requested"
    again = sent(signed_in(alice), transaction(str(rui.organisation.pk)))
    assert again.status_code == 200, again.content
    assert Referral.objects.count() == 1
    assert Deed.objects.filter(step="request").count() == 1
    [task] = found(signed_in(rui), "Task")
    answer = sent(signed_in(rui), {**task, "status": "accepted"}, f"/Task/{one.pk}", "put")
    assert answer.json()["status"] == "accepted", answer.content
    refused = sent(signed_in(alice), {**task, "status": "completed"}, f"/Task/{one.pk}", "put")
    assert refused.status_code == 409
    assert found(signed_in(rui), "Patient") == [], "there is no consent yet"


def transaction(receiver: str) -> dict[str, Any]:
    """A referral of Lin's as a program sends it."""
    lin = {"resourceType": "Patient", "id": "p", "gender": "female", "name": [{"family": "LinSECRET"}]}
    code = {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10", "code": "I10"}]}
    problem = {"resourceType": "Condition", "id": "c", "code": code, "subject": {"reference": "#p"}}
    request = {
        "resourceType": "ServiceRequest",
        "contained": [lin, problem],
        "identifier": [{"value": "2026/17"}],
        "status": "active",
        "intent": "order",
        "code": {"coding": [{"system": "urn:daodi:referral-service", "code": "cardiology"}]},
        "subject": {"reference": "#p"},
        "reasonReference": [{"reference": "#c"}],
    }
    task = {
        "resourceType": "Task",
        "status": "requested",
        "intent": "order",
        "focus": {"reference": "urn:uuid:7b1c4f0e-0000-4000-8000-000000000001"},
        "owner": {"reference": f"Organization/{receiver}"},
    }
    return {
        "resourceType": "Bundle",
        "type": "transaction",
        "entry": [
            {
                "fullUrl": "urn:uuid:7b1c4f0e-0000-4000-8000-000000000001",
                "resource": request,
                "request": {"method": "POST", "url": "ServiceRequest"},
            },
            {"resource": task, "request": {"method": "POST", "url": "Task"}},
        ],
    }
