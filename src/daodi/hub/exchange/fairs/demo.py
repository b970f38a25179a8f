"""A fair for a demonstration site: three stands, two visitors, and meetings that both sides want."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time, timedelta

from django.utils import timezone

from daodi.hub.core.access.actions import set_visibility
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.fairs import joining, meeting, queries
from daodi.hub.exchange.fairs.models import Fair, Participant

STANDS = (("growers", "Hall 1", "A-01"), ("supplier", "Hall 1", "A-02"), ("trader", "Hall 2", "B-07"))
VISITORS = (("importer", "We look for 黄芪 of first grade for Malaysia."), ("buyer", "Decoction pieces for Europe."))
# Who wants to meet whom; the last is an interest that is not returned.
WISHES = (
    ("importer", "growers"),
    ("growers", "importer"),
    ("importer", "supplier"),
    ("supplier", "importer"),
    ("buyer", "growers"),
    ("growers", "buyer"),
    ("buyer", "trader"),
)


def load(parties: Mapping[str, Organisation]) -> None:
    """Holds the fair two months from now; one meeting is booked, others wait for a time."""
    keys = ("operator", *(key for key, *_where in STANDS), *(key for key, _about in VISITORS))
    people = {key: _first_of(parties[key]) for key in keys}
    fair = _fair(people["operator"])
    parts = {key: _stand(people, fair, key, hall, stand) for key, hall, stand in STANDS}
    for key, about in VISITORS:
        parts[key] = joining.join(actor=people[key], fair=fair, kind="visitor", about=about, shows=["黄芪"])
    for one, other in WISHES:
        meeting.mark(actor=people[one], own=parts[one], other=parts[other])
    first = queries.times(fair)[2][0]
    meeting.book(actor=people["importer"], own=parts["importer"], other=parts["growers"], starts_at=first)


def _fair(organiser: Actor) -> Fair:
    begins = timezone.localdate() + timedelta(days=60)
    fair = joining.add(
        actor=organiser,
        facts={
            "title": "Example fair of medicinal materials",
            "title_zh_hans": "示例药材交易会",
            "title_zh_hant": "示例藥材交易會",
            "about": "Raw materials and decoction pieces with their lots and papers. An example, no real fair.",
            "place": "Bozhou",
            "halls": "Hall 1, Hall 2",
            "time_zone": "Asia/Shanghai",
            "starts_on": begins,
            "ends_on": begins + timedelta(days=2),
            "opens_at": time(9),
            "closes_at": time(13),
            "slot_minutes": 30,
        },
    )
    set_visibility(actor=organiser, subject=fair, visibility="published")
    return fair


def _stand(people: Mapping[str, Actor], fair: Fair, key: str, hall: str, stand: str) -> Participant:
    listings = [value for value, _title in queries.own_listings(people[key])][:3]
    part = joining.join(actor=people[key], fair=fair, kind="exhibitor", shows=["黄芪", "当归"], listing_ids=listings)
    return joining.take_step(actor=people["operator"], part=part, name="accept", hall=hall, stand=stand)


def _first_of(party: Organisation) -> Actor:
    """The first person of a member; a part in a fair needs one."""
    membership = party.memberships.select_related("user").order_by("created_at", "id")[0]
    return by_user(membership.user, party.pk)
