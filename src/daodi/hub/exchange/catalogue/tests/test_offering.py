"""What a supplier states of its goods, and at which price."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid, NotAllowed, NotFound
from daodi.hub.exchange.catalogue import offering, queries
from daodi.hub.exchange.catalogue.models import Listing
from daodi.hub.exchange.terms.quantity import quantity

pytestmark = pytest.mark.django_db
Offers = Callable[..., Listing]


@pytest.mark.parametrize("name", ["黄芪", "黃耆", "huangqi", "Astragali Radix", "Radix Astragali"])
def test_any_name_ties_a_listing_to_its_material(offers: Offers, alice: Actor, name: str) -> None:
    assert offers(alice, material=name).material_id == "astragali-radix"


def test_a_name_of_several_materials_is_refused_with_their_latin_titles(offers: Offers, alice: Actor) -> None:
    with pytest.raises(Invalid, match="Aucklandiae Radix"):
        offers(alice, material="木香")


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"unit": "斤"}, "unit_region"),
        ({"unit": "stone"}, "unit_region"),
        ({"currency": "XXX"}, "currency"),
        ({"incoterm": "DAT"}, "incoterm"),
        ({"minimum": Decimal(-1)}, "minimum"),
        ({"title": " "}, "title"),
        ({"material": ""}, "material"),
        ({"kind": "weapon"}, "kind"),
        ({"prices": [("1", "0")]}, "prices"),
        ({"prices": [("1", "3"), ("1", "4")]}, "prices"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(offers: Offers, alice: Actor, facts: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        offers(alice, **facts)
    assert field in refused.value.fields
    assert not Listing.objects.exists()


@pytest.mark.parametrize(
    ("amount", "unit", "region", "price"),
    [
        ("49", "kg", "", None),
        ("50", "kg", "", "36"),
        ("499.99", "kg", "", "36"),
        ("500", "kg", "", "32.5"),
        ("1", "t", "", "32.5"),
        ("1000", "斤", "CN", "32.5"),
        ("900", "斤", "TW", "32.5"),
        ("100", "斤", "CN", "36"),
        ("5", "box", "", None),
    ],
)
def test_the_price_is_that_of_the_amount_in_any_unit(
    offers: Offers, alice: Actor, amount: str, unit: str, region: str, price: str | None
) -> None:
    listed = offers(alice, minimum=Decimal(50), prices=[("500", "32.50"), ("1", "36.00")])
    assert queries.price_for(listed, quantity(amount, unit, region)) == (Decimal(price) if price else None)


def test_prices_are_compared_by_the_kilogram(offers: Offers, alice: Actor) -> None:
    assert offers(alice, unit="担", unit_region="CN", prices=[("1", "2450")]).compare_price == Decimal(49)
    assert offers(alice, unit="斤", unit_region="TW", prices=[("1", "30")]).compare_price == Decimal(50)
    service = {"kind": "service", "unit": "service", "material": ""}
    assert offers(alice, **service, prices=[("1", "1200")]).compare_price == Decimal(1200)


def test_changing_the_unit_changes_what_is_compared(offers: Offers, alice: Actor) -> None:
    listed = offers(alice, prices=[("1", "30")])
    offering.change(actor=alice, listed=listed, facts={"unit": "斤", "unit_region": "CN"})
    assert Listing.objects.get().compare_price == Decimal(60)


def test_colleagues_change_it_and_strangers_do_not_know_it(
    offers: Offers, alice: Actor, bob: Actor, charlie: Actor, olga: Actor
) -> None:
    listed = offers(alice)
    assert offering.change(actor=bob, listed=listed, facts={"grade": "一等"}).grade == "一等"
    for stranger in (charlie, olga):
        with pytest.raises(NotFound):
            queries.listing(stranger, listed.pk)
        with pytest.raises(NotFound):
            offering.change(actor=stranger, listed=listed, facts={"grade": "none"})


def test_a_published_listing_is_read_by_all_and_changed_by_its_supplier(
    offers: Offers, alice: Actor, charlie: Actor
) -> None:
    listed = offers(alice, publish=True)
    assert queries.listing(charlie, listed.pk) == listed
    with pytest.raises(NotAllowed):
        offering.change(actor=charlie, listed=listed, facts={"grade": "none"})


def test_suppliers_of_a_material_are_told_but_for_oneself(offers: Offers, alice: Actor, charlie: Actor) -> None:
    offers(alice, publish=True)
    offers(charlie, material="当归", publish=True)
    assert [one.name for one in queries.suppliers_for(charlie, "astragali-radix")] == ["Growers of Longxi"]
    assert not queries.suppliers_for(alice, "astragali-radix")
