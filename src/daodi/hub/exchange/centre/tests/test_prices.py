"""A cell tells of many and of no one: prices count by their class, and few or one-sided deals tell nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daodi.hub.exchange.centre.picture import round_prices
from daodi.hub.exchange.centre.prices import Deal, class_of, figures, tells

PRICE = st.decimals(min_value="0.01", max_value="9000", places=4)
DEAL = st.builds(Deal, seller=st.sampled_from("abcd"), buyer=st.sampled_from("wxyz"), price=PRICE)
DEALS = st.lists(DEAL, min_size=5, max_size=14)


def deal(seller: str, buyer: str, price: str) -> Deal:
    return Deal(seller, buyer, Decimal(price))


FIVE = [deal("a", "w", "60"), deal("b", "x", "63"), deal("c", "y", "66"), deal("a", "x", "71"), deal("b", "y", "58")]


def test_a_cell_is_made_of_classes() -> None:
    told = figures(FIVE)
    assert told is not None
    assert (told.low, told.middle_low, told.middle_high, told.high) == tuple(map(Decimal, (55, 60, 65, 75)))
    assert told.deals == "5-9"


@pytest.mark.parametrize(
    ("deals", "why"),
    [
        (FIVE[:4], "four orders"),
        ([*FIVE[:2], *FIVE[3:], deal("a", "y", "60")], "two sellers"),
        ([deal(one.seller, "wx"[at % 2], "60") for at, one in enumerate(FIVE)], "two buyers"),
        ([*FIVE, deal("a", "w", "61"), deal("a", "x", "61"), deal("a", "y", "61")], "one seller in most of them"),
    ],
)
def test_what_would_tell_too_much_is_not_told(deals: list[Deal], why: str) -> None:
    assert figures(deals) is None, why


@given(price=PRICE)
def test_a_class_holds_its_price_and_is_a_twentieth_to_a_tenth_wide(price: Decimal) -> None:
    low, high = class_of(price)
    assert low <= price < high
    assert Decimal("0.04") <= (high - low) / high <= Decimal("0.1")
    assert class_of(low) == (low, high)
    assert class_of(high)[0] == high


@settings(max_examples=150)
@given(deals=DEALS, which=st.integers(0, 13), share=st.decimals(min_value=0, max_value="0.999", places=3))
def test_who_knows_all_but_one_price_learns_no_more_than_its_class(
    deals: list[Deal], which: int, share: Decimal
) -> None:
    """Any price may stand anywhere in its class, and the cell is the same: it can't be found from the cell."""
    at = which % len(deals)
    low, high = class_of(deals[at].price)
    moved = Deal(deals[at].seller, deals[at].buyer, low + (high - low) * share)
    assert figures([*deals[:at], moved, *deals[at + 1 :]]) == figures(deals)


@settings(max_examples=150)
@given(deals=DEALS, party=st.sampled_from("abcdwxyz"))
def test_without_any_one_partys_own_orders_others_of_two_sides_are_left(deals: list[Deal], party: str) -> None:
    if not tells(deals):
        return
    left = [one for one in deals if party not in (one.seller, one.buyer)]
    assert 2 * len(left) >= len(deals)
    assert len(left) >= 3


@given(deals=DEALS)
def test_the_order_of_the_orders_does_not_matter(deals: list[Deal]) -> None:
    assert figures(deals) == figures(deals[::-1])


@given(most=PRICE)
def test_the_scale_of_the_picture_is_of_round_prices(most: Decimal) -> None:
    shown = round_prices(most)
    assert 2 <= len(shown) <= 7
    assert shown[0] == 0
    assert shown[-1] <= most
