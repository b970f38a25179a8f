"""What one party writes, the other's hub reads as it was: every kind of record, there and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.exchange.catalogue import offering
from daodi.hub.exchange.catalogue.models import Listing
from daodi.hub.exchange.inquiries.models import Inquiry, QuoteVersion
from daodi.hub.exchange.orders.models import Order, OrderState, Receipt, Shipment
from daodi.hub.exchange.ubl import exporting
from daodi.hub.exchange.ubl.bringing import receive
from daodi.hub.exchange.ubl.models import Invoice, Message
from daodi.hub.exchange.ubl.standard.jsontext import dumps
from daodi.hub.exchange.ubl.standard.writing import write
from daodi.hub.exchange.ubl.tests.trade import LISTED, PRICES, arrived, confirmed, placed, quoted, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("installed")]


def taken(actor: Actor, document: Mapping[str, Any]) -> Message:
    """Takes a document, which must be without fault and leave nothing untold."""
    message = receive(actor=actor, name="a.xml", content=write(document))
    assert [(one["path"], one["message"]) for one in message.findings] == []
    assert message.state == "taken"
    return message


def numbered(document: Mapping[str, Any], number: str, *, uuid: bool = True) -> dict[str, Any]:
    """The same document under another number, as if it were of another making."""
    [kind] = [name for name in document if not name.startswith("_")]
    content = {**document[kind][0], "ID": [{"_": number}]}
    if not uuid:
        content.pop("UUID", None)
    return {**document, kind: [content]}


LISTING_FACTS = [name for name in offering.FACTS if name != "authorisation"]


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"unit": "担", "unit_region": "HK", "minimum": Decimal(2)},
        {"unit": "斤", "unit_region": "CN", "currency": "JPY", "title": "黄芪 & <“切片”>"},
        {"unit": "box", "kind": "finished", "lead_days": None, "valid_until": None, "incoterm": "", "place": ""},
    ],
)
def test_a_listing_comes_back_as_a_draft_that_says_the_same(alice: Actor, more: dict[str, Any]) -> None:
    first = offering.add(actor=alice, facts=LISTED | more, prices=PRICES)
    message = taken(alice, exporting.made(alice, "Catalogue", first.pk))
    other = Listing.objects.get(pk=message.record_id)
    assert other.pk != first.pk
    assert [getattr(other, name) for name in LISTING_FACTS] == [
        getattr(Listing.objects.get(pk=first.pk), name) for name in LISTING_FACTS
    ]
    assert [(one.at_least, one.price) for one in other.breaks.all()] == PRICES
    assert (other.state, other.material_id) == ("draft", first.material_id)


def test_an_inquiry_comes_back_as_one_that_is_open_to_the_same_supplier(alice: Actor, mei: Actor) -> None:
    first = quoted(mei, alice).quote.asked.inquiry
    document = numbered(exporting.made(mei, "RequestForQuotation", first.pk), "R-1", uuid=False)
    other = Inquiry.objects.get(pk=taken(mei, document).record_id)
    for name in (
        "title",
        "material",
        "material_id",
        "kind",
        "amount",
        "unit",
        "currency",
        "market",
        "incoterm",
        "place",
    ):
        assert getattr(other, name) == getattr(first, name), name
    assert (other.state, [one.supplier for one in other.asked.all()]) == ("open", [alice.organisation])


def test_a_quote_comes_back_as_a_version_upon_the_same_inquiry(alice: Actor, mei: Actor) -> None:
    soon = timezone.now() + timedelta(days=20)
    first = quoted(
        mei,
        alice,
        valid_until=soon.replace(microsecond=0),
        zone="Asia/Shanghai",
        freight=Decimal(300),
        insurance=Decimal("40.5"),
        duty_pct=Decimal(5),
        note="Harvest of 2026\nin bags",
    )
    document = numbered(exporting.made(alice, "Quotation", first.pk), "Q-OURS", uuid=False)
    other = QuoteVersion.objects.get(quote=taken(alice, document).record_id)
    names = ("currency", "price", "unit", "unit_region", "tiers", "amount", "minimum", "tolerance_pct", "incoterm")
    for name in (*names, "place", "lead_days", "valid_until", "zone", "freight", "insurance", "duty_pct", "note"):
        assert getattr(other, name) == getattr(first, name), name
    dearer = numbered(exporting.made(alice, "Quotation", first.pk), "Q-OURS", uuid=False)
    dearer["Quotation"][0]["Note"] = [{"_": "a new version"}]
    again = taken(alice, dearer)
    assert again.record_id == other.quote_id
    assert [one.version for one in QuoteVersion.objects.filter(quote=other.quote)] == [1, 2]


def test_an_order_comes_back_as_the_same_order(alice: Actor, mei: Actor) -> None:
    first = placed(mei, alice, deliver_by=date(2099, 1, 2), note="by sea")
    document = numbered(exporting.made(mei, "Order", first.pk), "PO-77", uuid=False)
    other = Order.objects.get(pk=taken(mei, document).record_id)
    assert (other.number, other.total, other.state) == ("PO-77", first.total, OrderState.PLACED)
    for name in ("currency", "market", "incoterm", "place", "deliver_by", "note"):
        assert getattr(other, name) == getattr(first, name), name
    names = ("number", "description", "amount", "unit", "unit_region", "kg", "price", "total", "tolerance_pct")
    said = [[getattr(line, name) for name in names] for line in other.lines.all()]
    assert said == [[getattr(line, name) for name in names] for line in first.lines.all()]


def test_the_whole_way_of_an_order_can_go_by_documents_alone(alice: Actor, mei: Actor) -> None:
    document = numbered(exporting.made(mei, "Order", placed(mei, alice).pk), "PO-1", uuid=False)
    order = Order.objects.get(pk=taken(mei, document).record_id)

    other = confirmed(mei, alice)
    response = numbered(exporting.made(alice, "OrderResponse", other.pk), "R-1")
    response["OrderResponse"][0]["OrderReference"] = [{"ID": [{"_": "PO-1"}]}]
    taken(alice, response)
    order.refresh_from_db()
    assert order.state == OrderState.CONFIRMED

    shipment = sent(alice, other, "100", "20")
    advice = numbered(exporting.made(alice, "DespatchAdvice", shipment.pk), "D-1", uuid=False)
    advice["DespatchAdvice"][0]["OrderReference"] = [{"ID": [{"_": "PO-1"}]}]
    made = Shipment.objects.get(pk=taken(alice, advice).record_id)
    assert [(one.line.number, one.amount, one.kg) for one in made.contents.all()] == [
        (one.line.number, one.amount, one.kg) for one in shipment.contents.all()
    ]
    assert (made.order, made.despatched_on) == (order, shipment.despatched_on)

    arrived(mei, shipment)
    receipt = numbered(exporting.made(alice, "ReceiptAdvice", shipment.pk), "A-1")
    receipt["ReceiptAdvice"][0]["OrderReference"] = [{"ID": [{"_": "PO-1"}]}]
    receipt["ReceiptAdvice"][0]["DespatchDocumentReference"] = [{"ID": [{"_": "D-1"}]}]
    for line in receipt["ReceiptAdvice"][0]["ReceiptLine"]:
        line["DespatchLineReference"] = [{"LineID": line["DespatchLineReference"][0]["LineID"]}]
    taken(mei, receipt)
    assert Receipt.objects.filter(shipment=made).exists()

    bill = numbered(exporting.made(alice, "Invoice", other.pk), "INV-1")
    bill["Invoice"][0]["OrderReference"] = [{"ID": [{"_": "PO-1"}]}]
    taken(alice, bill)
    invoice = Invoice.objects.get(number="INV-1")
    assert (invoice.order, invoice.total) == (order, other.total)


def test_an_order_of_a_quote_takes_the_quote(alice: Actor, mei: Actor) -> None:
    from daodi.hub.exchange.orders import placing

    version = quoted(mei, alice, valid_until=timezone.now() + timedelta(days=20))
    other = quoted(mei, alice, valid_until=timezone.now() + timedelta(days=20))
    now = datetime.now(UTC)
    document = exporting.made(mei, "Order", placing.place_from_quote(actor=mei, version=other, now=now).pk)
    document = numbered(document, "PO-2", uuid=False)
    document["Order"][0]["QuotationDocumentReference"] = [{"ID": [{"_": version.quote.number}]}]
    order = Order.objects.get(pk=taken(mei, document).record_id)
    assert order.version == version


def test_the_same_document_is_taken_once_however_it_is_spaced(alice: Actor, mei: Actor) -> None:
    document = numbered(exporting.made(mei, "Order", placed(mei, alice).pk), "PO-3", uuid=False)
    first = taken(mei, document)
    text = write(document).decode().replace("><", ">\n  <")
    assert receive(actor=mei, name="b.xml", content=text.encode()).pk == first.pk
    assert receive(actor=mei, name="b.json", content=dumps(document).encode()).pk == first.pk
    assert Order.objects.filter(number="PO-3").count() == 1


def test_another_order_of_the_same_number_is_refused(alice: Actor, mei: Actor) -> None:
    document = numbered(exporting.made(mei, "Order", placed(mei, alice).pk), "PO-4", uuid=False)
    taken(mei, document)
    document["Order"][0]["IssueDate"] = [{"_": "2026-01-01"}]
    message = receive(actor=mei, name="b.xml", content=write(document))
    assert message.state == "refused"
    assert [(one["column"], one["code"]) for one in message.findings] == [("cbc:ID", "sent-before")]
    assert Order.objects.filter(number="PO-4").count() == 1


def test_an_invoice_that_bills_otherwise_is_kept_with_its_differences(alice: Actor, mei: Actor) -> None:
    order = confirmed(mei, alice)
    sent(alice, order, "50", "20")
    bill = numbered(exporting.made(alice, "Invoice", order.pk), "INV-2")
    line = bill["Invoice"][0]["InvoiceLine"][0]
    line["InvoicedQuantity"][0]["_"] = Decimal(60)
    line["Price"][0]["PriceAmount"][0]["_"] = Decimal("9.5")
    message = receive(actor=alice, name="i.xml", content=write(bill))
    assert message.state == "taken"
    assert [one["message"] for one in message.findings if one["code"] == "difference"] == [
        "Line 1: the price is 9.5; 8.4 was agreed.",
        "Line 1: 60 kg are billed; 50 were sent.",
    ]
