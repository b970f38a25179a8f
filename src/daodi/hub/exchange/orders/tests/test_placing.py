"""An order says what was agreed, is placed once, and is seen by the two alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.core.audit.models import Entry
from daodi.hub.core.audit.queries import broken
from daodi.hub.core.organisations.models import Licence
from daodi.hub.exchange.inquiries.models import QuoteVersion
from daodi.hub.exchange.orders import licences, placing, queries
from daodi.hub.exchange.orders.drafts import Line
from daodi.hub.exchange.orders.models import Order, OrderLine
from daodi.hub.exchange.orders.tests.conftest import LINES, NOW, TERMS, TODAY, placed, quoted


def test_a_quote_that_is_accepted_is_an_order_at_its_price(alice: Actor, mei: Actor) -> None:
    order = placing.place_from_quote(actor=mei, version=quoted(mei, alice), now=NOW)
    [line] = order.lines.all()
    assert (line.amount, line.unit, line.price, line.total, line.kg) == (
        Decimal(500),
        "kg",
        Decimal("8.10"),
        Decimal(4050),
        Decimal(500),
    )
    assert (order.total, order.currency, order.number, order.state) == (Decimal(4050), "USD", "2026-0001", "placed")
    assert (order.incoterm, order.place, order.market, order.deliver_by) == ("FOB", "Tianjin", "MY", date(2026, 12, 13))
    assert order.terms["price"] == "8.4"
    assert line.material_id == "astragali-radix"


def test_the_price_is_that_of_the_amount_taken(alice: Actor, mei: Actor) -> None:
    order = placing.place_from_quote(actor=mei, version=quoted(mei, alice), now=NOW, amount=Decimal(120))
    assert (order.total, order.lines.get().price) == (Decimal(1008), Decimal("8.40"))


@pytest.mark.parametrize("amount", ["99.9", "525.1", "0", "-5", "NaN", "1e30"])
def test_an_amount_outside_what_was_quoted_makes_no_order(alice: Actor, mei: Actor, amount: str) -> None:
    version = quoted(mei, alice)
    with pytest.raises(Invalid):
        placing.place_from_quote(actor=mei, version=version, now=NOW, amount=Decimal(amount))
    assert not Order.objects.exists()
    assert QuoteVersion.objects.get().state == "offered"


def test_a_quote_taken_twice_is_one_order(alice: Actor, mei: Actor) -> None:
    version = quoted(mei, alice)
    first = placing.place_from_quote(actor=mei, version=version, now=NOW)
    assert placing.place_from_quote(actor=mei, version=version, now=NOW) == first
    with pytest.raises(Conflict):
        placing.place_from_quote(actor=mei, version=version, now=NOW, amount=Decimal(120))
    assert Order.objects.count() == 1


def test_nobody_else_takes_a_quote(alice: Actor, mei: Actor, charlie: Actor) -> None:
    version = quoted(mei, alice)
    for actor in (charlie, alice):
        with pytest.raises((NotFound, Invalid)):
            placing.place_from_quote(actor=actor, version=version, now=NOW)
    late = NOW + timedelta(days=31)
    with pytest.raises(Conflict, match="valid until"):
        placing.place_from_quote(actor=mei, version=version, now=late)


def test_totals_are_rounded_to_the_smallest_coin_line_by_line(alice: Actor, mei: Actor) -> None:
    assert alice.organisation
    lines = [Line(amount=Decimal("1.005"), price=Decimal(1), description="A"), LINES[1]]
    order = placing.place(actor=mei, supplier=alice.organisation, lines=lines, terms=TERMS, now=NOW)
    assert [one.total for one in order.lines.all()] == [Decimal("1.01"), 60]
    assert order.total == Decimal("61.01")
    yen = placing.place(
        actor=mei, supplier=alice.organisation, lines=lines[:1], terms=replace(TERMS, currency="JPY"), now=NOW
    )
    assert yen.total == 1
    assert OrderLine.objects.get(order=order, number=2).kg == 10


def test_the_buyers_own_number_makes_it_the_same_order(alice: Actor, mei: Actor) -> None:
    assert alice.organisation
    terms = replace(TERMS, number="PO-7")
    first = placing.place(actor=mei, supplier=alice.organisation, lines=LINES, terms=terms, now=NOW)
    assert placing.place(actor=mei, supplier=alice.organisation, lines=LINES, terms=terms, now=NOW) == first
    with pytest.raises(Conflict, match="another order of this number"):
        placing.place(actor=mei, supplier=alice.organisation, lines=LINES[:1], terms=terms, now=NOW)
    assert Order.objects.count() == 1


def test_numbers_count_between_two(alice: Actor, mei: Actor, charlie: Actor) -> None:
    numbers = [placed(mei, alice).number, placed(mei, alice).number, placed(charlie, alice).number]
    assert numbers == ["2026-0001", "2026-0002", "2026-0001"]


def test_the_database_itself_keeps_one_order_a_quote_and_none_published(alice: Actor, mei: Actor) -> None:
    order = placing.place_from_quote(actor=mei, version=quoted(mei, alice), now=NOW)
    for changed in ({"version": order.version}, {"serial": order.serial}, {"visibility": "published"}):
        twin = placed(mei, alice)
        with pytest.raises(IntegrityError), transaction.atomic():
            Order.objects.filter(pk=twin.pk).update(**changed)


def test_the_two_see_it_and_nobody_else(alice: Actor, bob: Actor, mei: Actor, charlie: Actor, olga: Actor) -> None:
    order = placed(mei, alice)
    for actor in (alice, bob, mei):
        assert queries.order(actor, order.pk) == order
    for actor in (charlie, olga, Actor()):
        assert not queries.orders(actor).exists()
        with pytest.raises(NotFound):
            queries.order(actor, order.pk)


def test_the_history_of_a_side_holds_its_own_steps_and_no_price(alice: Actor, mei: Actor) -> None:
    assert mei.organisation
    placed(mei, alice)
    [entry] = Entry.objects.filter(subject_type="orders.order")
    assert (entry.verb, entry.owner, entry.changes) == (
        "place-order",
        mei.organisation.pk,
        {"state": "placed", "lines": 2},
    )
    assert broken() == []
    assert [one.text for one in alice.user.notices.all()] == ["An order came in: 2026-0001"]


@pytest.mark.parametrize(
    "line",
    [
        Line(amount=Decimal(1), description=""),
        Line(amount=Decimal(0), description="A"),
        Line(amount=Decimal(1), price=Decimal(-1), description="A"),
        Line(amount=Decimal("0.00001"), description="A"),
        Line(amount=Decimal(1), unit="斤", description="A"),
        Line(amount=Decimal(1), unit="bushel", description="A"),
        Line(amount=Decimal(10) ** 11, price=Decimal(10) ** 11, description="A"),
    ],
)
def test_what_can_not_be_ordered_is_said(alice: Actor, mei: Actor, line: Line) -> None:
    assert alice.organisation
    with pytest.raises(Invalid):
        placing.place(actor=mei, supplier=alice.organisation, lines=[line], terms=TERMS, now=NOW)
    assert not Order.objects.exists()


def test_a_licence_that_the_market_asks_for_is_told_when_it_is_missing_or_expired(
    alice: Actor, mei: Actor, olga: Actor
) -> None:
    assert mei.organisation
    missing = {"req": "req-003", "party": "buyer", "why": "missing", "day": ""}
    assert placed(mei, alice).warnings == []
    assert missing in placed(mei, alice, market="HK").warnings
    held = Licence.objects.create(
        organisation=mei.organisation,
        kind="Wholesale trader licence",
        number="1",
        issuer="CMB",
        valid_until=TODAY - timedelta(days=1),
    )
    assert missing in placed(mei, alice, market="HK").warnings
    Licence.objects.filter(pk=held.pk).update(verified_by=olga.user, verified_at=NOW)
    assert {**missing, "why": "expired", "day": "2026-11-21"} in placed(mei, alice, market="HK").warnings
    Licence.objects.filter(pk=held.pk).update(valid_until=TODAY)
    assert placed(mei, alice, market="HK").warnings == []


def test_a_rule_that_refuses_keeps_the_order_from_being_placed(
    alice: Actor, mei: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    strict = [
        licences.Asked(
            req_id="req-003", party="buyer", words=("trader",), force="refuse", source="test", quality="curated"
        )
    ]
    monkeypatch.setattr(licences, "asked", lambda: strict)
    with pytest.raises(Invalid, match="Chinese Medicines Board"):
        placed(mei, alice, market="HK")
    assert not Order.objects.exists()


def test_every_rule_of_the_table_is_held_by_the_reference() -> None:
    assert {one.req_id for one in licences.asked()} <= licences.requirements().keys()
    assert {one.force for one in licences.asked()} == {"warn"}
