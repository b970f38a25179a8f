"""Money is decimal, in a currency, rounded as its currency counts."""

from decimal import Decimal

import pytest

from daodi.hub.exchange.terms.money import CURRENCIES, Money, money, parse, shown


@pytest.mark.parametrize(
    ("amount", "currency", "rounded"),
    [("2.345", "USD", "2.35"), ("2.344", "EUR", "2.34"), ("99.5", "JPY", "100"), ("1.0005", "KWD", "1.001")],
)
def test_an_amount_is_rounded_half_up_to_what_its_currency_has(amount: str, currency: str, rounded: str) -> None:
    assert money(amount, currency) == Money(Decimal(rounded), currency)


def test_a_float_is_refused() -> None:
    with pytest.raises(TypeError, match="text or Decimal"):
        money(0.1, "USD")


@pytest.mark.parametrize("currency", ["XXX", "", "DEM", "USDT"])
def test_what_is_no_tender_today_is_refused(currency: str) -> None:
    with pytest.raises(ValueError, match="ISO 4217"):
        money("1", currency)


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "1e", "twelve", ""])
def test_what_is_no_number_is_refused(amount: str) -> None:
    with pytest.raises(ValueError, match="no number"):
        money(amount, "USD")


def test_two_currencies_are_never_added() -> None:
    assert money("1", "USD") + money("2", "USD") == money("3", "USD")
    with pytest.raises(ValueError, match="rate"):
        money("1", "USD") + money("1", "CNY")


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [("US$ 4,200.50", "4200.50", "USD"), ("25 CNY", "25.00", "CNY"), ("EUR8.4", "8.40", "EUR")],
)
def test_money_is_read_as_people_write_it(text: str, amount: str, currency: str) -> None:
    assert parse(text) == Money(Decimal(amount), currency)


def test_every_dollar_says_whose_it_is() -> None:
    assert shown(money("1200", "TWD"), "zh-hant") == "NT$\u00a01,200.00"
    assert shown(Money(Decimal("0.0825"), "USD")) == "US$\u00a00.0825"
    assert shown(money("1200", "JPY")) == "JP¥\u00a01,200"


def test_the_currencies_of_our_members_are_held() -> None:
    assert {"CNY", "HKD", "TWD", "MYR", "SGD", "USD", "EUR", "JPY", "KRW", "THB", "VND", "GBP"} <= CURRENCIES
