"""What is sent is never more than was ordered or than there is of a lot; what arrives is said as it was found."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from django.test import Client

from daodi.hub.core import lots as kept_lots
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound
from daodi.hub.exchange.orders import changing, queries, receiving, shipping, stepping
from daodi.hub.exchange.orders.changing import Other
from daodi.hub.exchange.orders.models import Order
from daodi.hub.exchange.orders.receiving import Arrived
from daodi.hub.exchange.orders.shipping import Sent
from daodi.hub.exchange.orders.tests.conftest import NOW, TODAY, arrived, confirmed, placed, sent


def fresh(order: Order) -> Order:
    return Order.objects.get(pk=order.pk)


def test_an_order_goes_its_course_in_two_shipments(alice: Actor, mei: Actor) -> None:
    order = confirmed(mei, alice)
    first = sent(alice, order, "60", "20")
    assert fresh(order).state == "shipping"
    arrived(mei, first)
    second = sent(alice, order, "40")
    assert fresh(order).state == "shipped"
    arrived(mei, second)
    assert fresh(order).state == "received"
    closed = stepping.take_step(actor=mei, order=order, name="close", now=NOW)
    assert (closed.state, closed.ended_at) == ("closed", NOW)
    assert [(one.sent, one.arrived) for one in queries.lines(order)] == [(100, 100), (20, 20)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("amount", "fits"), [("105", True), ("105.0001", False), ("200", False)])
def test_no_more_is_sent_than_the_tolerance_allows(alice: Actor, mei: Actor, amount: str, *, fits: bool) -> None:
    order = confirmed(mei, alice)
    if fits:
        assert sent(alice, order, amount)
    else:
        with pytest.raises(Invalid, match="no more than 105 kg"):
            sent(alice, order, amount)
    assert order.shipments.exists() == fits


def test_what_is_missing_within_the_tolerance_may_be_the_last(alice: Actor, mei: Actor) -> None:
    order = confirmed(mei, alice)
    with pytest.raises(Invalid, match="More has to follow"):
        sent(alice, order, "94", "20", last=True)
    sent(alice, order, "95", "20", last=True)
    assert fresh(order).state == "shipped"
    with pytest.raises(Conflict):
        sent(alice, order, "5")


def lot_of(actor: Actor, code: str) -> UUID:
    """A lot that the actor brings to its own laboratory, as a member does it."""
    browser = Client()
    assert actor.user
    browser.force_login(actor.user, "allauth.account.auth_backends.AuthenticationBackend")
    results = [{"analyte": "lead", "result": "0.1", "unit": "mg/kg"}]
    sent = {"lot": code, "material": "黄芪", "results": results}
    return UUID(browser.post("/api/lots", sent, content_type="application/json").json()["id"])


def of_lot(actor: Actor, order: Order, lot: UUID, amount: str, kg: str | None = None) -> None:
    one = Sent(line=1, amount=Decimal(amount), lot=lot, lot_kg=Decimal(kg) if kg else None)
    shipping.despatch(actor=actor, order=order, contents=[one], despatched_on=TODAY, now=NOW)


def test_of_a_lot_no_more_is_sent_than_there_is_over_all_orders(alice: Actor, mei: Actor, charlie: Actor) -> None:
    lot = lot_of(alice, "LX-1")
    first, second = confirmed(mei, alice), confirmed(charlie, alice)
    of_lot(alice, first, lot, "60", "100")
    with pytest.raises(Conflict, match="100 kg in all; with this, 101 kg"):
        of_lot(alice, second, lot, "41")
    of_lot(alice, second, lot, "40")
    with pytest.raises(Conflict):
        of_lot(alice, first, lot, "1")
    assert not fresh(first).shipments.filter(number=2).exists()


def test_the_buyer_reads_the_lot_once_it_is_sent_and_nobody_else(alice: Actor, mei: Actor, charlie: Actor) -> None:
    lot, order = lot_of(alice, "LX-2"), confirmed(mei, alice)
    with pytest.raises(NotFound):
        kept_lots.one(mei, lot)
    of_lot(alice, order, lot, "10")
    assert kept_lots.one(mei, lot).code == "LX-2"
    with pytest.raises(NotFound):
        kept_lots.one(charlie, lot)


def test_lots_of_others_are_not_sent(alice: Actor, mei: Actor, charlie: Actor) -> None:
    order, theirs = confirmed(mei, alice), lot_of(charlie, "RO-1")
    for lot in (theirs, uuid4()):
        with pytest.raises(Invalid, match="lots of your own"):
            of_lot(alice, order, lot, "10")


def test_differences_are_kept_as_they_were_found(alice: Actor, mei: Actor) -> None:
    order = confirmed(mei, alice)
    shipment = sent(alice, order, "100", "20")
    roots, ginger = shipment.contents.all()
    found = [
        Arrived(shipped=roots.pk, amount=Decimal(98)),
        Arrived(shipped=ginger.pk, amount=Decimal(20), difference="damaged", note="One sack was wet."),
    ]
    arrived(mei, shipment, contents=found, note="By lorry")
    told = [(one.received.amount, one.received.difference) for one in shipment.contents.all()]
    assert told == [(Decimal(98), "short"), (Decimal(20), "damaged")]
    with pytest.raises(Conflict):
        arrived(mei, shipment)


def test_a_receipt_that_can_not_be_is_refused(alice: Actor, mei: Actor) -> None:
    shipment = sent(alice, confirmed(mei, alice), "100")
    [part] = shipment.contents.all()
    for wrong in (
        Arrived(shipped=part.pk, amount=Decimal(101), difference="short"),
        Arrived(shipped=part.pk, amount=Decimal(99), difference="over"),
        Arrived(shipped=part.pk, amount=Decimal(99), difference="lost"),
        Arrived(shipped=uuid4(), amount=Decimal(99)),
    ):
        with pytest.raises(Invalid):
            arrived(mei, shipment, contents=[wrong])
    for day in (TODAY - timedelta(days=1), TODAY + timedelta(days=1)):
        with pytest.raises(Invalid):
            receiving.receive(actor=mei, shipment=shipment, received_on=day, now=NOW)
    with pytest.raises(NotAllowed):
        arrived(alice, shipment)


def test_a_change_counts_once_the_other_side_accepts(alice: Actor, mei: Actor) -> None:
    order = confirmed(mei, alice)
    change = changing.propose(
        actor=alice, order=order, lines=[Other(line=1, amount=Decimal(80))], reason="A poor harvest", now=NOW
    )
    assert fresh(order).total == 900
    with pytest.raises(NotAllowed):
        changing.answer(actor=alice, change=change, name="accept", now=NOW)
    changing.answer(actor=mei, change=change, name="accept", now=NOW)
    assert (fresh(order).total, fresh(order).state) == (Decimal(732), "confirmed")
    assert [one.amount for one in order.lines.all()] == [80, 20]


def test_before_it_is_confirmed_the_buyer_cancels_alone_and_after_it_with_consent(alice: Actor, mei: Actor) -> None:
    early = stepping.take_step(actor=mei, order=placed(mei, alice), name="cancel", now=NOW, reason="Too dear")
    assert early.state == "cancelled"
    order = confirmed(mei, alice)
    with pytest.raises(Conflict):
        stepping.take_step(actor=mei, order=order, name="cancel", now=NOW, reason="Too dear")
    change = changing.propose_cancelling(actor=mei, order=order, reason="Too dear", now=NOW)
    changing.answer(actor=alice, change=change, name="accept", now=NOW)
    assert fresh(order).state == "cancelled"


def test_after_a_part_was_sent_the_rest_is_cancelled(alice: Actor, mei: Actor) -> None:
    order = confirmed(mei, alice)
    shipment = sent(alice, order, "60")
    change = changing.propose_cancelling(actor=mei, order=order, reason="Enough", now=NOW)
    changing.answer(actor=alice, change=change, name="accept", now=NOW)
    assert (fresh(order).state, fresh(order).total) == ("shipped", Decimal(504))
    assert [one.amount for one in order.lines.all()] == [60, 0]
    arrived(mei, shipment)
    assert fresh(order).state == "received"
