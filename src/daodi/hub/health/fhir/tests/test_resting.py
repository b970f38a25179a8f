"""Reading, making and changing at ``/fhir``: each answer as HTTP and FHIR have it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.models import Visibility
from daodi.hub.core.documents.models import Document
from daodi.hub.core.jobs.models import Job
from daodi.hub.health.fhir.tests.conftest import Program
from daodi.hub.health.fhir.validation import validate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("serving")]
Programs = Callable[..., Program]
BASIC = {"resourceType": "Basic", "code": {"text": "x"}}


def issues(answer: Any) -> list[tuple[str, str, str]]:
    """Code, words and element of each issue; the answer is a valid OperationOutcome in JSON."""
    assert answer["Content-Type"] == "application/fhir+json; charset=utf-8"
    said = answer.json()
    assert (said["resourceType"], validate(answer.content)) == ("OperationOutcome", [])
    return [(one["code"], one["diagnostics"], *one.get("expression", [""])) for one in said["issue"]]


def test_a_record_is_read_with_its_version(alice: Actor, program: Programs, document: Any) -> None:
    one = document(alice, "roots")
    answer = program(alice).get(f"/Basic/{one.pk}")
    said = answer.json()
    assert validate(answer.content) == []
    assert (answer.status_code, said["id"], said["code"]["text"]) == (200, str(one.pk), "roots")
    assert answer["ETag"] == f'W/"{said["meta"]["versionId"]}"'
    assert answer["Last-Modified"].endswith("GMT")
    again = program(alice).get(f"/Basic/{one.pk}", If_None_Match=answer["ETag"])
    assert (again.status_code, again.content) == (304, b"")


def test_the_current_version_is_read_by_its_number_and_no_other_is(
    alice: Actor, program: Programs, document: Any
) -> None:
    one = document(alice)
    number = program(alice).get(f"/Basic/{one.pk}").json()["meta"]["versionId"]
    assert program(alice).get(f"/Basic/{one.pk}/_history/{number}").status_code == 200
    answer = program(alice).get(f"/Basic/{one.pk}/_history/1")
    assert (answer.status_code, issues(answer)[0][0]) == (404, "not-found")


@pytest.mark.parametrize("path", ["/Basic/{}", "/Basic/{}/_history/1", "/Task/{}", "/Basic/x", "/Herb/1", "/a/b/c/d"])
def test_what_is_not_there_and_what_is_unseen_are_alike(
    path: str, charlie: Actor, alice: Actor, program: Programs, document: Any
) -> None:
    answer = program(charlie).get(path.format(document(alice).pk))
    assert (answer.status_code, issues(answer)[0][0]) == (404, "not-found")


def test_a_new_record_is_answered_with_its_address_and_version(alice: Actor, program: Programs) -> None:
    answer = program(alice).send("/Basic", BASIC)
    one = Document.objects.get()
    version = answer["ETag"].removeprefix('W/"').removesuffix('"')
    assert answer.status_code == 201
    assert answer["Location"] == f"http://testserver/fhir/Basic/{one.pk}/_history/{version}"
    assert (answer.json()["id"], answer.json()["meta"]["versionId"]) == (str(one.pk), version)
    assert program(alice).get(f"/Basic/{one.pk}")["ETag"] == answer["ETag"]


def test_the_sender_says_how_much_is_answered(alice: Actor, program: Programs) -> None:
    assert program(alice).send("/Basic", BASIC, Prefer="return=minimal").content == b""
    answer = program(alice).send("/Basic", BASIC, Prefer="return=OperationOutcome")
    assert (answer.status_code, issues(answer)[0][1]) == (201, "kept")


def test_if_none_exist_makes_one_alone(alice: Actor, charlie: Actor, program: Programs, document: Any) -> None:
    document(charlie, sha256="7")
    sent = BASIC | {"identifier": [{"value": "7"}]}
    first, second = (program(alice).send("/Basic", sent, If_None_Exist="identifier=7") for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["id"] == second.json()["id"]
    document(alice, sha256="7")
    assert program(alice).send("/Basic", sent, If_None_Exist="identifier=7").status_code == 412
    assert program(alice).send("/Basic", sent, If_None_Exist="name:exact=7&nome=1").status_code == 400


def test_a_record_is_changed_only_from_the_version_named(alice: Actor, program: Programs, document: Any) -> None:
    one = document(alice)
    sent = BASIC | {"id": str(one.pk)}
    tag = program(alice).get(f"/Basic/{one.pk}")["ETag"]
    first, second = (program(alice).send(f"/Basic/{one.pk}", sent, "put", If_Match=tag) for _ in range(2))
    assert (first.status_code, first.json()["code"]["text"], second.status_code) == (200, "x", 412)
    assert first["ETag"] != tag
    assert issues(second)[0][0] == "conflict"


def test_the_id_in_a_resource_is_that_of_its_address(alice: Actor, program: Programs, document: Any) -> None:
    answer = program(alice).send(f"/Basic/{document(alice).pk}", BASIC | {"id": "1"}, "put")
    assert (answer.status_code, issues(answer)[0][2]) == (422, "Basic.id")


def test_what_is_seen_but_not_ones_own_is_not_changed(
    alice: Actor, charlie: Actor, program: Programs, document: Any
) -> None:
    one = document(alice, visibility=Visibility.PUBLISHED)
    answer = program(charlie).send(f"/Basic/{one.pk}", BASIC | {"id": str(one.pk)}, "put")
    assert (answer.status_code, issues(answer)[0][0]) == (403, "forbidden")


@pytest.mark.parametrize(
    ("sent", "status", "at"),
    [
        ({"resourceType": "Basic"}, 422, "Basic"),
        ({"resourceType": "Basic", "code": {"txt": "x"}}, 422, "Basic.code.txt"),
        ({"resourceType": "Basic", "code": {"coding": [{"code": "x"}]}}, 422, "Basic.code.text"),
        ({"resourceType": "Patient"}, 422, "resourceType"),
        (b"{", 422, ""),
        (b'{"resourceType": "Basic", "code": {"text": "\\ud800"}}', 422, "Basic.code.text"),
        (b'{"resourceType": "Basic", /* x */ "code": {"text": "x"}}', 400, ""),
    ],
)
def test_what_is_wrong_is_said_with_its_element(
    sent: object, status: int, at: str, alice: Actor, program: Programs
) -> None:
    answer = program(alice).send("/Basic", sent)
    assert (answer.status_code, issues(answer)[0][2]) == (status, at)
    assert not Document.objects.exists()


def test_what_is_read_only_is_neither_made_nor_changed(alice: Actor, program: Programs, document: Any) -> None:
    one = document(alice)
    sent = {"resourceType": "Location", "id": str(one.pk), "name": "x"}
    assert program(alice).send("/Location", sent).status_code == 405
    assert program(alice).send(f"/Location/{one.pk}", sent, "put").status_code == 405


@pytest.mark.parametrize("method", ["delete", "patch"])
def test_nothing_is_deleted_or_patched(method: str, alice: Actor, program: Programs, document: Any) -> None:
    answer = program(alice).send(f"/Basic/{document(alice).pk}", {}, method)
    assert (answer.status_code, issues(answer)[0][0], answer["Allow"]) == (405, "not-supported", "GET, PUT")


def test_json_alone_is_spoken(alice: Actor, program: Programs, document: Any) -> None:
    path = f"/Basic/{document(alice).pk}"
    for asked in ("application/fhir+xml", "text/turtle"):
        assert issues(program(alice).get(path, Accept=asked))[0][0] == "not-supported"
        assert program(alice).get(path, Accept=asked).status_code == 406
    assert program(alice).get(path + "?_format=xml").status_code == 406
    assert program(alice).get(path + "?_format=application/fhir+json", Accept="text/turtle").status_code == 200
    assert program(alice).get(path, Accept="application/fhir+json; fhirVersion=4.0, */*;q=0.1").status_code == 200
    answer = program(alice).client.post("/fhir/Basic", b"<Basic/>", content_type="application/fhir+xml")
    assert (answer.status_code, issues(answer)[0][0]) == (415, "not-supported")


def test_a_body_has_bounds(alice: Actor, program: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("daodi.hub.health.fhir.speaking.LONGEST", 100)
    answer = program(alice).send("/Basic", BASIC | {"language": "e" * 100})
    assert (answer.status_code, issues(answer)[0][0]) == (413, "too-long")
    deep = b'{"resourceType": "Basic", "x": ' + b"[" * 70 + b"]" * 70 + b"}"
    monkeypatch.setattr("daodi.hub.health.fhir.speaking.LONGEST", 10_000)
    assert "too deep" in issues(program(alice).send("/Basic", deep))[0][1]


def test_a_write_with_an_idempotency_key_happens_once(alice: Actor, program: Programs) -> None:
    first, second = (program(alice).send("/Basic", BASIC, Idempotency_Key="k") for _ in range(2))
    assert (first.status_code, second.status_code, Document.objects.count()) == (201, 201, 1)
    assert [first[name] for name in ("ETag", "Location", "Last-Modified")] == [
        second[name] for name in ("ETag", "Location", "Last-Modified")
    ]
    other = program(alice).send("/Basic", BASIC | {"language": "en"}, Idempotency_Key="k")
    assert (other.status_code, issues(other)[0][0]) == (422, "processing")


def test_what_the_rooms_refuse_is_said_as_fhir_says_it(
    alice: Actor, charlie: Actor, program: Programs, document: Any
) -> None:
    sent = {"resourceType": "Task", "status": "requested", "intent": "order"}
    unseen = sent | {"focus": {"reference": f"Basic/{document(charlie).pk}"}}
    answer = program(alice).send("/Task", unseen)
    assert (answer.status_code, issues(answer)[0][0], Job.objects.count()) == (404, "not-found", 0)


def test_anything_can_be_held_against_the_rules(alice: Actor, program: Programs) -> None:
    good, bad = {"resourceType": "Patient"}, {"resourceType": "Patient", "gender": "x"}
    assert issues(program(alice).send("/$validate", good)) == [("informational", "no problems found", "")]
    for path in ("/$validate", "/Patient/$validate"):
        answer = program(alice).send(path, bad)
        assert (answer.status_code, issues(answer)[0][2]) == (200, "Patient.gender")
    assert program().send("/$validate", good).status_code == 401


def test_the_statement_is_valid_and_says_what_is_served(program: Programs) -> None:
    answer = program().get("/metadata")
    assert validate(answer.content) == []
    said = {one["type"]: one for one in answer.json()["rest"][0]["resource"]}
    assert sorted(said) == ["Basic", "Location", "Task"]
    assert [one["code"] for one in said["Location"]["interaction"]] == ["read", "vread", "search-type"]
    assert said["Task"]["searchInclude"] == ["Task:focus"]
    assert said["Basic"]["searchRevInclude"] == ["Task:focus"]
    params = {one["name"]: one["type"] for one in said["Task"]["searchParam"]}
    assert params == {
        "_id": "token",
        "_lastUpdated": "date",
        "authored-on": "date",
        "focus": "reference",
        "period": "date",
        "status": "token",
    }


def test_a_key_that_does_not_hold_opens_nothing(program: Programs) -> None:
    answer = Program("daodi_nothing").get("/Basic")
    assert (answer.status_code, answer["WWW-Authenticate"], issues(answer)[0][0]) == (401, "Bearer", "login")


def test_what_is_sent_is_text_that_a_database_can_hold(alice: Actor, program: Programs) -> None:
    for path in ("/Basic?name=%00", "/Basic?name=%ed%a0%80", "/Basic?%00=1"):
        assert program(alice).get(path).status_code == 400
    answer = program(alice).send("/Basic", BASIC | {"code": {"text": "當歸"}})
    assert answer.json()["code"]["text"] == "當歸"
