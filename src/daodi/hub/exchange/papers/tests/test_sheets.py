"""Orders, shipments and quotes as sheets, and what the printed paper then says."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest
from django.test import Client
from pypdf import PdfReader

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.organisations.models import Name
from daodi.hub.exchange.papers import actions
from daodi.hub.exchange.papers.printed import pdf
from daodi.hub.exchange.papers.sheets import of_order, of_quote, of_shipment
from daodi.hub.exchange.papers.tests.conftest import GINGER, ROOT, phyto, placed, quoted, sent

pytestmark = pytest.mark.django_db


def text(drawn: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(drawn)).pages)


def test_an_order_is_printed_with_both_names_of_both_parties(alice: Actor, mei: Actor) -> None:
    for actor, hans, hant in ((alice, "陇西合作社", "隴西合作社"), (mei, "吉隆坡进口", "吉隆坡進口")):
        Name.objects.create(organisation=actor.organisation, language="zh-hans", text=hans)
        Name.objects.create(organisation=actor.organisation, language="zh-hant", text=hant)
    order = placed(mei, alice)
    said = text(pdf(of_order(order, "order", "zh-hant")))
    for part in (
        "Growers of Longxi",
        "隴西合作社",
        "Importers of Kuala Lumpur",
        "吉隆坡進口",
        "採購訂單",
        order.number,
    ):
        assert part in said
    assert "陇西合作社" not in said


def test_an_order_is_printed_with_its_goods_figures_and_terms(alice: Actor, mei: Actor) -> None:
    said = text(pdf(of_order(placed(mei, alice), "pro-forma", "zh-hans")))
    for part in (
        "Astragalus root, first grade",
        "黄芪",
        "Astragali Radix",
        "500 kg",
        "500 公斤",
        "8.40",
        "4,200.00",
        "20 jin (mainland)",
        "20 市斤",
        "= 10 kg",
        "60.00",
        "USD 4,260.00",
        "CIF Port Klang, Incoterms 2020",
        "1211.90",
        "甘肃陇西",
        "± 5 %",
        "Malaysia",
        "马来西亚",
        "2026-11-22",
    ):
        assert part in said, part


def test_the_seller_stands_first_on_its_invoice_and_the_buyer_on_its_order(alice: Actor, mei: Actor) -> None:
    order = placed(mei, alice)
    assert [one.role for one in of_order(order, "pro-forma", "zh-hans").parties] == ["seller", "buyer"]
    assert [one.role for one in of_order(order, "order", "zh-hans").parties] == ["buyer", "seller"]


def test_a_packing_list_names_lots_and_weights_and_no_price(
    alice: Actor, mei: Actor, lot_of: Callable[[Actor], UUID]
) -> None:
    lot = lot_of(alice)
    order = placed(mei, alice, replace(ROOT, lots=[lot]))
    said = text(pdf(of_shipment(sent(alice, order, "300", lot), "packing-list", "zh-hans")))
    for part in ("装箱单", "HQ-26", "300", f"{order.number}-1", "BL-77", "Ocean Line", "Total net weight"):
        assert part in said, part
    assert "8.40" not in said
    assert "2,520" not in said


def test_a_commercial_invoice_comes_to_what_was_sent(alice: Actor, mei: Actor) -> None:
    sheet = of_shipment(sent(alice, placed(mei, alice), "300"), "commercial-invoice", "zh-hans")
    assert list(sheet.totals) == [("total", "USD 2,520.00")]


def test_yen_have_no_places_and_a_unit_price_keeps_four(alice: Actor, mei: Actor) -> None:
    from daodi.hub.exchange.papers.sheets import said

    assert said.with_currency(Decimal("1234.0000"), "JPY") == "JPY 1,234"
    assert said.money(Decimal("0.0125"), "USD") == "0.0125"


def test_a_quote_is_printed_with_its_breaks_validity_and_estimates(alice: Actor, mei: Actor) -> None:
    said = text(pdf(of_quote(quoted(mei, alice), "zh-hans")))
    for part in (
        "Quotation",
        "报价单",
        "Valid until",
        "2026-12-22",
        "≥ 1,000: 8.10",
        "USD 4,200.00",
        "Freight, estimate",
        "USD 900.00",
    ):
        assert part in said, part


def test_the_archive_holds_papers_certificates_and_an_index_that_says_what_is_missing(
    alice: Actor, mei: Actor, signed_in: Callable[[Actor], Client], lot_of: Callable[[Actor], UUID]
) -> None:
    lot = lot_of(alice)
    order = placed(mei, alice, replace(ROOT, lots=[lot]))
    paper = actions.attach(actor=alice, facts=phyto(name="..\\..\\phyto.pdf"), order=order)
    actions.attach(actor=alice, facts=phyto(number="secret", content=b"%PDF-1.4 secret"), order=order)
    actions.release(actor=alice, paper=paper, order=order)
    sent(alice, order, lot=lot)
    answer = signed_in(mei).get(f"/exchange/papers/orders/{order.pk}/papers.zip")
    assert answer.streaming
    assert answer["Content-Type"] == "application/zip"
    held = zipfile.ZipFile(io.BytesIO(b"".join(answer)))
    assert held.testzip() is None
    assert held.namelist() == [
        f"01 order {order.number}.pdf",
        f"02 pro-forma {order.number}.pdf",
        f"03 packing-list {order.number}-1.pdf",
        f"04 commercial-invoice {order.number}-1.pdf",
        "05 phytosanitary-certificate phyto.pdf",
        "06 certificate-of-analysis coa-of-longxi.csv",
        "index.csv",
    ]
    assert held.read("05 phytosanitary-certificate phyto.pdf") == b"%PDF-1.4 phyto of Longxi"
    index = held.read("index.csv").decode("utf-8-sig").splitlines()
    assert index[0] == "file,kind,number,sha256,status"
    assert re.fullmatch(r"05 phyto.*,phytosanitary-certificate,PC-1,[0-9a-f]{64},present", index[5])
    assert ",transport-document,,,missing" in index
    assert not any("secret" in name for name in held.namelist())


def test_the_archive_is_the_same_twice(alice: Actor, mei: Actor, signed_in: Callable[[Actor], Client]) -> None:
    order = placed(mei, alice, GINGER)
    browser = signed_in(mei)
    once, again = (b"".join(browser.get(f"/exchange/papers/orders/{order.pk}/papers.zip")) for _ in range(2))
    assert once == again


def test_a_print_is_a_download_that_nobody_else_gets(
    alice: Actor, mei: Actor, charlie: Actor, olga: Actor, signed_in: Callable[[Actor], Client]
) -> None:
    order = placed(mei, alice)
    address = f"/exchange/papers/orders/{order.pk}/pro-forma.pdf?second=zh-hant"
    answer = signed_in(mei).get(address)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="pro-forma {order.number}.pdf"'
    assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "private, no-store")
    assert answer.content == signed_in(alice).get(address).content
    absent = signed_in(charlie).get(address.replace(str(order.pk), str(UUID(int=1))))
    for actor in (charlie, olga):
        assert signed_in(actor).get(address).status_code == 404
    assert absent.status_code == 404
    assert signed_in(mei).get(address.replace("pro-forma", "tax-return")).status_code == 404


def test_a_rival_does_not_get_a_quote_s_print(
    alice: Actor, mei: Actor, charlie: Actor, signed_in: Callable[[Actor], Client]
) -> None:
    version = quoted(mei, alice)
    assert signed_in(mei).get(f"/exchange/papers/quotes/{version.pk}.pdf").status_code == 200
    assert signed_in(charlie).get(f"/exchange/papers/quotes/{version.pk}.pdf").status_code == 404
    assert json.loads(signed_in(charlie).get(f"/api/papers/quotes/{version.pk}/print").content)["status"] == 404


def test_a_font_that_the_operator_named_wrongly_is_said_and_breaks_nothing(
    alice: Actor, mei: Actor, signed_in: Callable[[Actor], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    order = placed(mei, alice)
    monkeypatch.setenv("DAODI_PDF_FONT", "/no/such.ttf")
    for address in (f"/exchange/papers/orders/{order.pk}/order.pdf", f"/api/papers/orders/{order.pk}/bundle"):
        answer = signed_in(mei).get(address)
        assert answer.status_code == 409
        assert "expected a file with TrueType outlines" in answer.content.decode().replace("&#x27;", "'")
