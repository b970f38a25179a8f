"""Meetings are called, held, decide, and what they decide is followed up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from daodi.hub.cooperation.mechanisms import actions, meeting, queries
from daodi.hub.cooperation.mechanisms.models import Mechanism, Meeting
from daodi.hub.cooperation.mechanisms.policy import MEETING
from daodi.hub.cooperation.mechanisms.tests.conftest import BEGINS
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound

DUE = date(2027, 4, 1)


def test_parties_that_confirmed_are_told_and_see_the_meeting(
    alice: Actor, charlie: Actor, mechanism: Mechanism
) -> None:
    party = actions.ask_party(actor=alice, mechanism=mechanism, member=charlie.organisation)
    actions.answer(actor=charlie, party=party, name="confirm")
    facts = {"title": "First", "starts_at": BEGINS, "ends_at": BEGINS + timedelta(hours=1)}
    called = meeting.call(actor=alice, mechanism=mechanism, facts=facts)
    assert queries.meeting(charlie, called.pk) == called
    assert "A meeting is called: First." in [one.text for one in charlie.user.notices.all()]


def test_a_meeting_does_not_end_before_it_begins(alice: Actor, mechanism: Mechanism) -> None:
    facts = {"title": "First", "starts_at": BEGINS, "ends_at": BEGINS - timedelta(hours=1)}
    with pytest.raises(Invalid, match="ends before it begins"):
        meeting.call(actor=alice, mechanism=mechanism, facts=facts)
    assert not Meeting.objects.exists()


def test_others_do_not_see_it(charlie: Actor, yearly: Meeting) -> None:
    with pytest.raises(NotFound):
        queries.meeting(charlie, yearly.pk)
    with pytest.raises(NotFound):
        meeting.decide(actor=charlie, meeting=yearly, text="Ours")
    assert not yearly.decisions.exists()


def test_decisions_are_numbered_and_followed_up_by_the_party_itself(
    alice: Actor, bob: Actor, charlie: Actor, mechanism: Mechanism, yearly: Meeting
) -> None:
    party = actions.ask_party(actor=alice, mechanism=mechanism, member=charlie.organisation)
    first = meeting.decide(actor=alice, meeting=yearly, text="Grades are drafted.")
    second = meeting.decide(actor=bob, meeting=yearly, text="We meet again.")
    assert (first.number, second.number) == (1, 2)
    task = meeting.follow_up(actor=alice, decision=first, text="Send samples", due_on=DUE, party=party)
    with pytest.raises(NotAllowed):
        meeting.finish(actor=charlie, task=task, outcome="Sent", on=DUE)
    actions.answer(actor=charlie, party=party, name="confirm")
    task.refresh_from_db()
    meeting.finish(actor=charlie, task=queries.follow_up(charlie, task.pk), outcome="Sent", on=DUE)
    task.refresh_from_db()
    assert (task.done_on, task.outcome) == (DUE, "Sent")
    with pytest.raises(Conflict):
        meeting.finish(actor=alice, task=task, outcome="Again", on=DUE)


def test_a_cancelled_meeting_decides_nothing(alice: Actor, yearly: Meeting) -> None:
    meeting.take_step(actor=alice, meeting=yearly, name="cancel")
    with pytest.raises(Conflict):
        meeting.decide(actor=alice, meeting=yearly, text="Agreed")
    assert not yearly.decisions.exists()


@pytest.mark.django_db(transaction=False)
@pytest.mark.parametrize("steps", [("hold", "cancel"), ("cancel", "hold"), ("hold", "hold"), ("cancel", "cancel")])
def test_a_meeting_ends_in_one_way(alice: Actor, yearly: Meeting, steps: tuple[str, str]) -> None:
    meeting.take_step(actor=alice, meeting=yearly, name=steps[0])
    with pytest.raises(Conflict):
        meeting.take_step(actor=alice, meeting=yearly, name=steps[1])
    yearly.refresh_from_db()
    assert yearly.state == MEETING[steps[0]].after


def test_the_calendar_holds_what_its_reader_may_see(
    alice: Actor, charlie: Actor, mechanism: Mechanism, yearly: Meeting, signed_in: Callable[[Actor], Client]
) -> None:
    actions.change(actor=alice, mechanism=mechanism, facts={"ends_on": date(2027, 12, 31)})
    meeting.change(actor=alice, meeting=yearly, facts={"place": "Xiamen; hall 2, upstairs"})
    answer = signed_in(alice).get("/cooperation/mechanisms/calendar.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    events = {str(one["summary"]): one for one in Calendar.from_ical(answer.content).walk("VEVENT")}
    held = events["Yearly meeting · Alliance of the corridor"]
    assert held.decoded("dtstart") == BEGINS
    assert (str(held["location"]), held["sequence"]) == ("Xiamen; hall 2, upstairs", 1)
    assert events["Last day of Alliance of the corridor"].decoded("dtstart") == date(2027, 12, 31)
    empty = Calendar.from_ical(signed_in(charlie).get("/cooperation/mechanisms/calendar.ics").content)
    assert empty.walk("VEVENT") == []


def test_the_page_takes_minutes_decisions_and_what_follows(
    alice: Actor, yearly: Meeting, signed_in: Callable[[Actor], Client]
) -> None:
    browser, at = signed_in(alice), f"/cooperation/meetings/{yearly.pk}"
    sent = {
        "title": "Yearly meeting",
        "starts_at": "2027-03-01T09:00",
        "ends_at": "2027-03-01T11:00",
        "agenda": "Grades\nNext year",
        "minutes": "All came.",
    }
    assert browser.post(f"{at}/change", sent).status_code == 302
    assert browser.post(f"{at}/decisions", {"text": "Agreed"}).status_code == 302
    decision = yearly.decisions.get()
    follow = f"/cooperation/decisions/{decision.pk}/follow-ups"
    assert browser.post(follow, {"text": "Write it", "due_on": "2027-04-01"}).status_code == 302
    page = browser.get(at).content.decode()
    for said in ("<li>Grades</li>", "All came.", "1. Agreed", "Write it"):
        assert said in page
    assert browser.post(follow, {"text": "", "due_on": "soon"}).status_code == 422


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_words_make_a_calendar_that_reads_back(title: str, place: str) -> None:
    from daodi.hub.cooperation.mechanisms.calendar import calendar

    title = "".join(sign for sign in title if sign.isprintable())
    place = "".join(sign for sign in place if sign.isprintable())
    mechanism = Mechanism(title="Alliance")
    held = Meeting(mechanism=mechanism, title=title, place=place, starts_at=BEGINS, ends_at=BEGINS)
    sent = calendar([held], [], site="hub", now=BEGINS, last_day="%s")
    [event] = Calendar.from_ical(sent).walk("VEVENT")
    assert str(event["summary"]) == f"{title} · Alliance"
    assert str(event.get("location", "")) == place
