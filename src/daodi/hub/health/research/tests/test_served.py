"""ResearchStudy at /fhir: each sees what they may, found by number, place, status, material, day; taken in, valid."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from daodi.hub.core.access.actions import make_key, set_visibility
from daodi.hub.core.access.actor import OPERATING, Actor
from daodi.hub.core.organisations.models import Membership
from daodi.hub.health.fhir.validation import validate
from daodi.hub.health.research import keeping
from daodi.hub.health.research.models import Trial
from daodi.hub.health.research.registers import Number
from daodi.hub.health.research.tests.matrix import read

pytestmark = pytest.mark.django_db
JSON = "application/fhir+json"
SAFE = "=,:|"


def program(actor: Actor) -> Client:
    """A program with a key of the actor's."""
    membership = Membership.objects.get(user=actor.user)
    _key, secret = make_key(actor=OPERATING, membership=membership, name="test", scope="write")
    return Client(headers={"Authorization": f"Bearer {secret}"})


@pytest.fixture
def trial(alice: Actor) -> Trial:
    facts = {
        "status": "recruiting", "countries": ("CN", "LA"), "enrolment_on": "2026-03-01", "completed_on": "2026-09",
        "interventions": ("licorice 3 g",), "sponsor": "Example Institute",
    }  # fmt: skip
    other = Number("ChiCTR", "ChiCTR2000029953", "CHICTR2000029953", "secondary")
    numbers = (Number("NCT", "NCT04290858", "NCT04290858"), other)
    return keeping.keep(actor=alice, one=read(numbers=numbers, **facts))


def found(client: Client, query: str) -> list[str]:
    """The numbers of what a search finds."""
    answer = client.get(f"/fhir/ResearchStudy?{quote(query, safe=SAFE)}")
    assert answer.status_code == 200, answer.content
    entries: list[Any] = answer.json().get("entry", [])
    studies = [one["resource"] for one in entries if one["resource"]["resourceType"] == "ResearchStudy"]
    return [one["identifier"][0]["value"] for one in studies]


@pytest.mark.parametrize(
    ("query", "hit"),
    [
        ("identifier=NCT04290858", True),
        ("identifier=urn:daodi:trial-register:ChiCTR|ChiCTR2000029953", True),
        ("identifier=urn:daodi:trial-register:NCT|ChiCTR2000029953", False),
        ("status=active", True),
        ("status:not=active", False),
        ("location=LA", True),
        ("location=TH,CN", True),
        ("location=TH", False),
        ("focus=glycyrrhizae-radix-et-rhizoma", True),
        ("focus=甘草", True),
        ("date=ge2026-05", True),
        ("date=lt2026-01", False),
        ("title=example", True),
    ],
)
def test_a_study_is_found_by_what_it_states(alice: Actor, trial: Trial, query: str, hit: bool) -> None:
    assert found(program(alice), query) == (["NCT04290858"] if hit else [])


def test_what_is_private_is_not_there_for_others(charlie: Actor, alice: Actor, trial: Trial) -> None:
    other = program(charlie)
    assert other.get(f"/fhir/ResearchStudy/{trial.pk}").status_code == 404
    assert found(other, "identifier=NCT04290858") == []
    set_visibility(actor=alice, subject=trial, visibility="published")
    assert found(other, "identifier=NCT04290858") == ["NCT04290858"]


def test_a_study_that_is_sent_is_kept_and_read_back_valid(alice: Actor, charlie: Actor) -> None:
    client = program(alice)
    sent = {
        "resourceType": "ResearchStudy",
        "status": "active",
        "title": "Example granules",
        "identifier": [{"value": "ChiCTR2000029953"}],
        "contact": [{"name": "Mei Example"}],
        "location": [{"text": "China"}],
    }
    made = client.post("/fhir/ResearchStudy", json.dumps(sent), content_type=JSON)
    assert made.status_code == 201, made.content
    study = client.get(made["Location"].split("/_history")[0]).json()
    assert [str(issue) for issue in validate(study) if issue.severity == "error"] == []
    assert (study["title"], study["status"]) == ("Example granules", "active")
    assert "Mei" not in json.dumps(study)
    one = Trial.objects.get()
    sent |= {"id": str(one.pk), "status": "completed"}
    changed = client.put(f"/fhir/ResearchStudy/{one.pk}", json.dumps(sent), content_type=JSON)
    assert changed.status_code == 200, changed.content
    one.refresh_from_db()
    assert one.status == "completed"
    assert program(charlie).put(f"/fhir/ResearchStudy/{one.pk}", json.dumps(sent), content_type=JSON).status_code == 404


def test_a_study_without_a_registers_number_is_refused_with_the_element(alice: Actor) -> None:
    sent = {"resourceType": "ResearchStudy", "status": "active", "title": "A", "identifier": [{"value": "X-1"}]}
    answer = program(alice).post("/fhir/ResearchStudy", json.dumps(sent), content_type=JSON)
    assert answer.status_code == 422
    assert "ResearchStudy.identifier" in answer.content.decode()
