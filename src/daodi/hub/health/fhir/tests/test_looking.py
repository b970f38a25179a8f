"""Who read, found or was refused what tells of a person is kept: once a request, sealed in the chain."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.models import Visibility
from daodi.hub.core.audit.models import Entry
from daodi.hub.core.audit.queries import broken
from daodi.hub.health.fhir.looking import looks
from daodi.hub.health.fhir.models import Look
from daodi.hub.health.fhir.tests.conftest import Program

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("serving")]
Programs = Callable[..., Program]
TASK = {"resourceType": "Task", "status": "requested", "intent": "order"}


def kept() -> list[tuple[str, str]]:
    return sorted((one.how, one.type) for one in Look.objects.all())


def test_a_reading_is_kept_even_of_a_key_that_only_reads(alice: Actor, program: Programs, job: Any) -> None:
    one = job(alice)
    assert program(alice, "read").get(f"/Task/{one.pk}").status_code == 200
    look = looks("Task", one.pk).get()
    assert (look.how, look.user, look.organisation, look.owner) == (
        "read",
        alice.user,
        alice.organisation,
        alice.organisation.pk,
    )
    entry = Entry.objects.get(verb="look-at")
    assert (entry.subject_id, entry.changes["records"]) == (str(one.pk), [f"read Task/{one.pk}"])
    assert broken() == []


def test_what_was_not_sent_again_was_not_read(alice: Actor, program: Programs, job: Any) -> None:
    path = f"/Task/{job(alice).pk}"
    tag = program(alice).get(path)["ETag"]
    program(alice).get(path, If_None_Match=tag)
    assert kept() == [("read", "Task")]


def test_a_search_is_one_entry_with_every_hit(alice: Actor, program: Programs, job: Any, document: Any) -> None:
    for _ in range(3):
        job(alice, result=document(alice))
    program(alice).get("/Task?_include=Task:focus")
    assert kept() == [("found", "Task")] * 3
    entry = Entry.objects.get(verb="look-at")
    assert len(entry.changes["records"]) == 3
    assert Look.objects.values("request").distinct().count() == 1


def test_a_refusal_is_kept_where_there_was_something_to_refuse(
    alice: Actor, charlie: Actor, program: Programs, job: Any
) -> None:
    one = job(alice)
    for path in (f"/Task/{one.pk}", f"/Task/{uuid4()}", "/Task/x"):
        assert program(charlie).get(path).status_code == 404
    look = Look.objects.get()
    assert (look.how, look.organisation, look.owner) == ("denied", charlie.organisation, alice.organisation.pk)
    assert Entry.objects.get(verb="be-refused").subject_id == str(one.pk)


def test_what_was_sent_in_is_kept_and_what_was_undone_is_not(
    alice: Actor, charlie: Actor, program: Programs, job: Any
) -> None:
    program(alice).send("/Task", TASK, Prefer="return=minimal")
    assert kept() == [("taken", "Task")]
    unseen = {"request": {"method": "GET", "url": f"Task/{job(charlie).pk}"}}
    made = {"resource": TASK, "request": {"method": "POST", "url": "Task"}}
    bundle = {"resourceType": "Bundle", "type": "transaction", "entry": [made, unseen]}
    assert program(alice).send("", bundle).status_code == 404
    assert kept() == [("denied", "Task"), ("taken", "Task")]


def test_what_tells_of_nobody_is_read_without_a_trace(alice: Actor, program: Programs, document: Any) -> None:
    one = document(alice, visibility=Visibility.PUBLISHED)
    program().get(f"/Basic/{one.pk}")
    program(alice).get("/Basic")
    assert not Look.objects.exists()
    assert not Entry.objects.filter(verb="look-at").exists()


def test_who_is_nobody_is_kept_as_nobody(alice: Actor, program: Programs, job: Any) -> None:
    one = job(alice, visibility=Visibility.PUBLISHED)
    program().get(f"/Task/{one.pk}")
    assert (Look.objects.get().user, Look.objects.get().via) == (None, "nobody")
