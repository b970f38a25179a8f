"""Every interaction of FHIR, asked by everybody: what is Alice's own is not there for Charlie, nor for the operator."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.models import Owned, Visibility
from daodi.hub.health.fhir.tests import served
from daodi.hub.health.fhir.tests.conftest import Program
from daodi.hub.health.fhir.written import etag

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("serving")]
WHO = ("nobody", "alice", "bob", "charlie", "olga")
SENT: dict[str, dict[str, Any]] = {
    "Basic": {"resourceType": "Basic", "code": {"text": "x"}},
    "Task": {"resourceType": "Task", "status": "requested", "intent": "order"},
}
HERS, HERS_TO_CHANGE, ANYBODYS = (404, 200, 200, 404, 404), (401, 200, 200, 404, 404), (200,) * 5
SEEN_BY_ALL = (200,) * 5
# The interaction; what is answered for a record that Alice keeps to herself, and for one that she published.
TABLE = [
    ("read", HERS, SEEN_BY_ALL),
    ("vread", HERS, SEEN_BY_ALL),
    ("update", HERS_TO_CHANGE, (401, 200, 200, 403, 403)),
    ("transaction-update", HERS_TO_CHANGE, (401, 200, 200, 403, 403)),
    ("transaction-read", HERS, SEEN_BY_ALL),
    ("search", ANYBODYS, ANYBODYS),
    ("search-post", ANYBODYS, ANYBODYS),
    ("transaction-search", ANYBODYS, ANYBODYS),
    ("create", (401, 201, 201, 201, 201), (401, 201, 201, 201, 201)),
    ("transaction-create", (401, 200, 200, 200, 200), (401, 200, 200, 200, 200)),
    ("delete", (405,) * 5, (405,) * 5),
    ("history", (404,) * 5, (404,) * 5),
]


def ask(program: Program, interaction: str, type_: str, mark: str, version: str) -> Any:
    sent, one = SENT[type_], f"{type_}/{mark}"
    if interaction.startswith("transaction-"):
        return program.send(
            "", {"resourceType": "Bundle", "type": "transaction", "entry": [entry(interaction, type_, mark)]}
        )
    form = "application/x-www-form-urlencoded"
    asks: dict[str, Callable[[], Any]] = {
        "read": lambda: program.get(f"/{one}"),
        "vread": lambda: program.get(f"/{one}/_history/{version}"),
        "update": lambda: program.send(f"/{one}", sent | {"id": mark}, "put"),
        "search": lambda: program.get(f"/{type_}?_id={mark}"),
        "search-post": lambda: program.client.post(f"/fhir/{type_}/_search", f"_id={mark}", content_type=form),
        "create": lambda: program.send(f"/{type_}", sent),
        "delete": lambda: program.send(f"/{one}", {}, "delete"),
        "history": lambda: program.get(f"/{one}/_history"),
    }
    return asks[interaction]()


def entry(interaction: str, type_: str, mark: str) -> dict[str, Any]:
    sent, one = SENT[type_], f"{type_}/{mark}"
    return {
        "transaction-read": {"request": {"method": "GET", "url": one}},
        "transaction-search": {"request": {"method": "GET", "url": f"{type_}?_id={mark}"}},
        "transaction-update": {"resource": sent | {"id": mark}, "request": {"method": "PUT", "url": one}},
        "transaction-create": {"resource": sent, "request": {"method": "POST", "url": type_}},
    }[interaction]


@pytest.mark.parametrize("is_open", [False, True], ids=["kept", "published"])
@pytest.mark.parametrize(("interaction", "kept", "published"), TABLE, ids=[one[0] for one in TABLE])
@pytest.mark.parametrize("type_", ["Basic", "Task"])
def test_each_interaction_answers_each_asker_as_listed(
    type_: str,
    interaction: str,
    kept: tuple[int, ...],
    published: tuple[int, ...],
    is_open: bool,
    alice: Actor,
    bob: Actor,
    charlie: Actor,
    olga: Actor,
    program: Callable[..., Program],
    document: Any,
    job: Any,
) -> None:
    make, one = (document, served.BASIC) if type_ == "Basic" else (job, served.TASK)
    facts = {"visibility": Visibility.PUBLISHED} if is_open else {}
    for number, who in enumerate((None, alice, bob, charlie, olga)):
        record: Owned = make(alice, **facts)
        version = etag(one, record)[3:-1]
        answer = ask(program(who), interaction, type_, str(record.pk), version)
        expected = (published if is_open else kept)[number]
        assert (WHO[number], answer.status_code) == (WHO[number], expected), answer.content[:300]
        if "search" in interaction:
            unseen = not is_open and WHO[number] in ("nobody", "charlie", "olga")
            assert (str(record.pk).encode() in answer.content.replace(f"_id={record.pk}".encode(), b"")) is not unseen


@pytest.mark.parametrize("interaction", ["create", "update", "transaction-create", "transaction-update"])
def test_a_key_that_only_reads_changes_nothing(
    interaction: str, alice: Actor, program: Callable[..., Program], document: Any
) -> None:
    mark = str(document(alice).pk)
    assert ask(program(alice, "read"), interaction, "Basic", mark, "").status_code == 403
