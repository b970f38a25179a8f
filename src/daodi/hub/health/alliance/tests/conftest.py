"""What the tests of the directory start from: a hospital of Alice's with a service, a role, an alliance, a campaign."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Membership, Organisation, User
from daodi.hub.health.alliance import campaigning, keeping, kinds
from daodi.hub.health.alliance.models import Location, Service

PLACE = {
    "name": "Main building",
    "city": "Vientiane",
    "country": "LA",
    "time_zone": "Asia/Vientiane",
    "hours": "Mo-Fr 08:30-12:00,13:30-16:30",
}
SERVICE = {
    "name": "Acupuncture clinic",
    "name_zh_hans": "针灸门诊",
    "name_zh_hant": "針灸門診",
    "specialties": ["chinese-medicine"],
    "techniques": ["acupuncture", "tuina"],
    "languages": ["lo", "cmn"],
    "booking": "By telephone, a day before",
    "remote": True,
    "remote_booking": "By telephone",
    "remote_time_zone": "Asia/Vientiane",
}
PERSON = {
    "name": "Example Practitioner",
    "title": "Chief physician",
    "qualifications": "Doctor of Medicine, 2008",
    "languages": ["lo"],
    "agreed_on": date(2026, 3, 1),
}
ENDPOINT = {
    "name": "FHIR",
    "connection": "hl7-fhir-rest",
    "address": "https://fhir.example.org/r4",
    "payload": "International Patient Summary",
}
ALLIANCE = {"name": "Alliance of hospitals", "name_zh_hans": "医院联盟"}
CAMPAIGN = {"name": "Light for eyes", "kind": "cataract", "starts_on": date(2026, 1, 1)}
SESSION = {"place": "Luang Prabang", "country": "LA", "starts_on": date(2026, 2, 3)}
PRICE = {"what": "First visit", "amount": Decimal("120000"), "currency": "LAK", "valid_from": date(2026, 1, 1)}


def add(actor: Actor, kind: kinds.Kind, facts: dict[str, Any], **more: Any) -> Any:
    return keeping.add(actor=actor, kind=kind, facts={**facts, **more})


def published(actor: Actor, kind: kinds.Kind, facts: dict[str, Any], **more: Any) -> Any:
    listed = add(actor, kind, facts, **more)
    keeping.show(actor=actor, listed=listed, visibility="published")
    return listed


def held(actor: Actor, campaign: Any, **more: Any) -> Any:
    """A session that was held."""
    session = campaigning.plan(actor=actor, campaign=campaign, facts={**SESSION, **more})
    return campaigning.take_step(actor=actor, session=session, name="hold")


def somebody(name: str, kind: str = "hospital") -> Actor:
    """Another member."""
    place = Organisation.objects.create(name=name, kind=kind, jurisdiction="CN", standing="approved")
    user = User.objects.create_user(f"{place.pk}@example.org", "x", name=name)
    Membership.objects.create(user=user, organisation=place, role="admin")
    return by_user(user)


@pytest.fixture
def place(alice: Actor) -> Location:
    listed: Location = published(alice, kinds.LOCATION, PLACE)
    return listed


@pytest.fixture
def service(alice: Actor, place: Location) -> Service:
    listed: Service = published(alice, kinds.SERVICE, SERVICE, locations=[place])
    return listed
