"""A quantity keeps what was given and knows what it weighs."""

from decimal import Decimal

import pytest

from daodi.hub.exchange.terms.quantity import Quantity, from_rec20, per, quantity, rec20, units


@pytest.mark.parametrize(
    ("amount", "unit", "region", "kg"),
    [
        ("1", "kg", "", "1"),
        ("250", "g", "", "0.250"),
        ("2", "t", "", "2000"),
        ("1", "斤", "CN", "0.5"),
        ("1", "斤", "TW", "0.6"),
        ("1", "斤", "HK", "0.60478982"),
        ("1", "两", "CN", "0.05"),
        ("1", "兩", "TW", "0.0375"),
        ("1", "担", "CN", "50"),
        ("1", "擔", "TW", "60"),
        ("1", "picul", "HK", "60.478982"),
    ],
)
def test_a_regional_unit_weighs_what_its_region_says(amount: str, unit: str, region: str, kg: str) -> None:
    assert quantity(amount, unit, region).kg == Decimal(kg)


@pytest.mark.parametrize("unit", ["斤", "两", "担", "catty", "tael"])
def test_a_regional_unit_without_its_region_is_refused_and_told_what_is_expected(unit: str) -> None:
    with pytest.raises(ValueError, match=r"expected a region: CN \(.*HK \(.*TW \("):
        quantity("1", unit)
    with pytest.raises(ValueError, match="expected a region"):
        quantity("1", unit, "JP")


@pytest.mark.parametrize(("unit", "region"), [("台斤", "TW"), ("司馬斤", "HK"), ("市斤", "CN")])
def test_a_name_that_says_its_region_needs_no_other(unit: str, region: str) -> None:
    assert quantity("3", unit) == Quantity(Decimal(3), "斤", region)
    with pytest.raises(ValueError, match="expected a region"):
        quantity("3", unit, "HK" if region != "HK" else "CN")


def test_what_is_no_mass_has_no_kilograms() -> None:
    assert quantity("3", "box").kg is None
    assert quantity("3", "升").kg is None


@pytest.mark.parametrize(("amount", "unit"), [("-1", "kg"), ("nan", "kg"), ("1", "stone")])
def test_what_cannot_be_is_refused(amount: str, unit: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        quantity(amount, unit)


def test_codes_go_out_and_come_in() -> None:
    for one in units():
        given = quantity("7", one.unit, one.region)
        back = from_rec20(*rec20(given))
        assert back.kg == given.kg


def test_prices_are_compared_by_the_same_unit() -> None:
    assert per(Decimal(30), ("斤", "CN"), ("kg", "")) == Decimal(60)
    assert per(Decimal(30), ("斤", "TW"), ("kg", "")) == Decimal(50)
    assert per(Decimal(30), ("box", ""), ("kg", "")) is None
