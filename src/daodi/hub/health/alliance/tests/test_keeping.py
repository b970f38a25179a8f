"""What a hospital lists is its own: others' places can't be named, nothing is shown before it is published."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound
from daodi.hub.core.audit.queries import broken
from daodi.hub.health.alliance import keeping, kinds, queries
from daodi.hub.health.alliance.models import Location, PractitionerRole, Price, Service
from daodi.hub.health.alliance.tests.conftest import (
    CAMPAIGN,
    ENDPOINT,
    PERSON,
    PLACE,
    PRICE,
    SERVICE,
    add,
    published,
)


@pytest.mark.parametrize(
    ("kind", "facts", "field"),
    [
        (kinds.LOCATION, {**PLACE, "country": "XX"}, "country"),
        (kinds.LOCATION, {**PLACE, "time_zone": "Asia/Nowhere"}, "time_zone"),
        (kinds.LOCATION, {**PLACE, "hours": "always"}, "hours"),
        (kinds.LOCATION, {**PLACE, "latitude": Decimal(17)}, ""),
        (kinds.SERVICE, {**SERVICE, "techniques": ["magic"]}, "techniques"),
        (kinds.SERVICE, {**SERVICE, "remote_booking": ""}, ""),
        (kinds.ENDPOINT, {**ENDPOINT, "address": "javascript:alert(1)"}, "address"),
        (kinds.ENDPOINT, {**ENDPOINT, "address": "https://user:secret@example.org/"}, "address"),
        (kinds.PRACTITIONER, {**PERSON, "agreed_on": None}, "agreed_on"),
        (kinds.CAMPAIGN, {**CAMPAIGN, "kind": "war"}, "kind"),
        (kinds.CAMPAIGN, {**CAMPAIGN, "ends_on": date(2025, 1, 1)}, ""),
    ],
)
def test_what_is_wrong_is_said_field_by_field(
    alice: Actor, kind: kinds.Kind, facts: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        add(alice, kind, facts)
    assert field in refused.value.fields


def test_a_service_names_places_of_its_own_organisation_alone(charlie: Actor, place: Location) -> None:
    with pytest.raises(Invalid) as refused:
        add(charlie, kinds.SERVICE, SERVICE, locations=[place])
    assert "locations" in refused.value.fields
    assert not queries.own(charlie, Service).exists()


def test_a_role_is_of_ones_own_practitioner_alone(alice: Actor, charlie: Actor) -> None:
    person = published(alice, kinds.PRACTITIONER, PERSON)
    with pytest.raises(Invalid) as refused:
        add(charlie, kinds.ROLE, {"practitioner": person, "position": "Surgeon"})
    assert "practitioner" in refused.value.fields


def test_a_role_is_hidden_with_its_practitioner(alice: Actor, charlie: Actor) -> None:
    person = add(alice, kinds.PRACTITIONER, PERSON)
    role = published(alice, kinds.ROLE, {"practitioner": person, "position": "Surgeon"})
    with pytest.raises(NotFound):
        queries.one(charlie, PractitionerRole, role.pk)
    keeping.show(actor=alice, listed=person, visibility="published")
    assert queries.one(charlie, PractitionerRole, role.pk) == role


def test_others_may_look_and_not_change(charlie: Actor, service: Service) -> None:
    with pytest.raises(NotAllowed):
        keeping.change(actor=charlie, listed=service, facts={"name": "Mine"})
    with pytest.raises(NotAllowed):
        keeping.put_price(actor=charlie, service=service, facts=PRICE)


def test_what_names_a_record_is_new_when_the_record_is_shown_or_hidden(
    alice: Actor, service: Service, place: Location
) -> None:
    before = service.changed_at
    keeping.show(actor=alice, listed=place, visibility="private")
    service.refresh_from_db()
    assert service.changed_at > before


def test_one_price_a_thing_currency_and_day(alice: Actor, service: Service) -> None:
    keeping.put_price(actor=alice, service=service, facts=PRICE)
    with pytest.raises(Invalid):
        keeping.put_price(actor=alice, service=service, facts={**PRICE, "amount": Decimal(1)})
    with pytest.raises(IntegrityError), transaction.atomic():
        Price.objects.create(service=service, **{**PRICE, "amount": Decimal(-1)})


def test_a_service_has_so_many_prices_and_no_more(
    alice: Actor, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOST_PRICES", 1)
    keeping.put_price(actor=alice, service=service, facts=PRICE)
    with pytest.raises(Conflict):
        keeping.put_price(actor=alice, service=service, facts={**PRICE, "what": "Second visit"})


def test_every_change_is_in_the_history(alice: Actor, service: Service) -> None:
    price = keeping.put_price(actor=alice, service=service, facts=PRICE)
    keeping.drop_price(actor=alice, service=service, price_id=price.pk)
    keeping.change(actor=alice, listed=service, facts={"languages": ["en"]})
    assert broken() == []
    assert service.languages == " en "
