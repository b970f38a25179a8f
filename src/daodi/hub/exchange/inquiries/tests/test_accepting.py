"""A version is taken once, while it stands, by the one it was given to; then it says forever what it said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound
from daodi.hub.exchange.inquiries import asking, queries, quoting
from daodi.hub.exchange.inquiries.accepting import accept
from daodi.hub.exchange.inquiries.models import CounterOffer, Inquiry, QuoteVersion
from daodi.hub.exchange.inquiries.pricing import price_at
from daodi.hub.exchange.inquiries.tests.conftest import NOW, TERMS, asked_of, at, quoted


def test_the_buyer_takes_what_was_quoted(mei: Actor, version: QuoteVersion) -> None:
    taken = accept(actor=mei, version=version, now=NOW)
    assert (taken.state, taken.accepted_amount, taken.decided_at) == ("accepted", Decimal(500), NOW)


def test_it_is_taken_once(mei: Actor, version: QuoteVersion) -> None:
    accept(actor=mei, version=version, now=NOW)
    with pytest.raises(Conflict, match="Accepted"):
        accept(actor=mei, version=version, now=NOW)


def test_what_was_superseded_is_not_taken(mei: Actor, alice: Actor, inquiry: Inquiry, version: QuoteVersion) -> None:
    newer = quoting.offer(
        actor=alice,
        asked=asked_of(inquiry, alice),
        facts=TERMS | {"price": Decimal("8.3")},
        now=NOW,
        quote=version.quote,
    )
    with pytest.raises(Conflict, match="Superseded"):
        accept(actor=mei, version=version, now=NOW)
    assert accept(actor=mei, version=newer, now=NOW).version == 2
    with pytest.raises(Conflict, match="was accepted"):
        quoting.offer(actor=alice, asked=asked_of(inquiry, alice), facts=TERMS, now=NOW, quote=version.quote)


def test_what_was_withdrawn_is_not_taken(mei: Actor, alice: Actor, version: QuoteVersion) -> None:
    quoting.withdraw(actor=alice, version=version, now=NOW)
    with pytest.raises(Conflict, match="Withdrawn"):
        accept(actor=mei, version=version, now=NOW)


def test_what_is_no_longer_valid_is_not_taken(mei: Actor, version: QuoteVersion) -> None:
    with pytest.raises(Conflict, match="valid until"):
        accept(actor=mei, version=version, now=version.valid_until)
    assert accept(actor=mei, version=version, now=at(29.99)).state == "accepted"


def test_nothing_is_taken_of_a_cancelled_inquiry(mei: Actor, inquiry: Inquiry, version: QuoteVersion) -> None:
    asking.take_step(actor=mei, inquiry=inquiry, name="cancel", now=NOW)
    with pytest.raises(Conflict, match="Declined"):
        accept(actor=mei, version=version, now=NOW)


def test_a_closed_inquiry_still_has_its_quotes(mei: Actor, inquiry: Inquiry, version: QuoteVersion) -> None:
    asking.take_step(actor=mei, inquiry=inquiry, name="close", now=NOW)
    assert accept(actor=mei, version=version, now=NOW).state == "accepted"


def test_nobody_else_takes_it(alice: Actor, charlie: Actor, olga: Actor, version: QuoteVersion) -> None:
    with pytest.raises(NotAllowed):
        accept(actor=alice, version=version, now=NOW)
    for other in (charlie, olga):
        with pytest.raises(NotFound):
            accept(actor=other, version=version, now=NOW)


@pytest.mark.parametrize(
    ("amount", "said"),
    [("99.9999", "from 100"), ("525.0001", "up to 525"), ("0", "how much"), ("-5", "how much"), ("NaN", "how much")],
)
def test_an_amount_outside_of_what_is_quoted_is_refused(
    mei: Actor, version: QuoteVersion, amount: str, said: str
) -> None:
    with pytest.raises(Invalid, match=said):
        accept(actor=mei, version=version, now=NOW, amount=Decimal(amount))


def test_the_price_is_that_of_the_highest_break_reached(alice: Actor, inquiry: Inquiry) -> None:
    version = quoted(
        alice, inquiry, tiers=[{"at_least": "500", "price": "8.2"}, {"at_least": "1000", "price": "8"}], amount=None,
        freight=None, insurance=None,
    )  # fmt: skip
    assert [price_at(version, Decimal(n)) for n in (499, 500, 1200)] == [Decimal("8.40"), Decimal("8.2"), Decimal(8)]


def test_a_counter_offer_leaves_the_version_to_be_taken(mei: Actor, version: QuoteVersion) -> None:
    made = quoting.counter(actor=mei, version=version, price=Decimal(8), now=NOW)
    accept(actor=mei, version=version, now=NOW)
    assert CounterOffer.objects.get(pk=made.pk).state == "lapsed"


def test_what_a_version_says_never_changes(mei: Actor, alice: Actor, inquiry: Inquiry, version: QuoteVersion) -> None:
    said = {name: getattr(version, name) for name in quoting.FACTS}
    quoting.counter(actor=mei, version=version, price=Decimal(8), now=NOW)
    quoting.offer(actor=alice, asked=asked_of(inquiry, alice), facts=TERMS, now=NOW, quote=version.quote)
    kept = queries.version(mei, version.pk)
    assert {name: getattr(kept, name) for name in quoting.FACTS} == said
