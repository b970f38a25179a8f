"""The way through the pages: a buyer asks, suppliers answer, quotes stand side by side; and what is said when wrong."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone
from python_calamine import CalamineWorkbook

from daodi.hub.core.access.actor import Actor
from daodi.hub.exchange.inquiries.models import Asked, Inquiry, Quote, QuoteVersion, SampleRequest
from daodi.hub.exchange.inquiries.tests.conftest import opened

ROOT = "/exchange/inquiries"
NEW = {
    "title": "Roots for slices",
    "material": "黄耆",
    "kind": "raw",
    "amount": "500",
    "measure": "kg|",
    "market": "MY",
    "currency": "USD",
}
QUOTE = {
    "currency": "USD",
    "price": "8.40",
    "measure": "kg|",
    "amount": "500",
    "incoterm": "FOB",
    "place": "Tianjin",
    "freight": "300",
    "lead_days": "21",
    "valid_until": "2099-12-31 18:00",
    "zone": "Asia/Shanghai",
    "tiers": "1000 8.10",
}
Browse = Callable[[Actor], Client]


def test_from_an_inquiry_to_quotes_side_by_side(mei: Actor, alice: Actor, charlie: Actor, signed_in: Browse) -> None:
    buyer, hers, his = signed_in(mei), signed_in(alice), signed_in(charlie)
    inquiry = _asked(buyer, ["Growers of Longxi", "Buyers of Rotterdam"])
    assert (inquiry.material_id, inquiry.state) == ("astragali-radix", "open")
    assert hers.post(f"{ROOT}/{inquiry.pk}/quote", QUOTE).status_code == 302
    catty = {"currency": "CNY", "price": "27.5", "measure": "斤|CN", "amount": "1000", "incoterm": "DDP", "freight": ""}
    assert his.post(f"{ROOT}/{inquiry.pk}/quote", QUOTE | catty | {"tiers": ""}).status_code == 302
    version = QuoteVersion.objects.get(quote__asked__supplier=alice.organisation)
    assert version.valid_until.isoformat() == "2099-12-31T10:00:00+00:00"
    assert version.tiers == [{"at_least": "1000", "price": "8.1"}]
    page = _text(buyer, f"{ROOT}/{inquiry.pk}/compare")
    assert "at least US$\N{NO-BREAK SPACE}9.00" in page  # 8.40 and 0.60 of freight; insurance and duty are not stated
    assert "Quotes in CNY are not converted" in page
    rate = {"currency": "CNY", "rate": "0.14", "on": "2026-11-20", "source": "central bank"}
    assert buyer.post(f"{ROOT}/{inquiry.pk}/rates", rate).status_code == 302
    page = _text(buyer, f"{ROOT}/{inquiry.pk}/compare")
    assert "US$\N{NO-BREAK SPACE}7.70" in page  # 27.50 a catty are 55 a kilogram
    assert "1 CNY = 0.14 USD on 2026-11-20, central bank" in page


def test_the_comparison_is_taken_away_as_a_table(mei: Actor, alice: Actor, charlie: Actor, signed_in: Browse) -> None:
    buyer = signed_in(mei)
    inquiry = _asked(buyer, ["Growers of Longxi"])
    signed_in(alice).post(f"{ROOT}/{inquiry.pk}/quote", QUOTE | {"place": "=cmd()"})
    text = buyer.get(f"{ROOT}/{inquiry.pk}/compare?format=csv").content.decode("utf-8-sig").splitlines()
    assert text[0].startswith("Supplier,Quote,Version,State,Price")
    assert ",8.4000,USD,kg,FOB =cmd()" in text[1]
    content = buyer.get(f"{ROOT}/{inquiry.pk}/compare?format=xlsx").content
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert sheet[1][:2] == ["Growers of Longxi", Quote.objects.get().number]
    assert sheet[1][4] == 8.4


def test_what_is_wrong_in_a_form_is_said_beside_it(mei: Actor, alice: Actor, signed_in: Browse) -> None:
    buyer, hers = signed_in(mei), signed_in(alice)
    wrong = buyer.post(f"{ROOT}/new", NEW | {"title": "", "amount": "much"})
    assert wrong.status_code == 422
    inquiry = _asked(buyer, ["Growers of Longxi"])
    at = f"{ROOT}/{inquiry.pk}/quote"
    for changed, said in (
        ({"valid_until": "2001-01-01 00:00"}, "This time has passed"),
        ({"tiers": "1000 9"}, "Each price break starts at a larger amount"),
        ({"tiers": "what"}, "Line 1: expected an amount and a price"),
        ({"amount": ""}, "Freight and insurance are for an amount"),
        ({"amount": "10", "minimum": "20"}, "The smallest amount is larger"),
        ({"price": "0"}, "above nothing"),
        ({"lots": ["00000000-0000-4000-8000-000000000000"]}, ""),
    ):
        answer = hers.post(at, QUOTE | changed)
        if said:
            assert answer.status_code == 422
            assert said in answer.content.decode()
    assert buyer.post(f"{ROOT}/{inquiry.pk}/suppliers", {"named": "Nobody & Sons"}).status_code == 422
    assert (
        buyer.post(f"{ROOT}/{inquiry.pk}/clarify", {"question": "Growers of Longxi ask", "text": "x"}).status_code
        == 422
    )
    assert (
        buyer.post(f"{ROOT}/{inquiry.pk}/questions", {"asked": inquiry.asked.get().pk, "text": ""}).status_code == 422
    )


def test_an_offer_is_bettered_upon_a_counter_offer(mei: Actor, alice: Actor, signed_in: Browse) -> None:
    buyer, hers = signed_in(mei), signed_in(alice)
    inquiry = _asked(buyer, ["Growers of Longxi"])
    hers.post(f"{ROOT}/{inquiry.pk}/quote", QUOTE)
    version = QuoteVersion.objects.get()
    assert buyer.post(f"{ROOT}/versions/{version.pk}/counter", {"price": "8", "note": "At once"}).status_code == 302
    again = buyer.post(f"{ROOT}/versions/{version.pk}/counter", {"price": "7"}, follow=True)
    assert "not answered yet" in again.content.decode()
    form = _text(hers, f"{ROOT}/quotes/{version.quote_id}/revise")
    assert "The buyer would take it at 8 a unit." in form
    assert 'value="2099-12-31 18:00"' in form
    assert hers.post(f"{ROOT}/quotes/{version.quote_id}/revise", QUOTE | {"price": "8.20"}).status_code == 302
    states = list(QuoteVersion.objects.order_by("version").values_list("version", "state"))
    assert states == [(1, "superseded"), (2, "offered")]
    page = _text(buyer, f"{ROOT}/quotes/{version.quote_id}")
    assert "Answered by a new version" in page
    assert "Version 1" in page


def test_a_sample_goes_out_is_received_and_assessed(mei: Actor, alice: Actor, signed_in: Browse) -> None:
    buyer, hers = signed_in(mei), signed_in(alice)
    inquiry = _asked(buyer, ["Growers of Longxi"])
    asked = Asked.objects.get(inquiry=inquiry)
    facts = {"asked": asked.pk, "material": "黄芪", "amount": "200", "measure": "g|", "address": "1 Jalan"}
    assert buyer.post(f"{ROOT}/samples/ask", facts | {"amount": "0"}).status_code == 422
    assert buyer.post(f"{ROOT}/samples/ask", facts).status_code == 302
    sample = SampleRequest.objects.get()
    at = f"{ROOT}/samples/{sample.pk}/step"
    assert hers.post(at, {"step": "agree", "reply": "Gladly"}).status_code == 302
    assert hers.post(at, {"step": "send"}).status_code == 422  # which carrier?
    assert hers.post(at, {"step": "send", "carrier": "Post", "reference": "EE123"}).status_code == 302
    assert buyer.post(at, {"step": "receive"}).status_code == 302
    assert buyer.post(at, {"step": "assess", "assessment": "Good colour", "test_request": "T-7"}).status_code == 302
    sample.refresh_from_db()
    assert (sample.state, sample.sent_on, sample.received_on) == ("assessed", *(timezone.localdate(),) * 2)
    assert "Good colour" in _text(buyer, f"{ROOT}/samples/{sample.pk}")
    assert "Good colour" not in _text(hers, f"{ROOT}/samples/{sample.pk}")


def test_an_answer_to_all_does_not_say_who_had_asked(
    mei: Actor, alice: Actor, charlie: Actor, signed_in: Browse
) -> None:
    inquiry = opened(mei, alice, charlie)
    buyer, hers, his = signed_in(mei), signed_in(alice), signed_in(charlie)
    assert hers.post(f"{ROOT}/{inquiry.pk}/questions", {"text": "Which of our harvests?"}).status_code == 302
    assert "Which of our harvests?" in _text(buyer, f"{ROOT}/{inquiry.pk}")
    buyer.post(f"{ROOT}/{inquiry.pk}/clarify", {"question": "Which harvest?", "text": "That of 2026."})
    page = _text(his, f"{ROOT}/{inquiry.pk}")
    assert "That of 2026." in page
    assert "our harvests" not in page


def test_a_supplier_says_that_it_has_nothing(mei: Actor, alice: Actor, signed_in: Browse) -> None:
    inquiry = opened(mei, alice)
    hers = signed_in(alice)
    assert hers.post(f"{ROOT}/{inquiry.pk}/decline", {"why": "Sold out"}).status_code == 302
    assert "Sold out" in _text(signed_in(mei), f"{ROOT}/{inquiry.pk}")
    assert hers.post(f"{ROOT}/{inquiry.pk}/quote", QUOTE).status_code == 302  # thought better of it
    assert Asked.objects.get().state == "quoted"


@pytest.mark.parametrize("path", ["", "/new", "/samples"])
@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_the_pages_speak_chinese(mei: Actor, signed_in: Browse, path: str, language: str) -> None:
    page = _text(signed_in(mei), f"{ROOT}{path}?lang={language}")
    assert "<h1>" in page
    assert "inquir" not in page.split("<main", 1)[1].split("<h1>")[1].split("</h1>")[0].lower()


def _asked(buyer: Client, names: list[str]) -> Inquiry:
    """An inquiry made and sent on the pages."""
    assert buyer.post(f"{ROOT}/new", NEW).status_code == 302
    inquiry = Inquiry.objects.order_by("-created_at")[0]
    for name in names:
        assert buyer.post(f"{ROOT}/{inquiry.pk}/suppliers", {"named": name}).status_code == 302
    assert buyer.post(f"{ROOT}/{inquiry.pk}/step", {"step": "open"}).status_code == 302
    inquiry.refresh_from_db()
    return inquiry


def _text(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_prices_are_kept_as_they_were_said(mei: Actor, alice: Actor, signed_in: Browse) -> None:
    inquiry = opened(mei, alice)
    signed_in(alice).post(f"{ROOT}/{inquiry.pk}/quote", QUOTE | {"price": "8.4001"})
    assert QuoteVersion.objects.get().price == Decimal("8.4001")
    assert "US$\N{NO-BREAK SPACE}8.4001 per kg" in _text(signed_in(mei), f"{ROOT}/{inquiry.pk}")
