"""The desk's people: Cora and Dan curate, named by Olga."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation, User
from daodi.hub.materia.desk.actions import name_curator

RULE = "HK-AF-003"
FACTS = {
    "found": "agrees",
    "quote": "Aflatoxin B1: not more than 5 µg/kg",
    "page": "p. 12",
    "link": "https://example.org/text.pdf",
    "read_on": "2026-01-02",
}


@pytest.fixture
def institute(organisation: Callable[..., Organisation]) -> Organisation:
    return organisation("Institute of texts", kind="research")


@pytest.fixture
def cora(person: Callable[..., User], institute: Organisation, olga: Actor) -> Actor:
    user = person("Cora", institute)
    name_curator(actor=olga, email=user.email)
    return by_user(user)


@pytest.fixture
def dan(person: Callable[..., User], institute: Organisation, olga: Actor) -> Actor:
    user = person("Dan", institute)
    name_curator(actor=olga, email=user.email)
    return by_user(user)
