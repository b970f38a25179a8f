"""The directory at ``/fhir``: every resource is valid, and none names what is not published."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from daodi.hub.core.access.actor import NOBODY, Actor
from daodi.hub.health.alliance import joining, keeping, kinds
from daodi.hub.health.alliance.models import Location, Service
from daodi.hub.health.alliance.served import SERVED
from daodi.hub.health.alliance.tests.conftest import (
    ALLIANCE,
    ENDPOINT,
    PERSON,
    PLACE,
    PRICE,
    add,
    published,
)
from daodi.hub.health.fhir.registry import Served, served
from daodi.hub.health.fhir.validation import validate
from daodi.hub.health.fhir.written import resource

TYPES = {one.type: one for one in SERVED}


@pytest.fixture
def whole(alice: Actor, charlie: Actor, service: Service, place: Location) -> dict[str, Any]:
    """One published record of every type."""
    endpoint = published(alice, kinds.ENDPOINT, ENDPOINT)
    keeping.change(actor=alice, listed=service, facts={"endpoints": [endpoint]})
    keeping.put_price(actor=alice, service=service, facts=PRICE)
    person = published(alice, kinds.PRACTITIONER, PERSON)
    role = {"practitioner": person, "position": "Acupuncturist", "hours": "24/7", "specialties": ["chinese-medicine"]}
    role |= {"starts_on": date(2026, 1, 5)}
    held = published(alice, kinds.ROLE, role, services=[service], locations=[place])
    alliance = published(alice, kinds.ALLIANCE, ALLIANCE)
    member = joining.take_step(actor=alice, member=joining.ask(actor=charlie, alliance=alliance), name="admit")
    return {
        "Organization": alice.organisation,
        "OrganizationAffiliation": member,
        "Location": place,
        "HealthcareService": service,
        "Practitioner": person,
        "PractitionerRole": held,
        "Endpoint": endpoint,
    }


def ids(one: Served, actor: Actor, name: str, value: str, modifier: str = "") -> list[Any]:
    found = one.seen(actor).filter(one.params[name].asks(value, modifier))
    return list(found.values_list("pk", flat=True))


@pytest.mark.parametrize("name", TYPES)
def test_every_resource_is_valid_and_seen_by_all(name: str, whole: dict[str, Any]) -> None:
    one = served(name)
    assert one is not None
    record = one.seen(NOBODY).get(pk=whole[name].pk)
    said = resource(one, record, NOBODY)
    assert [issue for issue in validate(json.dumps(said).encode()) if issue.severity == "error"] == []
    assert said["id"] == str(whole[name].pk)


SEARCHES: list[tuple[str, str, str, bool]] = [
    ("Organization", "name", "growers", True),
    ("Organization", "address-country", "cn", True),
    ("Organization", "active", "false", False),
    ("Location", "address-city", "vien", True),
    ("Location", "type", "hospital", True),
    ("Location", "type", "clinic", False),
    ("Location", "status", "active", True),
    ("HealthcareService", "name", "acu", True),
    ("HealthcareService", "service-type", "urn:daodi:technique|tuina", True),
    ("HealthcareService", "service-type", "urn:other|tuina", False),
    ("HealthcareService", "specialty", "chinese-medicine", True),
    ("HealthcareService", "specialty", "chinese", False),
    ("HealthcareService", "characteristic", "tele-consultation", True),
    ("HealthcareService", "active", "true", True),
    ("Practitioner", "communication", "lo", True),
    ("Practitioner", "name", "Example", True),
    ("PractitionerRole", "date", "ge2026-06", True),
    ("PractitionerRole", "date", "lt2026", False),
    ("PractitionerRole", "specialty", "dentistry", False),
    ("Endpoint", "connection-type", "hl7-fhir-rest", True),
    ("Endpoint", "status", "off", False),
]


@pytest.mark.parametrize(("name", "param", "value", "there"), SEARCHES)
def test_searches_find_what_they_say(name: str, param: str, value: str, there: bool, whole: dict[str, Any]) -> None:
    assert (whole[name].pk in ids(TYPES[name], NOBODY, param, value)) is there


@pytest.mark.parametrize(
    ("name", "param", "to"),
    [
        ("Location", "organization", "Organization"),
        ("HealthcareService", "organization", "Organization"),
        ("HealthcareService", "location", "Location"),
        ("HealthcareService", "endpoint", "Endpoint"),
        ("PractitionerRole", "practitioner", "Practitioner"),
        ("PractitionerRole", "location", "Location"),
        ("PractitionerRole", "service", "HealthcareService"),
        ("Organization", "endpoint", "Endpoint"),
        ("OrganizationAffiliation", "primary-organization", "Organization"),
    ],
)
def test_references_are_followed_both_ways(name: str, param: str, to: str, whole: dict[str, Any]) -> None:
    assert ids(TYPES[name], NOBODY, param, f"{to}/{whole[to].pk}") == [whole[name].pk]
    if f"{name}:{param}" in TYPES[name].follows:
        leads = TYPES[name].follows[f"{name}:{param}"](whole[name])
        assert (to, str(whole[to].pk)) in [(type_, str(mark)) for type_, mark in leads]


def test_a_private_place_is_named_by_no_service_and_finds_none(
    alice: Actor, service: Service, whole: dict[str, Any]
) -> None:
    hidden = add(alice, kinds.LOCATION, PLACE, name="Back door")
    keeping.change(actor=alice, listed=service, facts={"locations": [hidden]})
    one = TYPES["HealthcareService"]
    said = json.dumps(resource(one, one.seen(NOBODY).get(pk=service.pk), NOBODY))
    assert str(hidden.pk) not in said
    assert "Back door" not in said
    assert ids(one, NOBODY, "location", f"Location/{hidden.pk}") == []


def test_a_practitioner_is_professional_facts_alone(whole: dict[str, Any]) -> None:
    said = resource(TYPES["Practitioner"], whole["Practitioner"], NOBODY)
    assert set(said) == {"resourceType", "id", "meta", "active", "name", "qualification", "communication"}


def test_a_renamed_organisation_is_a_new_version(alice: Actor, whole: dict[str, Any]) -> None:
    from daodi.hub.core.organisations.naming import rename

    one = TYPES["Organization"]
    before = resource(one, one.seen(NOBODY).get(pk=whole["Organization"].pk), NOBODY)["meta"]
    rename(actor=alice, organisation=whole["Organization"], name="Growers and hospital", names={})
    after = resource(one, one.seen(NOBODY).get(pk=whole["Organization"].pk), NOBODY)
    assert after["name"] == "Growers and hospital"
    assert after["meta"]["versionId"] != before["versionId"]


def test_a_list_asks_no_more_questions_for_more_records(
    alice: Actor, service: Service, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    for at in range(6):
        published(alice, kinds.SERVICE, {"name": f"Service {at}"}, locations=list(service.locations.all()))
    one = TYPES["HealthcareService"]
    with django_assert_max_num_queries(5):
        assert len([resource(one, record, NOBODY) for record in one.seen(NOBODY)]) == 7
