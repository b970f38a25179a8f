"""Numbers in the notations of certificates, read exactly or not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daodi.check.notation import numeral


@pytest.mark.parametrize(
    ("text", "value", "flags"),
    [
        ("58", "58", ()),
        ("0.050", "0.050", ()),
        ("５８", "58", ()),
        (".5", "0.5", ()),
        ("470,000", "470000", ("thousands-comma",)),
        ("61,000", "61000", ("thousands-comma",)),
        ("1,234", "1234", ("thousands-comma",)),
        ("1,234,567", "1234567", ("thousands-separator",)),
        ("12,345.6", "12345.6", ("thousands-separator",)),
        ("1,00,000", "100000", ("thousands-separator",)),
        ("26 000", "26000", ("thousands-separator",)),
        ("38\u00a0000", "38000", ("thousands-separator",)),
        ("26'000", "26000", ("thousands-separator",)),
        ("1.234,5", "1234.5", ("thousands-separator",)),
        ("1.234.567", "1234567", ("thousands-separator",)),
        ("0,82", "0.82", ("decimal-comma",)),
        ("0,123", "0.123", ("decimal-comma",)),
        ("12,34", "12.34", ("decimal-comma",)),
        ("1000,5", "1000.5", ("decimal-comma",)),
        ("1.234", "1.234", ()),
        ("10^5", "100000", ()),
        ("10⁵", "100000", ()),
        ("1x10^5", "100000", ()),
        ("1.2×10⁴", "12000", ()),
        ("1.5 x 10^-3", "0.0015", ()),
        ("2.5E3", "2500", ()),
        ("1e-3", "0.001", ()),
        ("1.2x105", "120000", ("lost-superscript",)),
        ("1/2", "0.5", ("fraction",)),
    ],
)
def test_a_number_is_read_exactly_and_says_what_was_decided(text: str, value: str, flags: tuple[str, ...]) -> None:
    found = numeral(text)
    assert found is not None
    assert (found.value, found.flags) == (Decimal(value), flags)


@pytest.mark.parametrize(
    "text",
    ["", "ND", "10:1", "2023-01-02", "1 2", "1,2,3", "1.2.3", "0..5", "O.5", "1/0", "1e99", "9" * 60, "12 34 567"],
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert numeral(text) is None


def test_the_printed_digits_stay() -> None:
    found = numeral("1,000.10")
    assert found is not None
    assert found.digits == "1000.10"


def _grouped(value: Decimal, thousands: str, point: str) -> str:
    return f"{value:,f}".replace(",", "\0").replace(".", point).replace("\0", thousands)


@given(
    st.decimals(min_value=0, max_value=10**12, places=2),
    st.sampled_from([(",", "."), (" ", "."), ("'", "."), (".", ","), (" ", ",")]),
)
def test_a_grouped_number_comes_back(value: Decimal, marks: tuple[str, str]) -> None:
    found = numeral(_grouped(value, *marks))
    assert found is not None
    assert found.value == value


@given(
    st.decimals(min_value=1, max_value=10, places=3),
    st.integers(-20, 20),
    st.sampled_from(["{}x10^{}", "{} × 10^{}", "{}E{}", "{}e{}"]),
)
def test_a_scaled_number_comes_back(value: Decimal, power: int, form: str) -> None:
    found = numeral(form.format(value, power))
    assert found is not None
    assert found.value == value.scaleb(power)
