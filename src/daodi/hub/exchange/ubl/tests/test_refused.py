"""What can't be taken is refused with good words, and never breaks: foreign documents, strangers, torn XML."""

from __future__ import annotations

import contextlib
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid, Refusal
from daodi.hub.exchange.orders.models import Order
from daodi.hub.exchange.ubl import exporting
from daodi.hub.exchange.ubl.bringing import KINDS, bring, receive
from daodi.hub.exchange.ubl.models import Message
from daodi.hub.exchange.ubl.standard.parsing import kind_of, parse
from daodi.hub.exchange.ubl.standard.writing import write
from daodi.hub.exchange.ubl.tests.conftest import SHARED
from daodi.hub.exchange.ubl.tests.test_round import numbered
from daodi.hub.exchange.ubl.tests.trade import placed

pytestmark = pytest.mark.django_db
EXAMPLES = sorted((SHARED / "conformance" / "ubl").glob("examples*/**/*.xml"))


def order_of(mei: Actor, alice: Actor, number: str = "PO-9") -> dict[str, Any]:
    return numbered(exporting.made(mei, "Order", placed(mei, alice).pk), number, uuid=False)


def found(actor: Actor, document: dict[str, Any]) -> list[tuple[str, str]]:
    message = receive(actor=actor, name="a.xml", content=write(document))
    assert message.state == "refused"
    return [(one["path"], one["message"]) for one in message.findings if one["severity"] == "error"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_foreign_document_is_refused_with_the_party_it_is_not_from(path: Path, alice: Actor, installed: None) -> None:
    content = path.read_bytes()
    if kind_of(parse(content)) not in KINDS:
        with pytest.raises(Invalid, match="is not taken here; expected one of: Catalogue"):
            receive(actor=alice, name=path.name, content=content)
        return
    message = receive(actor=alice, name=path.name, content=content)
    assert message.state == "refused"
    wrong = [one for one in message.findings if one["severity"] == "error"]
    assert wrong
    assert all(one["path"].startswith("/") and one["message"] for one in wrong)


def test_a_document_of_another_sender_is_refused(alice: Actor, mei: Actor, charlie: Actor, bare: None) -> None:
    [(path, message)] = found(charlie, order_of(mei, alice))
    assert path == "/Order/cac:BuyerCustomerParty/cac:Party"
    assert message.startswith("The document is from Importers of Kuala Lumpur; expected one from the organisation")


def test_a_party_is_found_by_its_gln_and_never_by_one_that_is_anothers(alice: Actor, mei: Actor, bare: None) -> None:
    assert alice.organisation
    alice.organisation.identifiers.create(scheme="gln", value="4006381333931")
    document = order_of(mei, alice)
    seller = document["Order"][0]["SellerSupplierParty"][0]
    gln = {"PartyIdentification": [{"ID": [{"_": "4006381333931", "schemeID": "0088"}]}]}
    seller["Party"] = [gln]
    message = receive(actor=mei, name="a.xml", content=write(document))
    assert (message.state, message.receiver) == ("taken", alice.organisation)
    seller["Party"] = [{**gln, "PartyName": [{"Name": [{"_": "Somebody else"}]}]}]
    seller["Party"][0]["PartyIdentification"][0]["ID"][0]["_"] = "7300070011115"
    document["Order"][0]["ID"] = [{"_": "PO-10"}]
    [(path, said)] = found(mei, document)
    assert path == "/Order/cac:SellerSupplierParty/cac:Party"
    assert said == "No member is called 'Somebody else' or has a number that it states."
    seller["Party"][0]["PartyName"] = [{"Name": [{"_": alice.organisation.name}]}]
    [(_path, said)] = found(mei, document)
    assert said.endswith("has another number than it states.")


@pytest.mark.parametrize(
    ("way", "value", "path", "said"),
    [
        ("OrderLine/LineItem/Quantity/unitCode", "KG", "cbc:Quantity/@unitCode", "'KG' is no unit code held"),
        ("OrderLine/LineItem/Quantity/_", "many", "cbc:Quantity", "'many' can't be taken; expected a number"),
        ("OrderLine/LineItem/Quantity/_", "0", "cbc:Quantity", "expected an amount above 0"),
        ("OrderLine/LineItem/Price/PriceAmount/currencyID", "EUR", "cbc:PriceAmount", "It is in 'EUR'; expected USD."),
        ("DocumentCurrencyCode/_", "XXQ", "cbc:DocumentCurrencyCode", "'XXQ' is no currency in use"),
        ("Delivery/RequestedDeliveryPeriod/EndDate/_", "soon", "cbc:EndDate", "'soon' is no date; expected one such"),
        ("ID/_", "", "cbc:ID", "It is missing; expected the order's number."),
        ("QuotationDocumentReference/ID/_", "Q-0", "cbc:ID", "No quote of this supplier has this number and stands."),
    ],
)
def test_what_is_wrong_is_said_at_its_element(
    way: str, value: str, path: str, said: str, alice: Actor, mei: Actor, bare: None
) -> None:
    document = order_of(mei, alice)
    at: Any = document["Order"][0]
    *names, last = way.split("/")
    for name in names:
        at = at.setdefault(name, [{}])[0]
    at[last] = value
    errors = found(mei, document)
    assert any(one.endswith(path) and said in message for one, message in errors), errors
    assert Order.objects.count() == 1


def test_what_is_not_taken_is_told_and_kept(alice: Actor, mei: Actor, bare: None) -> None:
    document = order_of(mei, alice)
    document["Order"][0]["AccountingCost"] = [{"_": "Project 7"}]
    message = receive(actor=mei, name="a.xml", content=write(document))
    assert [(one["column"], one["severity"]) for one in message.findings] == [("cbc:AccountingCost", "note")]


def test_a_dry_run_says_all_and_keeps_nothing(alice: Actor, mei: Actor, bare: None) -> None:
    content = write(order_of(mei, alice))
    brought = bring(actor=mei, name="a.xml", content=content, dry_run=True)
    assert brought.said.startswith("Order PO-9: taken as 1 order; not validated")
    assert (Message.objects.count(), Order.objects.filter(number="PO-9").count()) == (0, 0)
    assert bring(actor=Actor(), name="a.xml", content=content, dry_run=True).said.startswith("a Order that can be read")


def test_a_bad_line_of_a_catalogue_costs_no_good_one(alice: Actor, bare: None) -> None:
    from daodi.hub.exchange.catalogue import offering
    from daodi.hub.exchange.ubl.tests.trade import LISTED, PRICES

    listed = offering.add(actor=alice, facts=LISTED, prices=PRICES)
    document = exporting.made(alice, "Catalogue", listed.pk)
    lines = document["Catalogue"][0]["CatalogueLine"]
    bad = {**lines[0], "Item": [{"Description": [{"_": "no name"}]}], "RequiredItemLocationQuantity": []}
    document["Catalogue"][0]["CatalogueLine"] = [bad, *lines]
    message = receive(actor=alice, name="a.xml", content=write(document))
    assert (message.state, message.many) == ("taken", 1)
    assert message.errors > 0


@pytest.fixture
def documents(alice: Actor, mei: Actor, bare: None) -> list[tuple[Actor, bytes]]:
    from daodi.hub.exchange.ubl.tests.trade import arrived, confirmed, quoted, sent

    version = quoted(mei, alice)
    order = confirmed(mei, alice)
    shipment = sent(alice, order, "100", "20")
    arrived(mei, shipment)
    ways = [
        (mei, "RequestForQuotation", version.quote.asked.inquiry_id),
        (alice, "Quotation", version.pk),
        (mei, "Order", order.pk),
        (alice, "OrderResponse", order.pk),
        (alice, "DespatchAdvice", shipment.pk),
        (mei, "ReceiptAdvice", shipment.pk),
        (alice, "Invoice", order.pk),
    ]
    return [(actor, write(exporting.made(actor, kind, pk))) for actor, kind, pk in ways]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(which=st.integers(0, 6), seed=st.integers(0, 2**32), many=st.integers(1, 6))
def test_a_torn_document_is_taken_or_refused_and_never_breaks(
    which: int, seed: int, many: int, documents: list[tuple[Actor, bytes]]
) -> None:
    actor, content = documents[which]
    with contextlib.suppress(Refusal):
        receive(actor=actor, name="a.xml", content=torn(content, random.Random(seed), many))


def torn(content: bytes, chance: random.Random, many: int) -> bytes:
    """The document with values and elements changed, doubled, moved or lost."""
    pieces = content.decode().replace("><", ">\n<").split("\n")
    odd = [
        "",
        "-1",
        "1e99",
        "NaN",
        "99999999999999999999",
        "0.000000001",
        "2026-13-45",
        "斤",
        "x" * 3000,
        "\u202e",
        "&amp;",
    ]
    for _ in range(many):
        at = chance.randrange(2, len(pieces) - 1)
        step = chance.randrange(4)
        if step == 0 and "</" in pieces[at] and not pieces[at].startswith("</"):
            start, _, rest = pieces[at].partition(">")
            pieces[at] = f"{start}>{chance.choice(odd)}</{rest.rpartition('</')[2]}"
        elif step == 1 and "</" in pieces[at] and not pieces[at].startswith("</"):
            pieces[at] = ""
        elif step == 2 and "</" in pieces[at] and not pieces[at].startswith("</"):
            pieces.insert(at, pieces[at])
        elif step == 3 and '="' in pieces[at]:
            before, _, rest = pieces[at].rpartition('="')
            pieces[at] = f'{before}="{chance.choice(odd)}"{rest.partition(chr(34))[2]}'
    return "\n".join(pieces).encode()
