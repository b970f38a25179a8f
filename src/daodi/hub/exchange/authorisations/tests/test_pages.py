"""The pages: which path is open, asked by anybody; a holder's product; a table taken in."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from lxml import html

from daodi.hub.core.access.actor import Actor
from daodi.hub.exchange.authorisations.models import Authorisation, MedicinalProduct

pytestmark = pytest.mark.django_db
PATHS = "/exchange/authorisations/paths"
SINGAPORE = {
    "market": "SG",
    "kind": "formula",
    "on": "2026-11-22",
    "fact-finished-form": "yes",
    "fact-tcm-actives": "yes",
    "fact-route": "oral",
    "fact-no-synthetic": "yes",
    "fact-applicant-sg": "yes",
    "fact-labels": "yes",
    "fact-manufacturer-licence": "yes",
    "fact-registration-certificate": "yes",
    "fact-metal-test": "yes",
}


def parsed(answer: Any) -> Any:
    return html.fromstring(answer.content.decode())


def shown(answer: Any) -> str:
    return " ".join(parsed(answer).xpath("string(//main)").split())


def test_without_an_account_one_finds_the_path_and_what_is_missing() -> None:
    said = shown(Client().post(PATHS, SINGAPORE | {"composition": "黃耆 10 g\n當歸 2 g"}))
    assert "Paths into Singapore" in said
    assert "Listing of Chinese proprietary medicine" in said
    assert "9 of 10 conditions met · 1 missing" in said
    assert "Test report on microbial limits (not at hand)" in said
    assert "documents, item 7 https://hsa.gov.sg/chinese-proprietary-medicines/listing/apply" in said
    assert "Astragali Radix" in said


def test_with_everything_stated_every_condition_held_is_met_and_no_more_is_said() -> None:
    said = shown(Client().post(PATHS, SINGAPORE | {"fact-microbial-test": "yes", "composition": "黃耆 10 g"}))
    assert "Every condition held is met on this day. That is no decision of the authority." in said
    assert "Not held here: limits for naturally occurring poisons; labelling and claims" in said
    for word in ("safe ", "certified", "guaranteed"):
        assert word not in said


def test_a_banned_ingredient_stands_in_the_way() -> None:
    sent = {"market": "UK", "kind": "herbal", "composition": "關木通 3 g"}
    said = shown(Client().post(PATHS, sent))
    assert "What stands in the way" in said
    assert "banned there" in said


def test_a_path_that_has_ended_says_when() -> None:
    sent = {"market": "HK", "kind": "formula", "on": "2025-07-01"}
    assert "It ended on 2025-06-30." in shown(Client().post(PATHS, sent))
    sent["on"] = "2025-06-30"
    assert "It ended on" not in shown(Client().post(PATHS, sent))


def test_a_day_that_is_none_is_asked_for_again() -> None:
    answer = Client().post(PATHS, {"market": "HK", "kind": "formula", "on": "soon"})
    assert answer.status_code == 422
    assert "Enter a day" in shown(answer)


def test_whatever_is_sent_gets_an_answer() -> None:
    sent = {
        "market": "?",
        "kind": "?",
        "origin": "?" * 99,
        "composition": "\x01,,,\n" * 500,
        "fact-": "x",
        "fact-no": "y",
    }
    for on in ("", "9999-12-31", "0001-01-01"):
        assert Client().post(PATHS, sent | {"on": on}).status_code == 200


def test_a_holder_asks_for_its_product_and_keeps_the_answers(
    alice: Actor, charlie: Actor, product: MedicinalProduct, signed_in: Callable[[Actor], Client]
) -> None:
    browser, at = signed_in(alice), f"/exchange/authorisations/products/{product.pk}/paths"
    stated = {name: text for name, text in SINGAPORE.items() if name != "kind"}
    assert browser.post(at, stated | {"keep": "1"}).status_code == 302
    product.refresh_from_db()
    assert product.facts["metal-test"] == "yes"
    assert "microbial-test" not in product.facts
    said = shown(browser.get(at, {"market": "SG", "ask": "1"}))
    assert "9 of 10 conditions met · 1 missing" in said
    assert signed_in(charlie).get(at).status_code == 404


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_the_answer_is_in_the_language_of_the_page(language: str) -> None:
    said = shown(Client().post(f"{PATHS}?lang={language}", SINGAPORE))
    assert {"zh-Hans": "微生物限度检验报告", "zh-Hant": "微生物限量檢驗報告"}[language] in said
    assert "Test report" not in said


def test_a_product_shows_how_it_stood_in_each_market(charlie: Actor, published: Authorisation) -> None:
    page = parsed(Client().get(f"/exchange/authorisations/products/{published.product_id}"))
    (drawn,) = page.xpath("//*[@class='life']")
    assert "Status over time" in drawn.xpath("string()")
    assert "衛部藥製字第060001號" in drawn.xpath("string()")
    assert page.xpath("//details//table/tbody/tr")


def test_a_form_that_is_wrong_says_so_and_keeps_what_was_typed(
    alice: Actor, product: MedicinalProduct, signed_in: Callable[[Actor], Client]
) -> None:
    at = f"/exchange/authorisations/products/{product.pk}/add"
    sent = {
        "register": "hk-pcm",
        "number": "HKC 1",
        "granted_on": "2024-01-01",
        "path_kind": "ordinary",
        "status": "valid",
    }
    answer = signed_in(alice).post(at, sent)
    assert answer.status_code == 422
    assert "expected a number like HKC-12345" in shown(answer)
    assert 'value="HKC 1"' in answer.content.decode()
    assert signed_in(alice).post(at, sent | {"number": "hkc12345"}).status_code == 302
    assert product.authorisations.get().number == "HKC-12345"


def test_good_rows_of_a_table_are_kept_and_bad_ones_say_row_column_and_what_was_expected(
    alice: Actor, signed_in: Callable[[Actor], Client]
) -> None:
    table = (
        "批准文号,产品名称,批准日期,有效期至,持有人,登记册\n"
        "国药准字Z20200001,示例颗粒,2020-01-01,2025-12-31,示例公司,\n"
        "国药准字X1,示例颗粒,2020-01-01,,,\n"
        "HKC-12345,示例颗粒,someday,,,\n"
        "HKC-54321,示例颗粒,2024/01/02,,,\n"
        "国药准字Z20200001,示例颗粒,2020-01-01,,,\n"
    )
    file = io.BytesIO(table.encode("gb18030"))
    file.name = "authorisations.csv"
    said = shown(signed_in(alice).post("/exchange/authorisations/import", {"file": file}))
    assert "2 rows kept" in said
    assert "3 rows to mend" in said
    assert "a day: 2026-11-30" in said
    kept = Authorisation.objects.order_by("number")
    assert [(one.number, one.market, one.product.name) for one in kept] == [
        ("HKC-54321", "HK", "示例颗粒"),
        ("国药准字Z20200001", "CN", "示例颗粒"),
    ]
    assert kept[1].holdings.get().holder == "示例公司"
    assert MedicinalProduct.objects.count() == 1


@pytest.mark.parametrize("content", [b"", b"nothing of the kind\n1\n", b"\x00\x01\x02", b"number\nHKC-1\n"])
def test_a_file_that_is_no_table_of_authorisations_is_refused_in_words(
    content: bytes, alice: Actor, signed_in: Callable[[Actor], Client]
) -> None:
    file = io.BytesIO(content)
    file.name = "a.csv"
    answer = signed_in(alice).post("/exchange/authorisations/import", {"file": file})
    assert answer.status_code == 422
    assert not Authorisation.objects.exists()


def test_the_search_of_the_site_finds_a_published_number(published: Authorisation) -> None:
    answer = Client().get("/search", {"q": "衛部藥製字第060001號"}, follow=True)
    assert answer.request["PATH_INFO"] == f"/exchange/authorisations/{published.pk}"


def test_programs_ask_for_paths_too() -> None:
    asked = {"market": "SG", "kind": "formula", "facts": {"route": "injection"}, "on": "2026-11-22"}
    answer = Client().post("/api/paths", asked, content_type="application/json")
    (found,) = answer.json()
    assert (found["path"], found["verdict"]) == ("SG-CPM", "fail")
    assert found["reasons"] == ["route: injection is none of oral, external, inhalation, other"]
    assert {one["analyte"] for one in found["missing"]} >= {"metal-test", "microbial-test"}
