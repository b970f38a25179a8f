"""Lots for programs: with a key, within its scope, once."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from daodi.hub.core.access.actions import make_key
from daodi.hub.core.access.actor import OPERATING, Actor
from daodi.hub.core.organisations.models import Membership
from daodi.hub.materia.laboratory.models import Lot, Report
from daodi.hub.materia.laboratory.tests.conftest import TABLE

SENT = {
    "lot": "A-17",
    "material": "Arecae Semen",
    "form": "dried herb",
    "use": "medicine",
    "results": [{"analyte": "aflatoxin B1", "result": "58", "unit": "mcg/kg"}],
}


@pytest.fixture
def program() -> Callable[[Actor, str], Client]:
    """A program with a key of the actor's."""

    def make(actor: Actor, scope: str = "write") -> Client:
        membership = Membership.objects.get(user=actor.user)
        _, secret = make_key(actor=OPERATING, membership=membership, name="test", scope=scope)
        return Client(headers={"Authorization": f"Bearer {secret}"})

    return make


def post(client: Client, path: str, sent: Any, **headers: str) -> Any:
    return client.post(path, json.dumps(sent), content_type="application/json", headers=headers)


def test_a_lot_is_added_read_and_checked(alice: Actor, program: Callable[..., Client]) -> None:
    client = program(alice)
    made = post(client, "/api/lots", SENT)
    assert made.status_code == 201
    assert made.json()["material_id"] == "arecae-semen"
    at = f"/api/lots/{made.json()['id']}"
    assert client.get(at).json()["results"][0]["result"] == "58"
    [verdict] = client.get(f"{at}/check?market=HK&on=2026-11-21").json()
    assert (verdict["verdict"], verdict["findings"][0]["reason"]) == ("fail", "0.058 mg/kg > 0.005 mg/kg")
    [kept] = post(client, f"{at}/verdicts", {"market": ["HK"], "on": "2026-11-21"}).json()
    assert kept["outcome"] == "fail"
    assert [one["id"] for one in client.get(f"{at}/verdicts").json()] == [kept["id"]]


def test_sent_twice_under_one_key_it_is_added_once(alice: Actor, program: Callable[..., Client]) -> None:
    client = program(alice)
    first, again = (post(client, "/api/lots", SENT, **{"Idempotency-Key": "one"}) for _ in range(2))
    assert first.json() == again.json()
    assert Report.objects.count() == 1


def test_a_key_that_may_only_read_adds_nothing(alice: Actor, program: Callable[..., Client]) -> None:
    assert post(program(alice, "read"), "/api/lots", SENT).status_code == 403
    assert not Lot.objects.exists()


def test_a_file_is_kept_with_its_bad_rows_told(alice: Actor, program: Callable[..., Client]) -> None:
    made = program(alice).post("/api/lots/file", {"file": SimpleUploadedFile("coa.csv", TABLE.encode())})
    assert made.status_code == 201
    assert sorted(one["lot"] for one in made.json()["lots"]) == ["A-17", "HQ-26"]
    assert [one["row"] for one in made.json()["problems"]] == [5]


def test_charlie_reads_it_while_it_is_shared(
    alice: Actor, charlie: Actor, lot: Lot, program: Callable[..., Client]
) -> None:
    hers, his, at = program(alice), program(charlie), f"/api/lots/{lot.pk}"
    assert his.get(at).status_code == his.get(f"{at}/check").status_code == 404
    assert his.get("/api/lots").json()["items"] == []
    assert charlie.organisation is not None
    assert post(hers, f"{at}/shares", {"to": str(charlie.organisation.pk)}).status_code == 200
    assert his.get(at).status_code == 200
    assert post(his, f"{at}/verdicts", {}).status_code == 403
    assert post(his, f"{at}/shares", {"to": str(charlie.organisation.pk)}).status_code == 404
    assert post(hers, f"{at}/withdraw", {"to": str(charlie.organisation.pk)}).status_code == 200
    assert his.get(at).status_code == 404


@pytest.mark.parametrize(
    "sent", [{}, {"lot": "", "results": []}, {"lot": "A", "results": [{"analyte": ""}]}, {**SENT, "lot": "\0"}]
)
def test_what_is_no_lot_is_refused(alice: Actor, program: Callable[..., Client], sent: dict[str, Any]) -> None:
    answer = post(program(alice), "/api/lots", sent)
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
