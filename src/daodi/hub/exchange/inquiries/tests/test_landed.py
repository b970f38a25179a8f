"""The landed cost is a sum of what was stated; what nobody stated is named, and nothing is guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daodi.hub.exchange.inquiries.landed import DatedRate, Terms, landed
from daodi.hub.exchange.terms.incoterms import incoterms

EXW = Terms(
    currency="USD",
    price=Decimal(8),
    unit="kg",
    unit_region="",
    amount=Decimal(500),
    incoterm="EXW",
    freight=Decimal(300),
    insurance=Decimal(50),
    duty_pct=Decimal(5),
)


@pytest.mark.parametrize(
    ("incoterm", "parts", "total"),
    [
        ("EXW", ("price", "estimate", "estimate", "estimate"), "9.135"),  # (8 + 0.6 + 0.1) * 1.05
        ("FOB", ("price", "estimate", "estimate", "estimate"), "9.135"),
        ("CFR", ("price", "included", "estimate", "estimate"), "8.505"),
        ("CIF", ("price", "included", "included", "estimate"), "8.40"),
        ("DAP", ("price", "included", "included", "estimate"), "8.40"),
        ("DDP", ("price", "included", "included", "included"), "8"),
    ],
)
def test_each_rule_says_what_the_price_has_in_it(incoterm: str, parts: tuple[str, ...], total: str) -> None:
    found = landed(replace(EXW, incoterm=incoterm), into="USD")
    assert tuple(part.by for part in found.parts) == parts
    assert (found.a_kg, found.converted, found.missing) == (Decimal(total), Decimal(total), ())


def test_what_nobody_estimated_is_named_and_the_sum_is_a_least() -> None:
    found = landed(replace(EXW, freight=None, duty_pct=None), into="USD")
    assert (found.missing, found.a_kg) == (("freight", "duty"), Decimal("8.1"))


def test_a_price_a_catty_is_a_price_a_kilogram() -> None:
    found = landed(replace(EXW, incoterm="DDP", unit="斤", unit_region="CN", price=Decimal(30)), into="USD")
    assert found.a_kg == Decimal(60)


def test_another_currency_is_converted_by_a_stated_rate_or_not_at_all() -> None:
    quoted = replace(EXW, incoterm="DDP", currency="CNY", price=Decimal(60))
    assert landed(quoted, into="USD").why == "no-rate"
    assert landed(quoted, into="USD").converted is None
    rate = DatedRate(rate=Decimal("0.14"), currency="USD", on=date(2026, 11, 20), source="central bank")
    assert landed(quoted, into="USD", rate=rate).converted == Decimal("8.40")
    assert landed(quoted, into="EUR", rate=rate).why == "no-rate"


def test_what_is_sold_by_the_piece_has_no_cost_a_kilogram() -> None:
    assert landed(replace(EXW, unit="box"), into="USD").why == "no-mass"


@given(
    st.sampled_from(sorted(incoterms())),
    st.decimals(0, 10**6, places=4).filter(bool),
    st.decimals(1, 10**6, places=2),
    st.decimals(0, 10**6, places=2),
)
def test_more_freight_never_makes_it_cheaper(rule: str, price: Decimal, amount: Decimal, freight: Decimal) -> None:
    terms = replace(EXW, incoterm=rule, price=price, amount=amount, freight=freight)
    less, more = landed(terms, into="USD"), landed(replace(terms, freight=freight + 1), into="USD")
    assert price <= (less.a_kg or 0) <= (more.a_kg or 0)
