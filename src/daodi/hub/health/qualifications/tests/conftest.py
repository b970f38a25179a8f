"""What the tests of qualifications start from: a hospital that invites, a desk that decides, and others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.organisations.models import Organisation, User
from daodi.hub.health.qualifications import applying, teaching
from daodi.hub.health.qualifications.models import Case, Training

TODAY = date(2026, 11, 22)
PHYSICIAN: dict[str, Any] = {
    "person": "Lin Mei-hua",
    "profession": "chinese-medicine",
    "title": "Doctor of Chinese medicine",
    "awarded_by": "An examination board",
    "origin": "TW",
    "awarded_on": date(2012, 6, 30),
    "licence_number": "EX-0001",
    "practice_years": 14,
    "languages": "zh",
    "market": "CN",
    "path": "CN-TW-SHORT",
    "invited_by": "Growers of Longxi, its clinic",
    "begins": date(2027, 1, 1),
    "ends": date(2028, 12, 31),
}
PAPERS = ("application", "resident", "photographs", "degree", "licence", "health", "no-crime", "agreement")
TRAINING: dict[str, Any] = {
    "title": "Needling for the knee",
    "subject": "Acupuncture",
    "place": "Vientiane",
    "market": "LA",
    "language": "English",
    "begins": date(2026, 11, 1),
    "ends": date(2026, 11, 30),
    "hours": 20,
    "places": 2,
}


@pytest.fixture
def rita(person: Callable[..., User], organisation: Callable[..., Organisation]) -> Actor:
    """Of the regulator of the mainland in these tests."""
    return by_user(person("Rita", organisation("Authority of health", kind="regulator", jurisdiction="CN"), "admin"))


@pytest.fixture
def max_(person: Callable[..., User], organisation: Callable[..., Organisation]) -> Actor:
    """Of another regulator, which must see nothing of what is before the first."""
    return by_user(person("Max", organisation("Authority of Macao", kind="regulator", jurisdiction="MO"), "admin"))


@pytest.fixture
def case(alice: Actor, rita: Actor) -> Case:
    """A draft of Alice's, before Rita's desk once it is submitted."""
    assert rita.organisation is not None
    return applying.draft(actor=alice, desk=rita.organisation, facts=PHYSICIAN)


@pytest.fixture
def complete(alice: Actor, case: Case) -> Case:
    """The same with all its papers."""
    for name in PAPERS:
        paper = keep(actor=alice, name=f"{name}.txt", content=name.encode())
        applying.lay(actor=alice, case=case, fact=f"paper-{name}", document=paper)
    return case


@pytest.fixture
def reviewed(alice: Actor, rita: Actor, complete: Case) -> Case:
    """The same, submitted and taken up."""
    applying.take_step(actor=alice, case=complete, name="submit", today=TODAY)
    return applying.take_step(actor=rita, case=complete, name="take-up", today=TODAY)


@pytest.fixture
def training(alice: Actor) -> Training:
    """A training of Alice's, open and published."""
    made = teaching.add(actor=alice, facts=TRAINING)
    made.visibility = "published"
    made.save()
    return teaching.take_step(actor=alice, training=made, name="open")
