"""What fits, and why: pure, by sort, unit, material, time and place."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daodi.hub.health.emergencies.fitting import fit_of, fits

TODAY = date(2026, 11, 22)


@dataclass
class One:
    """A need or an offer."""

    amount: Decimal = Decimal(10)
    held: Decimal = Decimal(0)
    sort: str = "ward"
    what: str = ""
    material_id: str = ""
    unit: str = "bed"
    country: str = "LA"
    from_on: date | None = None
    until_on: date | None = None
    urgency: str = "week"
    pk: uuid.UUID = field(default_factory=uuid.uuid4)
    organisation_id: uuid.UUID = field(default_factory=uuid.uuid4)


@pytest.mark.parametrize(
    ("need", "offer"),
    [
        ({"sort": "isolation"}, {}),
        ({"unit": "person"}, {}),
        ({"held": Decimal(10)}, {}),
        ({}, {"held": Decimal(10)}),
        ({"material_id": "a"}, {"material_id": "b"}),
        ({"until_on": date(2026, 11, 21)}, {}),
        ({}, {"until_on": date(2026, 11, 21)}),
        ({"until_on": date(2026, 11, 25)}, {"from_on": date(2026, 11, 26)}),
        ({"from_on": date(2026, 12, 1)}, {"until_on": date(2026, 11, 30)}),
    ],
)
def test_what_can_not_meet_a_need_does_not_fit(need: dict[str, Any], offer: dict[str, Any]) -> None:
    assert fit_of(One(**need), One(**offer), TODAY) is None


def test_nobody_meets_a_need_of_its_own() -> None:
    need = One()
    assert fit_of(need, One(organisation_id=need.organisation_id), TODAY) is None


@pytest.mark.parametrize(
    ("need", "offer", "reasons", "doubts"),
    [
        ({}, {}, ("same-sort", "covers-all", "same-country"), ()),
        ({"amount": Decimal(20)}, {}, ("same-sort", "covers-part", "same-country"), ()),
        ({"country": "LA-VT"}, {"country": "CN"}, ("same-sort", "covers-all"), ("crosses-border",)),
        ({"what": "ICU"}, {"what": "icu"}, ("same-sort", "same-words", "covers-all", "same-country"), ()),
        ({"what": "ICU"}, {"what": "ward 3"}, ("same-sort", "covers-all", "same-country"), ("other-words",)),
        (
            {"from_on": date(2026, 11, 22), "until_on": date(2026, 12, 31)},
            {"from_on": date(2026, 11, 24), "until_on": date(2026, 12, 1)},
            ("same-sort", "covers-all", "same-country"),
            ("starts-later", "ends-earlier"),
        ),
    ],
)
def test_a_fit_says_what_speaks_for_it_and_what_to_ask(
    need: dict[str, Any], offer: dict[str, Any], reasons: tuple[str, ...], doubts: tuple[str, ...]
) -> None:
    fit = fit_of(One(**need), One(**offer), TODAY)
    assert fit is not None
    assert (fit.reasons, fit.doubts) == (reasons, doubts)


def test_urgent_needs_come_first_then_those_with_fewer_doubts() -> None:
    urgent, later = One(urgency="day"), One(urgency="later")
    near, far = One(), One(country="CN")
    found = [(fit.need, fit.offer) for fit in fits([later, urgent], [far, near], TODAY)]
    assert found == [(urgent, near), (urgent, far), (later, near), (later, far)]


AMOUNTS = st.decimals(min_value=1, max_value=1000, places=2)


@given(needed=AMOUNTS, offered=AMOUNTS, held=AMOUNTS)
def test_no_fit_is_more_than_both_have_left(needed: Decimal, offered: Decimal, held: Decimal) -> None:
    need, offer = One(amount=needed), One(amount=offered, held=min(held, offered))
    fit = fit_of(need, offer, TODAY)
    left = offer.amount - offer.held
    assert (fit is None) == (left == 0)
    assert fit is None or fit.amount == min(needed, left)
