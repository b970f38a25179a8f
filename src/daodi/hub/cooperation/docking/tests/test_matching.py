"""What fits is shown with its reasons; nothing is shown that a hard filter rules out."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daodi.hub.cooperation.docking.matching import (
    ANSWERS,
    LEAST,
    STAGES,
    WEIGHTS,
    Stated,
    pair,
    pairs,
    refusals,
    words_of,
)

TODAY = date(2026, 11, 22)
NEED: dict[str, Any] = {"id": "1", "owner": "a", "side": "need", "kind": "technology", "material": "M-1"}
OFFER: dict[str, Any] = {"id": "2", "owner": "b", "side": "offer", "kind": "result", "material": "M-1"}
some = st.sampled_from
AMOUNT = st.none() | st.integers(0, 50).map(Decimal)
ENTRIES = st.builds(
    Stated,
    id=st.uuids().map(str),
    owner=some("abc"),
    side=some(["need", "offer"]),
    kind=some(sorted(ANSWERS)),
    words=st.frozensets(some(["drying", "干燥", "热泵", "pump"])),
    material=some(["", "M-1", "M-2"]),
    stage=some(["", *STAGES]),
    places=st.frozensets(some(["CN", "HK", "LA"])),
    languages=st.frozensets(some(["en", "zh"])),
    least=AMOUNT,
    most=AMOUNT,
    currency=some(["", "CNY", "EUR"]),
    valid_until=st.none() | st.dates(TODAY - timedelta(3), TODAY + timedelta(3)),
    is_open=st.booleans(),
)


def test_two_that_fit_say_why() -> None:
    need = Stated(**NEED, words=words_of("黃芪低温干燥"), places=frozenset({"CN"}))
    offer = Stated(**OFFER, words=words_of("热泵干燥"), places=frozenset({"CN", "LA"}))
    found = pair(offer, need, TODAY)
    assert found
    assert (found.need, found.offer, found.score) == ("1", "2", Decimal("0.50"))
    assert [(one.kind, one.common) for one in found.reasons] == [
        ("material", ("M-1",)),
        ("words", ("干燥",)),
        ("place", ("CN",)),
    ]


@pytest.mark.parametrize(
    ("need", "offer", "why"),
    [
        ({}, {"side": "need"}, ["side"]),
        ({}, {"kind": "people"}, ["kind"]),
        ({}, {"owner": "a"}, ["owner"]),
        ({"is_open": False}, {}, ["closed"]),
        ({}, {"valid_until": TODAY - timedelta(1)}, ["day"]),
        ({}, {"valid_until": TODAY}, []),
        ({"places": frozenset({"CN"})}, {"places": frozenset({"LA"})}, ["place"]),
        ({"places": frozenset({"CN"})}, {}, []),
        ({"currency": "CNY"}, {"currency": "EUR"}, ["currency"]),
        ({"most": Decimal(5)}, {"least": Decimal(6)}, ["amount"]),
        ({"stage": "pilot"}, {"stage": "idea"}, ["stage"]),
        ({"stage": "pilot"}, {}, ["stage"]),
        ({"stage": "pilot"}, {"stage": "market"}, []),
    ],
)
def test_each_hard_filter_refuses_with_its_reason(need: dict[str, Any], offer: dict[str, Any], why: list[str]) -> None:
    assert refusals(Stated(**NEED | need), Stated(**OFFER | offer), TODAY) == why


@given(ENTRIES, st.lists(ENTRIES, max_size=12))
@settings(max_examples=150, deadline=None)
def test_no_pair_breaks_a_hard_filter_and_each_has_a_reason(one: Stated, others: list[Stated]) -> None:
    by_id = {each.id: each for each in (one, *others)}
    found = pairs(one, others, TODAY)
    assert found == pairs(one, list(reversed(others)), TODAY)
    for each in found:
        need, offer = by_id[each.need], by_id[each.offer]
        assert refusals(need, offer, TODAY) == []
        assert need.owner != offer.owner
        assert offer.kind in ANSWERS[need.kind]
        assert not (need.places and offer.places) or need.places & offer.places
        assert each.reasons
        assert LEAST <= each.score <= 1


def test_the_weights_make_one() -> None:
    assert sum(WEIGHTS.values()) == 1
