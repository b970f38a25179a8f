"""What goes out of the trading rooms is valid by the official schemas, and its codes are in their lists."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from daodi.hub.core.access.actor import Actor
from daodi.hub.exchange.catalogue import offering
from daodi.hub.exchange.ubl import exporting
from daodi.hub.exchange.ubl.standard.check import Standard
from daodi.hub.exchange.ubl.standard.parsing import parse
from daodi.hub.exchange.ubl.standard.writing import write
from daodi.hub.exchange.ubl.tests.trade import LISTED, PRICES, arrived, confirmed, placed, quoted, sent

pytestmark = pytest.mark.django_db


def valid(standard: Standard, actor: Actor, kind: str, record: object) -> str:
    sent_ = write(exporting.made(actor, kind, UUID(str(record))))
    assert standard.findings(parse(sent_)) == []
    return sent_.decode()


@pytest.fixture
def listing(alice: Actor) -> Any:
    return offering.add(actor=alice, facts=LISTED, prices=PRICES)


def test_a_listing_goes_out_with_its_names_prices_and_terms(standard: Standard, alice: Actor, listing: Any) -> None:
    text = valid(standard, alice, "Catalogue", listing.pk)
    assert '<cbc:Keyword languageID="zh-Hans">黄芪</cbc:Keyword>' in text
    assert '<cbc:PriceAmount currencyID="USD">8.4</cbc:PriceAmount>' in text


def test_an_inquiry_and_a_quote_go_out(standard: Standard, alice: Actor, mei: Actor) -> None:
    version = quoted(mei, alice)
    assert "Port Klang" in valid(standard, alice, "RequestForQuotation", version.quote.asked.inquiry_id)
    valid(standard, mei, "RequestForQuotation", version.quote.asked.inquiry_id)
    assert version.quote.number in valid(standard, mei, "Quotation", version.pk)


def test_an_order_and_what_follows_go_out(standard: Standard, alice: Actor, mei: Actor) -> None:
    order = confirmed(mei, alice)
    text = valid(standard, mei, "Order", order.pk)
    assert '<cbc:Quantity unitCode="KGM">10</cbc:Quantity>' in text
    assert "<cbc:Value>斤 CN</cbc:Value>" in text
    assert ">AP<" in valid(standard, mei, "OrderResponse", order.pk)
    assert ">325<" in valid(standard, alice, "Invoice", order.pk)
    shipment = sent(alice, order, "100", "20")
    valid(standard, mei, "DespatchAdvice", shipment.pk)
    arrived(mei, shipment)
    valid(standard, alice, "ReceiptAdvice", shipment.pk)
    assert ">380<" in valid(standard, alice, "Invoice", order.pk)


def test_what_is_rejected_or_cancelled_goes_out_so(standard: Standard, alice: Actor, mei: Actor) -> None:
    from daodi.hub.exchange.orders import stepping
    from daodi.hub.exchange.ubl.tests.trade import NOW

    one = stepping.take_step(actor=alice, order=placed(mei, alice), name="reject", reason="sold out", now=NOW)
    assert ">RE<" in valid(standard, mei, "OrderResponse", one.pk)
    other = stepping.take_step(
        actor=mei, order=placed(mei, alice, number="2"), name="cancel", reason="not needed", now=NOW
    )
    assert "not needed" in valid(standard, alice, "OrderCancellation", other.pk)
