"""Programs take and send documents under /ubl with a key; the command does the same from a file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from daodi.hub.core.access.actions import make_key
from daodi.hub.core.access.actor import Actor
from daodi.hub.exchange.orders.models import Order
from daodi.hub.exchange.ubl import exporting
from daodi.hub.exchange.ubl.models import Message
from daodi.hub.exchange.ubl.standard.jsontext import dumps, loads
from daodi.hub.exchange.ubl.standard.writing import write
from daodi.hub.exchange.ubl.tests.test_round import numbered
from daodi.hub.exchange.ubl.tests.trade import confirmed, placed, sent
from daodi.hub.operate.importing import import_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("installed")]


@pytest.fixture
def program() -> Callable[..., Client]:
    def make(actor: Actor, scope: str = "write") -> Client:
        assert actor.user
        secret = make_key(actor=actor, membership=actor.user.memberships.get(), name="erp", scope=scope)[1]
        return Client(headers={"Authorization": f"Bearer {secret}"})

    return make


def test_an_order_is_sent_once_and_taken_as_xml_and_json(
    alice: Actor, mei: Actor, program: Callable[..., Client]
) -> None:
    content = write(numbered(exporting.made(mei, "Order", placed(mei, alice).pk), "PO-1", uuid=False))
    answers = [program(mei).post("/ubl/Order", content, content_type="application/xml") for _ in range(2)]
    assert [one.status_code for one in answers] == [201, 201]
    assert answers[0].json()["record_id"] == answers[1].json()["record_id"]
    order = Order.objects.get(pk=answers[0].json()["record_id"])

    xml = program(alice).get(f"/ubl/Order/{order.pk}")
    assert (xml.status_code, xml["Content-Type"]) == (200, "application/xml; charset=utf-8")
    assert xml["Content-Disposition"] == 'attachment; filename="Order-PO-1.xml"'
    assert xml["UBL-Validated"].startswith("2.4 ")
    as_json = program(alice).get(f"/ubl/Order/{order.pk}", {"format": "json"})
    assert as_json["Content-Type"].startswith("application/json")
    assert write(loads(as_json.content)) == xml.content


def test_a_document_in_json_is_taken_as_well(alice: Actor, mei: Actor, program: Callable[..., Client]) -> None:
    text = dumps(numbered(exporting.made(mei, "Order", placed(mei, alice).pk), "PO-2", uuid=False))
    assert program(mei).post("/ubl/Order", text, content_type="application/json").status_code == 201


def test_what_is_wrong_is_problem_json_by_element(alice: Actor, mei: Actor, program: Callable[..., Client]) -> None:
    content = write(exporting.made(mei, "Order", placed(mei, alice).pk)).replace(b"KGM", b"KG")
    answer = program(mei).post("/ubl/Order", content, content_type="application/xml")
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    assert (
        "'KG' is no unit code held"
        in answer.json()["fields"]["/Order/cac:OrderLine[1]/cac:LineItem/cbc:Quantity/@unitCode"]
    )
    other = program(mei).post("/ubl/Invoice", content, content_type="application/xml")
    assert other.json()["fields"] == {"file": "It is a Order; expected a Invoice."}


def test_a_stranger_finds_nothing(alice: Actor, mei: Actor, charlie: Actor, program: Callable[..., Client]) -> None:
    order = confirmed(mei, alice)
    shipment = sent(alice, order, "100", "20")
    for kind, pk in (("Order", order.pk), ("OrderResponse", order.pk), ("Invoice", order.pk)):
        assert program(charlie).get(f"/ubl/{kind}/{pk}").status_code == 404
    for kind in ("DespatchAdvice", "ReceiptAdvice"):
        assert program(charlie).get(f"/ubl/{kind}/{shipment.pk}").status_code == 404
    assert program(mei).get(f"/ubl/Invoice/{order.pk}").status_code == 403
    assert program(mei).get(f"/ubl/ReceiptAdvice/{shipment.pk}").status_code == 409
    assert program(mei).get(f"/ubl/Nothing/{order.pk}").status_code == 404


def test_an_invoice_is_read_by_the_two_of_its_order_alone(
    alice: Actor, mei: Actor, charlie: Actor, signed_in: Callable[[Actor], Client]
) -> None:
    from daodi.hub.exchange.ubl.bringing import receive

    order = confirmed(mei, alice)
    sent(alice, order, "100", "20")
    content = write(numbered(exporting.made(alice, "Invoice", order.pk), "INV-7"))
    message = receive(actor=alice, name="i.xml", content=content)
    page = signed_in(mei).get(f"/exchange/ubl/sent/{message.pk}")
    assert "It bills what was ordered and sent, as it was agreed." in page.content.decode()
    assert signed_in(mei).get(f"/exchange/ubl/sent/{message.pk}/file").content == content
    assert signed_in(charlie).get(f"/exchange/ubl/sent/{message.pk}").status_code == 404


def test_a_page_says_which_element_stands_in_the_way(
    alice: Actor, mei: Actor, signed_in: Callable[[Actor], Client]
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    content = write(exporting.made(mei, "Order", placed(mei, alice).pk)).replace(b"KGM", b"KG")
    browser = signed_in(mei)
    answer = browser.post("/exchange/ubl/send", {"file": SimpleUploadedFile("o.xml", content)})
    page = browser.get(answer["Location"]).content.decode()
    assert "Nothing of it was taken." in page
    assert "@unitCode" in page
    torn = browser.post("/exchange/ubl/send", {"file": SimpleUploadedFile("o.xml", content[:500])})
    assert torn.status_code == 422
    assert "It can&#x27;t be read: line" in torn.content.decode()
    assert "PO" not in browser.get("/exchange/ubl").content.decode() or Message.objects.count() == 1


def test_the_command_takes_a_file_and_says_each_finding(
    alice: Actor, mei: Actor, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert mei.user
    document = numbered(exporting.made(mei, "Order", placed(mei, alice).pk), "PO-3", uuid=False)
    file = tmp_path / "order.xml"
    file.write_bytes(write(document).replace(b"KGM", b"KG"))
    assert import_file("ubl", file, email=mei.user.email, dry_run=True, as_json=True) == 1
    said = capsys.readouterr()
    finding = json.loads(said.out.splitlines()[0])
    assert finding.keys() == {"path", "column", "line", "severity", "code", "message"}
    assert said.err == "Order PO-3 was not taken\n"
    file.write_bytes(write(document))
    assert import_file("ubl", file, email=mei.user.email, dry_run=False, as_json=False) == 0
    assert capsys.readouterr().err == "Order PO-3: taken as 1 order\n"
    assert Order.objects.filter(number="PO-3").count() == 1
