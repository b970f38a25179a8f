"""Listings are found by any name, by market, origin, grade, price and papers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from daodi.hub.core.access.actor import NOBODY, Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.exchange.catalogue import find, publishing
from daodi.hub.exchange.catalogue.asking import asked
from daodi.hub.exchange.catalogue.models import Listing
from daodi.hub.web.search import find as search

pytestmark = pytest.mark.django_db
Offers = Callable[..., Listing]


def titles(actor: Actor = NOBODY, **given: str) -> list[str]:
    return [one.title for one in find.find(actor, asked(given), timezone.localdate()).listings]


@pytest.mark.parametrize("name", ["黄芪", "黃耆", "huangqi", "huang qi", "Astragalus root", "Astragali Radix", "北芪"])
def test_every_name_of_a_material_finds_the_same(offers: Offers, alice: Actor, name: str) -> None:
    offers(alice, publish=True)
    offers(alice, material="当归", title="Angelica", publish=True)
    assert titles(q=name) == ["Roots of the hills"]


def test_words_of_the_title_find_what_is_no_material(offers: Offers, alice: Actor) -> None:
    offers(alice, kind="service", title="Barcode tests for lots", material="", unit="service", publish=True)
    assert titles(q="barcode tests") == ["Barcode tests for lots"]
    assert titles(q="nothing of the kind") == []


def test_only_what_is_published_is_found_even_by_its_own(offers: Offers, alice: Actor) -> None:
    draft, shown = offers(alice, title="Draft"), offers(alice, title="Shown", publish=True)
    assert titles(alice) == ["Shown"]
    publishing.take_step(actor=alice, listed=shown, name="withdraw")
    assert titles(alice) == []
    assert draft.state == "draft"


def test_what_has_ended_is_found_no_more(offers: Offers, alice: Actor) -> None:
    offers(alice, publish=True, valid_until=timezone.localdate())
    assert titles() == ["Roots of the hills"]
    day = timezone.localdate() + timedelta(days=1)
    assert not find.find(NOBODY, asked({}), day).listings


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"kind": "piece"}, ["B"]),
        ({"origin": "甘肃"}, ["A"]),
        ({"origin": "Gansu"}, ["A"]),
        ({"origin": "China"}, ["B", "A"]),
        ({"grade": "一等"}, ["A"]),
        ({"currency": "CNY", "price_to": "40"}, ["A"]),
        ({"currency": "CNY", "price_from": "40"}, ["B"]),
        ({"currency": "CNY", "sort": "price"}, ["A", "B"]),
        ({"currency": "CNY", "sort": "-price"}, ["B", "A"]),
        ({"sort": "lead"}, ["B", "A"]),
        ({"currency": "USD"}, []),
        ({"authorised": "1"}, []),
    ],
)
def test_filters_and_orders(offers: Offers, alice: Actor, given: dict[str, str], found: list[str]) -> None:
    offers(alice, title="A", origin="甘肃陇西", grade="一等", lead_days=10, publish=True)
    offers(alice, title="B", kind="piece", origin="四川", prices=[("1", "45")], lead_days=3, publish=True)
    assert titles(**given) == found


def test_a_market_leaves_out_what_breaks_its_rules(with_lot: Callable[..., Listing], alice: Actor) -> None:
    with_lot(alice, "L-1", title="Too much lead")
    with_lot(alice, "L-2", title="Less lead")
    assert titles(market="EU") == ["Less lead"]
    assert titles(market="MY") == ["Less lead", "Too much lead"]
    assert titles(market="EU", where="meets") == []
    assert titles(certified="1") == ["Less lead", "Too much lead"]


@pytest.mark.parametrize(
    "given",
    [
        {"market": "Atlantis"},
        {"kind": "x"},
        {"sort": "price"},
        {"price_from": "ten", "currency": "CNY"},
        {"where": "?"},
    ],
)
def test_a_question_that_cannot_be_asked_is_told_what_was_expected(given: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        asked(given)


def test_pages_follow_each_other_and_the_count_ends_somewhere(
    offers: Offers, alice: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(find, "A_PAGE", 2)
    monkeypatch.setattr(find, "COUNTED", 3)
    for number in range(5):
        offers(alice, title=f"No. {number}", publish=True)
    first = find.find(NOBODY, asked({}), timezone.localdate())
    assert ([one.title for one in first.listings], first.count, first.more, first.following) == (
        ["No. 4", "No. 3"],
        3,
        True,
        2,
    )
    assert titles(after="2") == ["No. 2", "No. 1"]


def test_the_search_of_the_site_finds_published_listings(offers: Offers, alice: Actor, charlie: Actor) -> None:
    offers(alice, title="Roots for all", publish=True)
    offers(alice, title="Roots for us")

    def found(actor: Any) -> list[str]:
        return [str(hit.text) for hit in search("roots for", actor).others if hit.kind == "listing"]

    assert found(charlie) == ["Roots for all"]
    assert sorted(found(alice)) == ["Roots for all", "Roots for us"]
