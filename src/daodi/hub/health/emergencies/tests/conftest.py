"""What the tests of emergencies start from: one of Alice's, shared with Charlie, with a need and an offer."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Membership, Organisation, User
from daodi.hub.health.emergencies import declaring, matching, needing, noting
from daodi.hub.health.emergencies.models import Emergency, Event, Match, Resource

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
EVENT = {
    "title": "Several people ill after a village feast",
    "text": "Nausea and numb lips in eleven guests.",
    "said_by": "Evening paper of the district",
    "source": "media",
    "place": "Luang Namtha",
    "country": "la-lm",
    "heard_on": date(2026, 11, 20),
    "link": "https://example.org/feast",
    "language": "lo",
}
FACTS = {
    "title": "Flood in the north",
    "title_zh_hans": "北部洪灾",
    "hazard": "disaster",
    "areas": "LA-LM Luang Namtha\nCN-YN",
    "from_on": date(2026, 11, 20),
    "about": "Two hospitals without power.",
}
BEDS = {"sort": "isolation", "amount": Decimal(100), "unit": "bed", "place": "Luang Namtha", "country": "LA"}
HERBS = {"sort": "medicinal-material", "what": "黄芪", "amount": Decimal("20.5"), "unit": "kg", "place": "Kunming"}


def noted(actor: Actor, **facts: Any) -> Event:
    return noting.note(actor=actor, facts=EVENT | facts)


def declared(actor: Actor, *shown_to: Actor, **facts: Any) -> Emergency:
    """An emergency, shown to the members of some."""
    made = declaring.declare(actor=actor, facts=FACTS | facts)
    members = [one.organisation for one in shown_to if one.organisation]
    if members:
        declaring.show_to(actor=actor, record=made, members=members)
    return made


def needed(actor: Actor, emergency: Emergency, **facts: Any) -> Resource:
    return needing.state(actor=actor, emergency=emergency, side="need", facts=BEDS | facts)


def offered(actor: Actor, emergency: Emergency, **facts: Any) -> Resource:
    return needing.state(actor=actor, emergency=emergency, side="offer", facts=BEDS | {"amount": Decimal(40)} | facts)


def proposed(actor: Actor, need: Resource, offer: Resource, amount: object = None) -> Match:
    said = None if amount is None else Decimal(str(amount))
    return matching.propose(actor=actor, need=need, offer=offer, amount=said, now=NOW)


def stepped(actor: Actor, match: Match, *names: str, **facts: Any) -> Match:
    for name in names:
        match = matching.take_step(actor=actor, match=match, name=name, now=NOW, facts=facts)
    return match


def somebody(name: str, kind: str = "hospital", country: str = "LA") -> Actor:
    """Another member."""
    place = Organisation.objects.create(name=name, kind=kind, jurisdiction=country, standing="approved")
    user = User.objects.create_user(f"{place.pk}@example.org", "x", name=name)
    Membership.objects.create(user=user, organisation=place, role="admin")
    return by_user(user)


@pytest.fixture
def emergency(alice: Actor, charlie: Actor) -> Emergency:
    return declared(alice, charlie)


@pytest.fixture
def need(alice: Actor, emergency: Emergency) -> Resource:
    return needed(alice, emergency)


@pytest.fixture
def offer(charlie: Actor, emergency: Emergency) -> Resource:
    return offered(charlie, emergency)


@pytest.fixture
def match(charlie: Actor, need: Resource, offer: Resource) -> Match:
    """Proposed by Charlie; Alice has still to agree."""
    return proposed(charlie, need, offer)
