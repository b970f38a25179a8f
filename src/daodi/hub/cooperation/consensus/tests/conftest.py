"""Three members with a seat, and a draft with one limit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from daodi.hub.cooperation.consensus import balloting, drafting
from daodi.hub.cooperation.consensus.models import Ballot, Draft
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation, User

TODAY = date(2026, 11, 22)
CLOSES = date(2026, 12, 31)
FACTS = {"code": "STD-2026-7", "title": "Betel nut of the alliance", "title_zh_hans": "联盟槟榔", "market": "HK"}
LIMIT = {
    "number": "4.2",
    "text": "Aflatoxin B1 is not more than 3 µg/kg.",
    "analyte": "aflatoxin B1",
    "operator": "<=",
    "value": "3",
    "unit": "ug/kg",
    "material": "槟榔",
}


@pytest.fixture
def dora(person: Callable[..., User], organisation: Callable[..., Organisation]) -> Actor:
    """Administers a laboratory with a seat."""
    return by_user(person("Dora", organisation("Laboratory of Basel", kind="laboratory", jurisdiction="CH"), "admin"))


@pytest.fixture
def eli(person: Callable[..., User], organisation: Callable[..., Organisation]) -> Actor:
    """Administers an institute with a seat."""
    return by_user(person("Eli", organisation("Institute of Seoul", kind="research", jurisdiction="KR"), "admin"))


@pytest.fixture
def draft(alice: Actor, dora: Actor, eli: Actor) -> Draft:
    """Alice's draft, being drafted; Dora and Eli have a seat, Charlie has none."""
    begun = drafting.begin(actor=alice, facts=FACTS)
    drafting.write(actor=alice, draft=begun, facts=LIMIT)
    for member in (dora.organisation, eli.organisation):
        drafting.seat(actor=alice, draft=begun, member=member)
    return begun


@pytest.fixture
def ballot(alice: Actor, draft: Draft) -> Ballot:
    """An open ballot on it: half must vote, two thirds must be for it."""
    drafting.open_comment(actor=alice, draft=draft)
    return balloting.open_ballot(actor=alice, draft=draft, quorum=50, threshold=66, closes_on=CLOSES, today=TODAY)
