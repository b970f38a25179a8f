"""Sources and facts for programs, and ``extract`` for anybody."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from daodi.extract import extract
from daodi.hub.cooperation.evidence import proposing
from daodi.hub.cooperation.evidence.models import Fact, Source
from daodi.hub.core.access.actions import make_key
from daodi.hub.core.access.actor import OPERATING, Actor
from daodi.hub.core.documents.models import Document
from daodi.hub.core.documents.queries import content
from daodi.hub.core.jobs import worker
from daodi.hub.core.jobs.run import Run
from daodi.hub.core.organisations.models import Membership

SAID = "By 2025 the centre will train more than 1,200 doctors. So far 41 projects were carried out."
LINES = b'{"text": "41 projects were carried out.", "id": "a"}\n{"words": 1}\n{"text": "12 teams were sent."}\n'


@pytest.fixture
def program() -> Callable[..., Client]:
    """A program with a key of the actor's."""

    def make(actor: Actor, scope: str = "write") -> Client:
        membership = Membership.objects.get(user=actor.user)
        secret = make_key(actor=OPERATING, membership=membership, name="test", scope=scope)[1]
        return Client(headers={"Authorization": f"Bearer {secret}"})

    return make


def post(client: Client, path: str, sent: Any) -> Any:
    return client.post(path, json.dumps(sent), content_type="application/json")


@pytest.mark.django_db
def test_extract_answers_as_the_verb_does_and_keeps_nothing() -> None:
    answer = post(Client(), "/api/extract", {"text": SAID, "id": "a", "published": "2024-03-01"})
    assert answer.status_code == 200
    found = extract({"text": SAID, "id": "a", "published": "2024-03-01"})
    assert answer.json() == [json.loads(json.dumps(one.to_dict())) for one in found]
    assert [one["value"] for one in answer.json() if one["value"]] == [1200, 41]
    assert all(SAID[one["start"] : one["end"]] == one["quote"] for one in answer.json())
    assert not Source.objects.exists()


@pytest.mark.django_db
def test_a_list_or_a_file_is_read_and_what_cannot_be_read_is_told() -> None:
    listed = post(Client(), "/api/extract/batch", {"documents": [{"text": SAID, "id": "a"}, {"words": 1}]})
    assert listed.status_code == 200
    assert {one["document"] for one in listed.json()["answers"]} == {"a"}
    assert len(listed.json()["problems"]) == 1
    filed = Client().post("/api/extract/batch", {"file": SimpleUploadedFile("a.jsonl", LINES)})
    assert [one["value"] for one in filed.json()["answers"] if one["value"]] == [41, 12]
    assert len(filed.json()["problems"]) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("sent", [b"", b"[]", b"{", b'{"documents": 1}', b'{"documents": []}', b"\xff"])
def test_a_list_that_is_none_is_refused(sent: bytes) -> None:
    answer = Client().post("/api/extract/batch", sent, content_type="application/json")
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"


def test_a_long_list_is_read_by_a_job_of_a_member(
    alice: Actor, program: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proposing, "AT_ONCE", 20)
    assert Client().post("/api/extract/batch", {"file": SimpleUploadedFile("a.jsonl", LINES)}).status_code == 401
    answer = program(alice).post("/api/extract/batch", {"file": SimpleUploadedFile("a.jsonl", LINES)})
    assert answer.status_code == 202
    job = worker.take("w")
    assert job is not None
    assert str(job.pk) == answer.json()["job"]
    worker.carry_out(job, Run(job))
    job.refresh_from_db()
    assert (job.state, job.done, job.total) == ("done", 2, 2)
    assert isinstance(job.result, Document)
    with content(job.result) as file:
        lines = [json.loads(line) for line in file.read().splitlines()]
    assert [line["value"] for line in lines if line.get("value")] == [41, 12]
    assert len([line for line in lines if "problem" in line]) == 1


def test_a_source_is_added_and_its_facts_are_stepped(
    alice: Actor, charlie: Actor, program: Callable[..., Client]
) -> None:
    client = program(alice)
    made = post(client, "/api/sources", {"text": SAID, "title": "Centre", "published": "2024-03-01"})
    assert made.status_code == 201
    at = f"/api/sources/{made.json()['id']}"
    proposed = made.json()["facts"]["proposed"]
    facts = client.get(f"{at}/facts").json()
    assert len(facts) == proposed >= 2
    [done] = [one for one in facts if one["value"] and float(one["value"]) == 41]
    steps = f"/api/facts/{done['id']}/steps"
    better = post(client, steps, {"step": "correct", "facts": {"what": "projects carried out"}})
    assert (better.status_code, better.json()["what"]) == (200, "projects carried out")
    assert post(client, steps, {"step": "confirm"}).json()["state"] == "confirmed"
    assert post(client, steps, {"step": "confirm"}).status_code == 409
    assert post(client, steps, {"step": "rumour"}).status_code == 422
    assert [one["id"] for one in client.get("/api/facts").json()["items"]] == [done["id"]]
    linked = post(client, f"/api/facts/{done['id']}/link", {"title": "Projects"})
    assert (linked.status_code, linked.json()["kind"]) == (200, "reading")
    his = program(charlie)
    assert his.get(at).status_code == his.get(f"{at}/facts").status_code == 404
    assert post(his, steps, {"step": "reopen"}).status_code == 404
    assert his.get("/api/facts").json()["items"] == []
    assert post(program(alice, "read"), steps, {"step": "reopen"}).status_code == 403
    assert Fact.objects.get(pk=done["id"]).state == "confirmed"
