"""Services are found by words in any script, technique, language, place, price; and only those that one may see."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.health.alliance import keeping, kinds
from daodi.hub.health.alliance.find import Asked, asked, find
from daodi.hub.health.alliance.models import Location, Service
from daodi.hub.health.alliance.tests.conftest import PLACE, PRICE, SERVICE, add

TODAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("given", "there"),
    [
        ({}, True),
        ({"q": "针灸"}, True),
        ({"q": "acupuncture"}, True),
        ({"q": "tuina"}, True),
        ({"q": "Longxi"}, True),
        ({"q": "dentistry"}, False),
        ({"technique": "tuina"}, True),
        ({"technique": "cupping"}, False),
        ({"specialty": "chinese-medicine"}, True),
        ({"language": "lo"}, True),
        ({"language": "th"}, False),
        ({"country": "la"}, True),
        ({"country": "CN"}, False),
        ({"place": "vientiane"}, True),
        ({"place": "Kunming"}, False),
        ({"kind": "hospital"}, True),
        ({"kind": "overseas-centre"}, False),
        ({"remote": "true"}, True),
        ({"currency": "LAK", "price_to": "120000"}, True),
        ({"currency": "LAK", "price_to": "119999.99"}, False),
        ({"currency": "USD", "price_to": "500000"}, False),
    ],
)
def test_a_service_is_found_by_what_it_is(
    alice: Actor, charlie: Actor, service: Service, given: dict[str, str], there: bool
) -> None:
    keeping.put_price(actor=alice, service=service, facts=PRICE)
    assert list(find(charlie, asked(given), TODAY)) == ([service] if there else [])


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"technique": "magic"}, "technique"),
        ({"price_to": "5"}, "currency"),
        ({"price_to": "NaN", "currency": "USD"}, "price_to"),
        ({"currency": "XYZ"}, "currency"),
    ],
)
def test_what_cannot_be_asked_is_said_field_by_field(given: dict[str, str], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        asked(given)
    assert field in refused.value.fields


def test_a_price_that_has_ended_or_not_begun_finds_nothing(alice: Actor, service: Service) -> None:
    for begin, end in ((date(2026, 1, 1), date(2026, 5, 31)), (date(2026, 6, 2), None)):
        facts = {**PRICE, "valid_from": begin, "valid_until": end}
        keeping.put_price(actor=alice, service=service, facts=facts)
    given = {"currency": "LAK", "price_to": "999999"}
    assert not find(alice, asked(given), TODAY)
    keeping.put_price(actor=alice, service=service, facts={**PRICE, "valid_from": TODAY, "amount": Decimal(7)})
    assert find(alice, asked(given), TODAY).get() == service


def test_a_private_place_does_not_find_the_service_for_others(
    alice: Actor, charlie: Actor, service: Service, place: Location
) -> None:
    keeping.show(actor=alice, listed=place, visibility="private")
    wanted = asked({"place": "Vientiane"})
    assert find(alice, wanted, TODAY).get() == service
    assert not find(charlie, wanted, TODAY)


def test_a_service_at_two_places_is_found_once(alice: Actor, service: Service, place: Location) -> None:
    second = add(alice, kinds.LOCATION, PLACE, name="Annex")
    keeping.change(actor=alice, listed=service, facts={"locations": [place, second]})
    assert list(find(alice, asked({"country": "LA"}), TODAY)) == [service]


def test_a_service_that_takes_no_patients_is_not_found(alice: Actor, service: Service) -> None:
    keeping.change(actor=alice, listed=service, facts={"active": False})
    assert not find(alice, Asked(), TODAY)


def test_a_private_service_is_there_for_its_own_alone(alice: Actor, bob: Actor, charlie: Actor) -> None:
    add(alice, kinds.SERVICE, SERVICE)
    assert [len(find(one, Asked(), TODAY)) for one in (alice, bob, charlie)] == [1, 1, 0]
