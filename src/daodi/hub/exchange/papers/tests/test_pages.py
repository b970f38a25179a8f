"""The pages and the interface for programs, as people and programs use them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from django.test import Client

from daodi.hub.core.access.actor import Actor
from daodi.hub.exchange.papers.models import Paper
from daodi.hub.exchange.papers.tests.conftest import ROOT, placed

pytestmark = pytest.mark.django_db
ASK = "/exchange/papers"


def test_anybody_asks_what_a_material_needs(client: Client) -> None:
    page = client.get(ASK, {"material": "黄芪", "from": "China", "to": "马来西亚", "kind": "raw", "use": "medicine"})
    said = page.content.decode()
    assert page.status_code == 200
    for part in ("Phytosanitary certificate", "1211.90", "The exporter obtains", "No rule of"):
        assert part in said
    assert "Missing" not in said


def test_the_page_speaks_chinese(client: Client) -> None:
    sent = {"material": "番木鳖", "from": "CN", "to": "HK", "kind": "raw", "use": "medicine"}
    assert "植物检疫证书" in client.get(ASK, {**sent, "lang": "zh-Hans"}).content.decode()
    assert "植物檢疫證明書" in client.get(ASK, {**sent, "lang": "zh-Hant"}).content.decode()


@pytest.mark.parametrize(
    ("sent", "text"),
    [
        ({"from": "CN", "to": "Atlantis"}, "“Atlantis” is no country or region known here."),
        ({"from": "", "to": "MY"}, "Enter a country or region"),
        ({"from": "CN", "to": "MY", "on": "2026-13-01"}, "for example 2026-11-22"),
        ({"from": "CN", "to": "MY", "kind": "soup"}, "expected one of"),
    ],
)
def test_a_question_that_cannot_be_taken_says_why(client: Client, sent: dict[str, str], text: str) -> None:
    page = client.get(ASK, sent)
    assert page.status_code == 422
    assert text in page.content.decode()


def test_a_shared_name_is_left_open_and_said(client: Client) -> None:
    said = client.get(ASK, {"material": "木香", "from": "CN", "to": "MY"}).content.decode()
    assert "Not every material is settled." in said
    assert "CITES export permit" not in said
    assert "Of what the name may mean, this is banned or listed" in said
    assert "Aucklandiae Radix" in said
    assert "CITES Appendix I" in said


def test_a_ban_stands_before_everything(client: Client) -> None:
    said = client.get(ASK, {"material": "aristolochiae-fangchi-radix", "from": "CN", "to": "HK"}).content.decode()
    assert said.index("Banned on this way") < said.index("The exporter obtains")


def test_a_party_keeps_a_paper_by_the_form_and_the_other_sees_it(
    alice: Actor, mei: Actor, signed_in: Callable[[Actor], Client]
) -> None:
    order = placed(mei, alice)
    file = io.BytesIO(b"%PDF-1.4 origin")
    file.name = "co.pdf"
    sent = {
        "kind": "certificate-of-origin",
        "number": "CO-1",
        "valid_until": "2099-01-01",
        "release": "yes",
        "file": file,
    }
    answer = signed_in(alice).post(f"{ASK}/orders/{order.pk}/attach", sent)
    assert answer.status_code == 302, answer.content.decode()
    said = signed_in(mei).get(f"{ASK}/orders/{order.pk}").content.decode()
    assert "CO-1" in said
    assert "At hand" in said
    paper = Paper.objects.get()
    page = signed_in(mei).get(f"{ASK}/kept/{paper.pk}").content.decode()
    assert "co.pdf" in page
    assert "Withdraw the paper" not in page


def test_a_line_whose_material_is_not_settled_is_said_on_the_order_s_page(
    alice: Actor, mei: Actor, signed_in: Callable[[Actor], Client]
) -> None:
    order = placed(mei, alice, replace(ROOT, material="木香", material_id=""))
    said = signed_in(mei).get(f"{ASK}/orders/{order.pk}").content.decode()
    assert "Not every material is settled." in said
    assert "CITES Appendix I" in said


def test_a_form_with_a_problem_keeps_what_was_typed(
    alice: Actor, mei: Actor, signed_in: Callable[[Actor], Client]
) -> None:
    order = placed(mei, alice)
    sent = {"kind": "certificate-of-origin", "number": "CO-1", "issued_on": "yesterday"}
    answer = signed_in(alice).post(f"{ASK}/orders/{order.pk}/attach", sent)
    assert answer.status_code == 422
    assert 'value="yesterday"' in answer.content.decode()
    assert not Paper.objects.exists()


def test_a_lot_is_asked_about_without_any_order(
    alice: Actor, charlie: Actor, signed_in: Callable[[Actor], Client], lot_of: Callable[[Actor], UUID]
) -> None:
    lot = lot_of(alice)
    said = signed_in(alice).get(f"{ASK}/lots/{lot}", {"to": "Malaysia"}).content.decode()
    assert "coa-of-longxi.csv" in said
    assert "Phytosanitary certificate" in said
    assert signed_in(charlie).get(f"{ASK}/lots/{lot}", {"to": "Malaysia"}).status_code == 404


def test_a_program_asks_without_a_key(client: Client) -> None:
    answer = client.get("/api/papers/needed", {"material": "黄芪", "origin": "CN", "market": "MY", "kind": "raw"})
    told = json.loads(answer.content)
    assert answer.status_code == 200
    assert told["lanes"] == [
        {"material_ids": ["astragali-radix"], "kind": "raw", "origin": "CN", "market": "MY", "use": ""}
    ]
    assert {need["status"] for need in told["needs"]} == {"not-known"}
    refused = client.get("/api/papers/needed", {"origin": "CN", "market": "Atlantis"})
    assert (refused.status_code, set(json.loads(refused.content)["fields"])) == (422, {"market"})


def test_a_program_keeps_a_paper_once_however_often_it_is_sent(
    alice: Actor, mei: Actor, signed_in: Callable[[Actor], Client]
) -> None:
    order = placed(mei, alice)
    sent = {"kind": "certificate-of-origin", "number": "CO-1", "release": "true"}
    browser = signed_in(alice)
    answers = [
        browser.post(f"/api/papers/orders/{order.pk}", sent, headers={"Idempotency-Key": "k-1"}) for _ in range(2)
    ]
    assert [one.status_code for one in answers] == [201, 201]
    assert answers[0].content == answers[1].content
    assert Paper.objects.count() == 1
    again = browser.post(f"/api/papers/orders/{order.pk}", sent)
    assert again.status_code == 409
    listed = json.loads(signed_in(mei).get("/api/papers").content)["items"]
    assert [one["number"] for one in listed] == ["CO-1"]


def test_an_order_s_page_asks_the_database_no_more_for_more_papers(
    alice: Actor, mei: Actor, signed_in: Callable[[Actor], Client], django_assert_max_num_queries: Callable[..., object]
) -> None:
    order = placed(mei, alice)
    Paper.objects.bulk_create(
        Paper(owner=alice.organisation, kind="certificate-of-origin", number=f"C-{n}", about=order.pk, order=order)
        for n in range(40)
    )
    browser = signed_in(alice)
    browser.get(f"{ASK}/orders/{order.pk}")
    with django_assert_max_num_queries(40):  # type: ignore[attr-defined]
        assert browser.get(f"{ASK}/orders/{order.pk}").status_code == 200
