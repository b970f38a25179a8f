"""A buyer in Kuala Lumpur finds 黄芪, asks three suppliers, compares what they quote, orders a part, has the papers."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from daodi.hub.core import lots as kept
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation, User
from daodi.hub.core.rulebook.publishing import DESK, Clause, Standard, publish
from daodi.hub.exchange.catalogue import lots as listed_lots
from daodi.hub.exchange.catalogue import offering, publishing
from daodi.hub.exchange.inquiries import quoting
from daodi.hub.exchange.inquiries.models import Asked, Inquiry
from daodi.hub.exchange.orders import shipping, stepping
from daodi.hub.exchange.orders.models import Order
from daodi.hub.exchange.papers import actions as papers
from daodi.hub.exchange.papers.actions import Facts
from daodi.hub.tests.browser.test_accessible import aside, faults
from daodi.hub.tests.browser.way import Way

BOTH = pytest.mark.parametrize("way", [Way("en", 1280), Way("zh-CN", 390, scripts=False)], ids=str)
# What is offered, and how much lead is in it: one lot has more than Malaysia lets in.
OFFERED = {
    "Growers of Longxi": ("LX-1", "0.4", "8.40"),
    "House of Bozhou": ("BZ-1", "0.6", "9.10"),
    "House of Anguo": ("AG-1", "12", "7.20"),
}
CLEAN, BROKEN = "Growers of Longxi", "AG-1"
RULE = Standard(
    doc_id="EXAMPLE-MY-HERBS", market="MY", name="Example rules of herbs", edition="2026", force="binding",
    uses=("medicine-material",), effective_from="2026-01-01", source="https://example.org/my",
)  # fmt: skip
CLAUSE = Clause(
    rule_id="EXAMPLE-MY-001", clause="Section 4.2", analyte="lead", operator="<=", value="5", unit="mg/kg",
    scope_kind="class", scope="herbal drugs",
)  # fmt: skip


@pytest.fixture
def mei(person: Callable[..., User], organisation: Callable[..., Organisation]) -> Actor:
    return by_user(person("Mei", organisation("Importers of Kuala Lumpur", kind="buyer", jurisdiction="MY"), "admin"))


@pytest.fixture
def suppliers(
    alice: Actor,
    olga: Actor,
    person: Callable[..., User],
    organisation: Callable[..., Organisation],
    signed_in: Callable[[Actor], Client],
) -> dict[str, Actor]:
    """Three who offer 黄芪, each with a lot; what Malaysia lets in stands in the rules."""
    publish(actor=olga, publisher=DESK, standard=RULE, clauses=[CLAUSE])
    others = {"House of Bozhou": "Sun", "House of Anguo": "Tan"}
    actors = {CLEAN: alice} | {name: by_user(person(who, organisation(name), "admin")) for name, who in others.items()}
    for name, actor in actors.items():
        _offer(actor, signed_in(actor), *OFFERED[name])
    return actors


def _offer(actor: Actor, browser: Client, code: str, lead: str, price: str) -> None:
    results = [{"analyte": "lead", "result": lead, "unit": "mg/kg"}]
    lot = {"lot": code, "material": "黄芪", "form": "dried herb", "use": "medicine", "results": results}
    assert browser.post("/api/lots", lot, "application/json").status_code == 201
    facts = {
        "kind": "raw",
        "title": f"黄芪 {code}",
        "material": "黄芪",
        "currency": "USD",
        "unit": "kg",
        "use": "medicine",
    }
    listed = offering.add(actor=actor, facts=facts, prices=[(Decimal(1), Decimal(price))])
    ids = [one.id for one in kept.own(actor)]
    listed = listed_lots.set_lots(actor=actor, listed=listed, lot_ids=ids)
    publishing.take_step(actor=actor, listed=listed, name="publish")


@BOTH
def test_from_a_name_to_the_papers_of_a_part(
    signed: Callable[[Way, Actor], Page],
    picture: Callable[[Page, str], None],
    mei: Actor,
    suppliers: dict[str, Actor],
    way: Way,
    tmp_path: Path,
) -> None:
    page, wrong = signed(way, mei), []

    def looked(name: str) -> None:
        picture(page, f"trade-{name}-{way}")
        wrong.extend([*aside(page), *(faults(page) if way.scripts else [])])

    found(page, way)
    looked("found")
    inquiry = asked(page, way, looked)
    quoted(suppliers, inquiry)
    compared(page, way, inquiry)
    looked("compared")
    order = ordered(page, way)
    looked("ordered")
    sent(suppliers[CLEAN], order)
    received(page, order)
    looked("received")
    with_papers(page, order, tmp_path)
    looked("papers")
    assert not wrong, "\n".join(wrong)


def found(page: Page, way: Way) -> None:
    """By its own name, and by others: all three each time."""
    for name in ("黄芪", "Astragali Radix", "huangqi", "黃耆"):
        page.goto("/exchange/catalogue")
        page.locator("#f-q").fill(name)
        page.locator("main form").get_by_role("button", name=way.said("Find"), exact=True).click()
        for code, _lead, _price in OFFERED.values():
            expect(page.get_by_role("link", name=re.compile(code)).first).to_be_visible()
    page.get_by_role("link", name=re.compile(BROKEN)).first.click()
    page.wait_for_url(re.compile("/exchange/catalogue/[0-9a-f-]{36}"))
    expect(page.get_by_text("Section 4.2").first).to_be_visible()


def asked(page: Page, way: Way, looked: Callable[[str], None]) -> Inquiry:
    """An inquiry, to the three who offer the material."""
    page.goto("/exchange/inquiries/new?material=黄芪")
    page.locator("input[name=title]").fill("Astragalus root, 500 kg")
    page.locator("input[name=amount]").fill("500")
    page.locator("select[name=market]").select_option("MY")
    page.locator("main form[method=post] button").last.click()
    page.wait_for_url(re.compile("/inquiries/[0-9a-f-]{36}"))
    for name in OFFERED:
        page.get_by_role("checkbox", name=name).check()
    page.get_by_role("button", name=way.said("Add them")).click()
    page.wait_for_load_state()
    page.locator("form:has(input[name=step][value=open]) button").click()
    page.wait_for_load_state()
    expect(
        page.get_by_text(way.said("Those you chose have been asked. None of them sees who else was."))
    ).to_be_visible()
    looked("asked")
    return Inquiry.objects.select_related("owner").get()


def quoted(suppliers: dict[str, Actor], inquiry: Inquiry) -> None:
    """Each quotes its lot."""
    now = timezone.now()
    for name, actor in suppliers.items():
        one = Asked.objects.select_related("inquiry__owner", "supplier").get(
            inquiry=inquiry, supplier=actor.organisation
        )
        terms: dict[str, Any] = {
            "currency": "USD", "price": Decimal(OFFERED[name][2]), "unit": "kg", "amount": Decimal(500),
            "minimum": Decimal(50), "tolerance_pct": Decimal(5), "incoterm": "FOB", "place": "Tianjin", "lead_days": 21,
            "valid_until": now + timedelta(days=30), "freight": Decimal(300), "insurance": Decimal(40),
            "duty_pct": Decimal(0),
        }  # fmt: skip
        lots = [lot.id for lot in kept.own(actor)]
        quoting.offer(actor=actor, asked=one, facts=terms, lots=lots, now=now)


def compared(page: Page, way: Way, inquiry: Inquiry) -> None:
    """Side by side; what breaks the rules of the market is said, with the clause, and is not called the lowest."""
    page.goto(f"/exchange/inquiries/{inquiry.pk}")
    page.get_by_role("link", name=way.said("Compare quotes")).first.click()
    page.wait_for_url("**/compare")
    cards = page.locator("ol.quotes > li")
    expect(cards).to_have_count(3)
    broken = cards.filter(has_text=BROKEN)
    expect(broken).to_contain_text("Section 4.2")
    expect(broken).to_contain_text("12 mg/kg > 5 mg/kg")
    expect(broken.get_by_text(way.said("lowest"), exact=True)).to_have_count(0)
    expect(cards.filter(has_text=CLEAN).get_by_text(way.said("lowest"), exact=True)).to_be_visible()


def ordered(page: Page, way: Way) -> Order:
    """Less than was quoted is taken of the one that may come in."""
    page.locator("ol.quotes > li").filter(has_text=CLEAN).locator("footer a").click()
    page.wait_for_url("**/quotes/*")
    page.locator("input[name=amount]").first.fill("300")
    page.get_by_role("button", name=way.said("Accept and order")).click()
    page.wait_for_url(re.compile("/exchange/orders/[0-9a-f-]{36}"))
    order = Order.objects.select_related("owner", "supplier").get()
    assert order.total == Decimal("2520.00")
    expect(page.locator("main")).to_contain_text(order.number)
    return order


def sent(supplier: Actor, order: Order) -> None:
    """The supplier confirms, sends a part of a lot, and shows a paper."""
    now = timezone.now()
    order = stepping.take_step(actor=supplier, order=order, name="confirm", now=now)
    [lot] = kept.own(supplier)
    content = shipping.Sent(line=1, amount=Decimal(120), lot=lot.id)
    told: dict[str, Any] = {"despatched_on": timezone.localdate(), "carrier": "Example Lines", "now": now}
    shipping.despatch(actor=supplier, order=order, contents=[content], **told)
    facts = Facts(
        kind="certificate-of-origin", number="CO-77", issuer="Chamber", name="co.txt", content=b"origin: Longxi\n"
    )
    paper = papers.attach(actor=supplier, facts=facts, order=order)
    papers.release(actor=supplier, paper=paper, order=order)


def received(page: Page, order: Order) -> None:
    """What arrived is noted; the rest is still to come."""
    page.goto(f"/exchange/orders/{order.pk}")
    expect(page.get_by_text("LX-1").first).to_be_visible()
    fold = page.locator("#shipments details:has(form[action$='/receipt'])")
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    fold.locator("input[name=received_on]").fill(timezone.localdate().isoformat())
    fold.locator("button").click()
    page.wait_for_load_state()
    expect(page.locator("#shipments").get_by_text("120", exact=False).first).to_be_visible()
    order.refresh_from_db()
    assert order.state == "shipping"


def with_papers(page: Page, order: Order, folder: Path) -> None:
    """The list of papers, a PDF that opens, and all of them in one ZIP."""
    page.locator(f"main a[href='/exchange/papers/orders/{order.pk}']").first.click()
    page.wait_for_url("**/exchange/papers/orders/*")
    expect(page.get_by_text("CO-77").first).to_be_visible()
    packing = taken(page, page.locator("a[href*='packing-list'][href*='zh-hans']"), folder / "packing.pdf")
    said = " ".join(one.extract_text() for one in PdfReader(io.BytesIO(packing)).pages)
    assert "LX-1" in said
    assert "装箱单" in said
    bundle = taken(page, page.locator("a[href$='papers.zip']"), folder / "papers.zip")
    names = zipfile.ZipFile(io.BytesIO(bundle)).namelist()
    assert any("CO-77" in name or "co.txt" in name for name in names), names
    assert sum(name.endswith(".pdf") for name in names) >= 2, names


def taken(page: Page, link: Any, to: Path) -> bytes:
    """What a link gives to keep."""
    with page.expect_download() as download:
        link.first.click()
    download.value.save_as(to)
    return to.read_bytes()
