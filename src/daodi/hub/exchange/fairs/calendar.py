"""Meetings at fairs as iCalendar, for whoever has a part in them; and the secret address of a person's own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from icalendar import Calendar, Event

from daodi.hub.core.access import keys
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import NotAllowed
from daodi.hub.core.access.policy import may_write
from daodi.hub.core.audit.actions import record
from daodi.hub.exchange.fairs.models import Feed, Meeting, MeetingState, Participant
from daodi.hub.exchange.fairs.names import title

STATES = {MeetingState.BOOKED: "CONFIRMED", MeetingState.CANCELLED: "CANCELLED"}


def calendar(meetings: Iterable[Meeting], person_id: UUID, *, site: str, now: datetime, with_whom: str) -> bytes:
    """One event a meeting, as one of the two sees it; ``with_whom`` is its title, with ``%s`` for the other."""
    whole = Calendar()
    whole.add("prodid", "-//daodi//fairs//EN")
    whole.add("version", "2.0")
    for meeting in meetings:
        own, other = sides(meeting, person_id)
        whole.add_component(_event(meeting, own, other, site, now, with_whom))
    return bytes(whole.to_ical())


def sides(meeting: Meeting, person_id: UUID) -> tuple[Participant, Participant]:
    """One's own part in a meeting, and the other's."""
    return (meeting.a, meeting.b) if meeting.a.person_id == person_id else (meeting.b, meeting.a)


def where(own: Participant, other: Participant) -> str:
    """The stand at which two meet: the exhibitor's; the other's where both have one."""
    at = other if other.stand else own
    return ", ".join(one for one in (at.stand, at.hall, own.fair.place) if one)


@transaction.atomic
def make_feed(*, actor: Actor) -> str:
    """A new secret address for the calendar of the person who asks; the one before holds no longer."""
    may_write(actor)
    if actor.user is None or actor.via != "session":
        raise NotAllowed
    secret = keys.made()
    facts = {"secret_hash": keys.hashed(secret), "made_at": timezone.now()}
    Feed.objects.update_or_create(person=actor.user, defaults=facts)
    record(actor=actor, verb="make-feed", subject=actor.user, changes={})
    return secret


def _event(meeting: Meeting, own: Participant, other: Participant, site: str, now: datetime, with_whom: str) -> Event:
    event = Event()
    event.add("uid", f"{meeting.pk}@{site}")
    event.add("dtstamp", now)
    event.add("dtstart", meeting.starts_at)
    event.add("dtend", meeting.ends_at)
    event.add("summary", f"{with_whom % other.organisation.name} · {title(meeting.fair)}")
    event.add("location", where(own, other))
    event.add("sequence", meeting.changed)
    event.add("status", STATES[MeetingState(meeting.state)])
    return event
