"""What the tests of fairs start from: a fair of Olga's with an exhibitor and a visitor."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from daodi.hub.core.access.actions import set_visibility
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Membership, Organisation, User
from daodi.hub.exchange.fairs import joining, meeting, queries
from daodi.hub.exchange.fairs.models import Fair, Participant

FACTS = {
    "title": "Autumn fair of materials",
    "title_zh_hans": "秋季药材展",
    "place": "Bozhou",
    "halls": "Hall 1, Hall 2",
    "time_zone": "Asia/Shanghai",
    "starts_on": date(2099, 3, 2),
    "ends_on": date(2099, 3, 3),
    "opens_at": time(9),
    "closes_at": time(11),
    "slot_minutes": 60,
}
TEN = datetime(2099, 3, 2, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
NINE = TEN.replace(hour=9)


def held(organiser: Actor, **facts: object) -> Fair:
    """A published fair."""
    fair = joining.add(actor=organiser, facts=FACTS | facts)
    set_visibility(actor=organiser, subject=fair, visibility="published")
    return fair


def exhibitor(organiser: Actor, actor: Actor, fair: Fair, stand: str = "A1") -> Participant:
    """An exhibitor at its stand."""
    part = joining.join(actor=actor, fair=fair, kind="exhibitor", shows=["黄芪"])
    return joining.take_step(actor=organiser, part=part, name="accept", hall="Hall 1", stand=stand)


def visitor(actor: Actor, fair: Fair) -> Participant:
    return joining.join(actor=actor, fair=fair, kind="visitor")


def somebody(name: str, kind: str = "buyer") -> Actor:
    """Another member."""
    place = Organisation.objects.create(name=name, kind=kind, jurisdiction="CN", standing="approved")
    user = User.objects.create_user(f"{place.pk}@example.org", "x", name=name)
    Membership.objects.create(user=user, organisation=place, role="admin")
    return by_user(user)


def both_want(one: Actor, own: Participant, two: Actor, other: Participant) -> None:
    meeting.mark(actor=one, own=own, other=other)
    meeting.mark(actor=two, own=other, other=own)


@pytest.fixture
def fair(olga: Actor) -> Fair:
    return held(olga)


@pytest.fixture
def hers(olga: Actor, alice: Actor, fair: Fair) -> Participant:
    """Alice's stand."""
    return exhibitor(olga, alice, fair)


@pytest.fixture
def his(charlie: Actor, fair: Fair) -> Participant:
    """Charlie's visit."""
    return visitor(charlie, fair)


@pytest.fixture
def own(fair: Fair) -> Callable[[Actor], Participant]:
    """Somebody's part as it stands now."""

    def part(actor: Actor) -> Participant:
        found = queries.part(actor, fair)
        assert found is not None
        return found

    return part
