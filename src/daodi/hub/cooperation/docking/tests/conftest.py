"""A need of Alice's and an offer of Charlie's that fit, both published without a name."""

from __future__ import annotations

from datetime import date

import pytest

from daodi.hub.cooperation.docking import entering, introducing
from daodi.hub.cooperation.docking.models import Entry, Match
from daodi.hub.core.access.actor import Actor

TODAY = date(2026, 11, 22)
NEED = {
    "side": "need",
    "kind": "technology",
    "title": "Gentle drying of roots",
    "title_zh_hans": "黄芪低温干燥",
    "keywords": "drying, heat pump",
    "material": "黄芪",
    "places": "CN",
    "languages": "zh",
}
OFFER = {
    "side": "offer",
    "kind": "result",
    "title": "Heat pump drying",
    "title_zh_hant": "黃耆熱泵乾燥",
    "material": "Astragali Radix",
    "stage": "proven",
    "places": "CN NL",
}
FACILITY = {"side": "offer", "kind": "facility", "title": "ICP-MS by the hour", "hours_a_week": 10}


def published(actor: Actor, facts: dict[str, object]) -> Entry:
    """An entry of the actor's, read by everybody without its owner's name."""
    entry = entering.add(actor=actor, facts=facts)
    entering.show(actor=actor, entry=entry, visibility="published")
    return entry


@pytest.fixture
def need(alice: Actor) -> Entry:
    return published(alice, NEED)


@pytest.fixture
def offer(charlie: Actor) -> Entry:
    return published(charlie, OFFER)


@pytest.fixture
def match(alice: Actor, need: Entry, offer: Entry) -> Match:
    """Alice's side has accepted, Charlie's is asked."""
    return introducing.propose(actor=alice, own=need, other=offer, today=TODAY)
