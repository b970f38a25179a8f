"""A month is counted once, when it is over, from closed orders alone; and nobody is named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.centre import index
from daodi.hub.exchange.centre.models import PriceCell, PriceMonth
from daodi.hub.exchange.centre.tests.conftest import OCTOBER, closed, parties

pytestmark = pytest.mark.django_db
NOVEMBER = date(2026, 11, 22)
PRICES = ("60.17", "63.29", "66.31", "71.43", "58.37", "64.41")


@pytest.fixture
def sides() -> tuple[list[Organisation], list[Organisation]]:
    sellers, buyers = parties()
    for at, price in enumerate(PRICES):
        closed(sellers[at % 3], buyers[(at + at // 3) % 3], price)
    return sellers, buyers


def cells() -> list[tuple[object, ...]]:
    return list(PriceCell.objects.values_list("month__month", "low", "middle_low", "middle_high", "high", "deals"))


def test_a_month_is_counted_once_and_stays(olga: Actor, sides: tuple[list[Organisation], list[Organisation]]) -> None:
    index.freeze(actor=olga, month="2026-10", today=NOVEMBER)
    before = cells()
    assert [one[0] for one in before] == ["2026-10"]
    closed(sides[0][0], sides[1][0], "9999")
    with pytest.raises(Conflict, match="counted already"):
        index.freeze(actor=olga, month="2026-10", today=NOVEMBER)
    assert cells() == before


def test_a_month_that_is_not_over_is_not_counted(olga: Actor) -> None:
    for month in ("2026-11", "2027-01"):
        with pytest.raises(Conflict, match="not over"):
            index.freeze(actor=olga, month=month, today=NOVEMBER)
    for text in ("2026", "2026-13", "last", ""):
        with pytest.raises(Invalid):
            index.freeze(actor=olga, month=text, today=NOVEMBER)
    index.freeze(actor=olga, month="2026-10", today=date(2026, 11, 1))


def test_the_centre_alone_counts(alice: Actor) -> None:
    with pytest.raises(NotFound):
        index.freeze(actor=alice, month="2026-10", today=NOVEMBER)
    assert not PriceMonth.objects.exists()


def test_only_closed_orders_of_that_month_with_a_weight_count(olga: Actor) -> None:
    sellers, buyers = parties()
    for at in range(5):
        closed(sellers[at % 3], buyers[at % 3], "60", state="received")
        closed(sellers[at % 3], buyers[at % 3], "60", at=OCTOBER + timedelta(days=20))
        closed(sellers[at % 3], buyers[at % 3], "60", currency=("CNY", "USD")[at % 2])
    index.freeze(actor=olga, month="2026-10", today=NOVEMBER)
    assert cells() == []


def test_lines_of_one_order_are_one_deal(olga: Actor) -> None:
    sellers, buyers = parties()
    orders = [closed(sellers[at], buyers[at], "60") for at in range(3)]
    for order in orders:
        line = order.lines.get()
        line.pk, line.number = None, 2
        line._state.adding = True
        line.save()
    index.freeze(actor=olga, month="2026-10", today=NOVEMBER)
    assert cells() == []


def test_a_thing_that_never_had_enough_is_not_named_at_all(
    olga: Actor, sides: tuple[list[Organisation], list[Organisation]]
) -> None:
    closed(sides[0][0], sides[1][0], "60", material_id="angelicae-sinensis-radix")
    closed(sides[0][0], sides[1][0], "60", grade="the secret grade of supplier 0")
    for month in ("2026-09", "2026-10"):
        index.freeze(actor=olga, month=month, today=NOVEMBER)
    [one] = index.series()
    assert one.thing.material_id == "astragali-radix"
    assert [month for month, _cell in one.months] == ["2026-10"]


def test_a_month_of_too_few_says_the_same_as_a_month_of_none(
    olga: Actor, sides: tuple[list[Organisation], list[Organisation]]
) -> None:
    index.freeze(actor=olga, month="2026-10", today=NOVEMBER)
    for at in range(4):
        closed(sides[0][at % 3], sides[1][at % 3], "60", at=OCTOBER + timedelta(days=31))
    for month in ("2026-11", "2026-12"):
        index.freeze(actor=olga, month=month, today=date(2027, 1, 1))
    [one] = index.series()
    assert [(month, cell is None) for month, cell in one.months] == [
        ("2026-10", False),
        ("2026-11", True),
        ("2026-12", True),
    ]


def test_pages_and_files_name_nobody_and_no_order(
    olga: Actor, sides: tuple[list[Organisation], list[Organisation]], signed_in: Callable[[Actor], Client]
) -> None:
    index.freeze(actor=olga, month="2026-10", today=NOVEMBER)
    for browser in (Client(), signed_in(olga)):
        for path in ("/exchange/centre/prices", "/exchange/centre/prices.csv", "/api/centre/prices"):
            said = browser.get(path).content.decode()
            assert "55" in said
            assert [one for one in ("supplier 0", "buyer 1", "P-", *PRICES) if one in said] == []


def test_the_page_counts_a_month(olga: Actor, signed_in: Callable[[Actor], Client]) -> None:
    browser = signed_in(olga)
    assert browser.post("/exchange/centre/prices/freeze", {"month": "2026-01"}).status_code == 302
    assert "stay as they are" in browser.get("/exchange/centre/prices").content.decode()
    assert browser.post("/exchange/centre/prices/freeze", {"month": "2026-01"}).status_code == 409
