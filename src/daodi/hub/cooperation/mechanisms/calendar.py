"""Meetings and last days as an iCalendar file (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from icalendar import Calendar, Event

from daodi.hub.cooperation.mechanisms.models import Mechanism, Meeting, MeetingState

STATES = {MeetingState.PLANNED: "CONFIRMED", MeetingState.HELD: "CONFIRMED", MeetingState.CANCELLED: "CANCELLED"}


def calendar(
    meetings: Iterable[Meeting], mechanisms: Iterable[Mechanism], *, site: str, now: datetime, last_day: str
) -> bytes:
    """One event a meeting, and one a last day of a mechanism; ``last_day`` is its title, with ``%s`` for the name."""
    whole = Calendar()
    whole.add("prodid", "-//daodi//mechanisms//EN")
    whole.add("version", "2.0")
    for meeting in meetings:
        whole.add_component(_meeting(meeting, site, now))
    for mechanism in mechanisms:
        if mechanism.ends_on and not mechanism.ended:
            whole.add_component(_last_day(mechanism, mechanism.ends_on, site, now, last_day))
    return bytes(whole.to_ical())


def _meeting(meeting: Meeting, site: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{meeting.pk}@{site}")
    event.add("dtstamp", now)
    event.add("dtstart", meeting.starts_at)
    event.add("dtend", meeting.ends_at)
    event.add("summary", f"{meeting.title} · {meeting.mechanism.title}")
    event.add("sequence", meeting.changed)
    event.add("status", STATES[MeetingState(meeting.state)])
    if meeting.place:
        event.add("location", meeting.place)
    if meeting.agenda:
        event.add("description", meeting.agenda)
    return event


def _last_day(mechanism: Mechanism, day: date, site: str, now: datetime, title: str) -> Event:
    event = Event()
    event.add("uid", f"{mechanism.pk}-ends@{site}")
    event.add("dtstamp", now)
    event.add("dtstart", day)
    event.add("summary", title % mechanism.title)
    return event
