"""A write with an Idempotency-Key happens once, and is answered alike each time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from daodi.hub.core.access.actions import make_key
from daodi.hub.core.access.actor import OPERATING, Actor
from daodi.hub.core.access.models import Answer
from daodi.hub.core.documents.models import Document
from daodi.hub.core.organisations.models import Membership, Organisation

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def program() -> Callable[..., Client]:
    def make(actor: Actor, scope: str = "write") -> Client:
        membership = Membership.objects.get(user=actor.user)
        secret = make_key(actor=OPERATING, membership=membership, name="test", scope=scope)[1]
        return Client(headers={"Authorization": f"Bearer {secret}"})

    return make


def send(program: Client, key: str, text: bytes = b"lot,Cd\n") -> Any:
    file = SimpleUploadedFile("a.csv", text)
    return program.post("/api/documents", {"file": file}, headers={"Idempotency-Key": key})


def test_sent_twice_it_happens_once_and_is_answered_alike(alice: Actor, program: Callable[..., Client]) -> None:
    first, second = (send(program(alice), "k1") for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.content == second.content
    assert second["Idempotency-Replayed"] == "true"
    assert Document.objects.count() == 1


def test_another_key_or_another_person_is_another_write(
    alice: Actor, bob: Actor, program: Callable[..., Client]
) -> None:
    for who, key in ((alice, "k1"), (alice, "k2"), (bob, "k1")):
        assert send(program(who), key).status_code == 201
    assert Document.objects.count() == 3


def test_a_key_used_for_something_else_is_refused(alice: Actor, program: Callable[..., Client]) -> None:
    send(program(alice), "k1")
    answer = send(program(alice), "k1", b"another,text\n")
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")


def test_a_refusal_for_what_was_sent_is_replayed_too(alice: Actor, program: Callable[..., Client]) -> None:
    asked = {"name": "x", "kind": "farm", "jurisdiction": "C"}
    for _ in range(2):
        answer = program(alice).post(
            "/api/organisations", asked, content_type="application/json", headers={"Idempotency-Key": "k"}
        )
        assert answer.status_code == 422
        assert set(answer.json()["fields"]) == {"name", "kind", "jurisdiction"}
    assert Organisation.objects.count() == 1


def test_a_refusal_of_the_sender_is_not_kept(alice: Actor, program: Callable[..., Client]) -> None:
    assert send(program(alice, "read"), "k1").status_code == 403
    assert not Answer.objects.exists()
    assert send(program(alice), "k1").status_code == 201


def test_what_broke_is_undone_and_may_be_sent_again(
    alice: Actor, program: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_facts: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr("daodi.hub.core.documents.actions.record", broken)
        assert send(program(alice), "k1").status_code == 500
    assert not Document.objects.exists()
    assert send(program(alice), "k1").status_code == 201


def test_a_withdrawn_or_unknown_key_is_nobody(alice: Actor, program: Callable[..., Client], client: Client) -> None:
    coming = program(alice)
    assert coming.get("/api/documents").status_code == 200
    membership = Membership.objects.get(user=alice.user)
    membership.keys.update(withdrawn_at=membership.created_at)
    assert coming.get("/api/documents").status_code == 401
    assert client.get("/api/me", headers={"Authorization": "Bearer daodi_nothing"}).status_code == 401


def test_a_session_must_prove_that_its_own_page_sent_a_write(alice: Actor) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(alice.user, "allauth.account.auth_backends.AuthenticationBackend")
    assert send(browser, "k1").status_code == 403
    assert not Document.objects.exists()
