"""Several requests in one: a transaction happens whole or not at all, a batch each for itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.documents.models import Document
from daodi.hub.core.jobs.models import Job
from daodi.hub.health.fhir.tests.conftest import Program
from daodi.hub.health.fhir.tests.test_resting import BASIC, issues
from daodi.hub.health.fhir.validation import validate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("serving")]
Programs = Callable[..., Program]
URN = "urn:uuid:6b9d1b1c-4b3a-4f6e-9d53-0d1d8d6a1e1{}"
LEADING_BACK = BASIC | {"subject": {"reference": URN.format(0)}}


def post(resource: dict[str, Any], number: int = 0, **more: str) -> dict[str, Any]:
    request = {"method": "POST", "url": resource["resourceType"], **more}
    return {"fullUrl": URN.format(number), "resource": resource, "request": request}


def get(url: str) -> dict[str, Any]:
    return {"request": {"method": "GET", "url": url}}


def task(**facts: object) -> dict[str, Any]:
    return {"resourceType": "Task", "status": "requested", "intent": "order", **facts}


def bundle(*entries: dict[str, Any], kind: str = "transaction") -> dict[str, Any]:
    return {"resourceType": "Bundle", "type": kind, "entry": list(entries)}


def statuses(answer: Any) -> list[str]:
    assert validate(answer.content) == []
    return [one["response"]["status"].partition(" ")[0] for one in answer.json()["entry"]]


def test_what_refers_to_another_entry_leads_to_it_in_whatever_order(alice: Actor, program: Programs) -> None:
    leading = task(focus={"reference": URN.format(1)})
    answer = program(alice).send("", bundle(get("Task?status=requested"), post(leading), post(BASIC, 1)))
    assert (answer.status_code, statuses(answer)) == (200, ["200", "201", "201"])
    assert Job.objects.get().result == Document.objects.get()
    first, second, third = answer.json()["entry"]
    assert first["resource"]["total"] == 1
    assert second["resource"]["focus"] == {"reference": f"Basic/{third['resource']['id']}"}
    assert third["response"]["location"].startswith(f"Basic/{third['resource']['id']}/_history/")


def test_one_refusal_undoes_the_whole_and_names_its_entry(alice: Actor, charlie: Actor, program: Programs) -> None:
    hidden = Document.objects.create(owner=charlie.organisation, name="x", sha256="1", size=1)
    unseen = task(focus={"reference": f"Basic/{hidden.pk}"})
    answer = program(alice).send("", bundle(post(BASIC, 1), post(unseen, 2)))
    assert (answer.status_code, issues(answer)[0][::2]) == (404, ("not-found", "Bundle.entry[1]"))
    assert (Document.objects.count(), Job.objects.count()) == (1, 0)


def test_what_a_room_refuses_is_said_with_the_element_in_its_entry(alice: Actor, program: Programs) -> None:
    nameless = BASIC | {"code": {"coding": [{"code": "x"}]}}
    answer = program(alice).send("", bundle(post(nameless)))
    assert (answer.status_code, issues(answer)[0][2]) == (422, "Bundle.entry[0].resource.code.text")


@pytest.mark.parametrize(
    ("entries", "status"),
    [
        ([post(BASIC), post(BASIC)], 422),
        ([post(task(focus={"reference": URN.format(1)}), 0), post(LEADING_BACK, 1)], 422),
        ([{"request": {"method": "DELETE", "url": "Basic/1"}}], 405),
        ([{"resource": BASIC, "request": {"method": "PUT", "url": "Basic?name=x"}}], 400),
        ([{"request": {"method": "POST", "url": "Basic"}}], 422),
        ([post(BASIC, url="Herb")], 404),
        ([get("Basic?_count=x")], 400),
        ([post({"resourceType": "Basic"})], 422),
    ],
)
def test_what_cannot_be_carried_out_leaves_nothing(
    entries: list[dict[str, Any]], status: int, alice: Actor, program: Programs
) -> None:
    answer = program(alice).send("", bundle(*entries))
    assert (answer.status_code, answer.json()["resourceType"]) == (status, "OperationOutcome")
    assert not Document.objects.exists()


def test_a_record_is_changed_in_a_transaction_from_the_version_named(
    alice: Actor, program: Programs, document: Any
) -> None:
    one = document(alice)
    tag = program(alice).get(f"/Basic/{one.pk}")["ETag"]
    change: dict[str, Any] = {
        "resource": BASIC | {"id": str(one.pk)},
        "request": {"method": "PUT", "url": f"Basic/{one.pk}"},
    }
    change["request"]["ifMatch"] = tag
    assert statuses(program(alice).send("", bundle(change))) == ["200"]
    assert program(alice).send("", bundle(change, post(BASIC, 5))).status_code == 412
    assert Document.objects.count() == 1
    assert program(alice).send("", bundle(change, change)).status_code == 422


def test_of_a_batch_each_entry_stands_for_itself(
    alice: Actor, charlie: Actor, program: Programs, document: Any
) -> None:
    unseen = f"Basic/{document(charlie).pk}"
    sent = bundle(get("Basic"), get(unseen), post(BASIC), post(BASIC, 1, url="Herb"), kind="batch")
    answer = program(alice).send("", sent)
    assert (answer.status_code, statuses(answer)) == (200, ["200", "404", "201", "404"])
    assert answer.json()["entry"][1]["response"]["outcome"]["issue"][0]["expression"] == ["Bundle.entry[1]"]
    assert Document.objects.count() == 2


def test_if_none_exist_holds_in_an_entry(alice: Actor, program: Programs) -> None:
    sent = bundle(post(BASIC | {"identifier": [{"value": "7"}]}, ifNoneExist="identifier=7"))
    assert [statuses(program(alice).send("", sent)) for _ in range(2)] == [["201"], ["200"]]


def test_nobody_and_who_only_reads_make_nothing(alice: Actor, program: Programs) -> None:
    assert program().send("", bundle(post(BASIC))).status_code == 401
    assert program(alice, "read").send("", bundle(post(BASIC))).status_code == 403
    assert statuses(program().send("", bundle(get("Basic"), post(BASIC), kind="batch"))) == ["200", "401"]
    assert not Document.objects.exists()


def test_a_bundle_within_keeps_its_own_addresses(alice: Actor, program: Programs) -> None:
    from daodi.hub.health.fhir.bundling import rewritten

    inner = {"resourceType": "Bundle", "entry": [{"fullUrl": "urn:uuid:1"}]}
    assert rewritten({"x": "urn:uuid:1", "resource": inner}, {"urn:uuid:1": "A/1"}) == {"x": "A/1", "resource": inner}


def test_a_transaction_sent_again_with_its_key_happened_once(alice: Actor, program: Programs) -> None:
    answers = [program(alice).send("", bundle(post(BASIC)), Idempotency_Key="k") for _ in range(2)]
    assert answers[0].content == answers[1].content
    assert Document.objects.count() == 1


def test_the_number_of_entries_has_a_bound(alice: Actor, program: Programs) -> None:
    many = [post(BASIC, 0) | {"fullUrl": f"urn:uuid:6b9d1b1c-4b3a-4f6e-9d53-{n:012x}"} for n in range(301)]
    assert program(alice).send("", bundle(*many)).status_code == 413
