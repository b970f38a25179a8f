"""Nobody learns who wants to meet them, unless they want it too; and nobody is booked twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from icalendar import Calendar

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.exchange.fairs import meeting, queries
from daodi.hub.exchange.fairs.models import Fair, Participant, Seat
from daodi.hub.exchange.fairs.tests.conftest import NINE, TEN, both_want, held, somebody, visitor

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Actor], Client]


def everything(browser: Client, fair: Fair) -> str:
    """All that one reader is told about a fair and its people, but for the tokens that change with each page."""
    paths = [
        f"/exchange/fairs/{fair.pk}",
        f"/exchange/fairs/{fair.pk}/meetings",
        f"/exchange/fairs/{fair.pk}/meetings.ics",
        f"/api/fairs/{fair.pk}/participants",
        "/api/fairs/meetings",
        "/api/history",
        "/api/notices",
        "/history",
        "/notices",
        "/search?q=Growers",
    ]
    lines = (line for path in paths for line in browser.get(path).content.decode().splitlines())
    return "\n".join(line for line in lines if "csrf" not in line and "DTSTAMP" not in line)


def test_a_one_sided_interest_changes_nothing_that_anybody_else_reads(
    alice: Actor,
    charlie: Actor,
    olga: Actor,
    fair: Fair,
    hers: Participant,
    his: Participant,
    signed_in: SignedIn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    third = somebody("Third")
    visitor(third, fair)
    readers = [signed_in(one) for one in (alice, third)]
    before = [everything(one, fair) for one in readers]
    assert meeting.mark(actor=charlie, own=his, other=hers) is False
    assert [everything(one, fair) for one in readers] == before
    told = everything(signed_in(olga), fair)
    assert "interest" in told
    assert str(hers.pk) not in told.partition("mark-interest")[2].partition("}")[0]


def test_once_both_want_it_both_are_told_and_may_book(
    alice: Actor, charlie: Actor, hers: Participant, his: Participant
) -> None:
    with pytest.raises(NotFound):
        meeting.book(actor=alice, own=hers, other=his, starts_at=TEN)
    assert meeting.mark(actor=alice, own=hers, other=his) is False
    assert meeting.mark(actor=charlie, own=his, other=hers) is True
    for who in (alice, charlie):
        assert who.user is not None
        assert "want to meet" in who.user.notices.get(text__contains="want to meet").text
    assert meeting.book(actor=charlie, own=his, other=hers, starts_at=TEN).state == "booked"


def test_nobody_is_booked_twice_whatever_the_code_forgets(
    alice: Actor, charlie: Actor, fair: Fair, hers: Participant, his: Participant
) -> None:
    third = somebody("Third")
    other = visitor(third, fair)
    both_want(alice, hers, charlie, his)
    both_want(alice, hers, third, other)
    booked = meeting.book(actor=alice, own=hers, other=his, starts_at=TEN)
    with pytest.raises(Conflict, match="taken"):
        meeting.book(actor=third, own=other, other=hers, starts_at=TEN)
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.create(meeting=booked, participant=other, person=hers.person, starts_at=TEN)
    assert meeting.book(actor=third, own=other, other=hers, starts_at=NINE).state == "booked"


def test_a_person_is_at_one_fair_at_a_time(
    olga: Actor, alice: Actor, charlie: Actor, hers: Participant, his: Participant
) -> None:
    third = somebody("Third")
    elsewhere = held(olga, title="Next door", slot_minutes=30)
    there, theirs = visitor(alice, elsewhere), visitor(third, elsewhere)
    both_want(alice, there, third, theirs)
    meeting.book(actor=alice, own=there, other=theirs, starts_at=TEN + timedelta(minutes=30))
    both_want(alice, hers, charlie, his)
    with pytest.raises(Conflict):
        meeting.book(actor=charlie, own=his, other=hers, starts_at=TEN)
    assert TEN in queries.taken(hers.fair, [hers])[hers.pk]


def test_only_the_fairs_own_times_to_come_are_booked(
    alice: Actor, charlie: Actor, hers: Participant, his: Participant
) -> None:
    both_want(alice, hers, charlie, his)
    for at in (TEN + timedelta(minutes=5), TEN + timedelta(days=30), TEN.replace(year=2001)):
        with pytest.raises(Invalid):
            meeting.book(actor=alice, own=hers, other=his, starts_at=at)


def test_a_meeting_is_moved_cancelled_and_booked_again(
    alice: Actor, charlie: Actor, hers: Participant, his: Participant
) -> None:
    both_want(alice, hers, charlie, his)
    held_on = meeting.book(actor=alice, own=hers, other=his, starts_at=TEN)
    meeting.take_step(actor=charlie, meeting=held_on, name="move", starts_at=NINE)
    with pytest.raises(Conflict):
        meeting.unmark(actor=alice, own=hers, other=his)
    meeting.take_step(actor=alice, meeting=held_on, name="cancel")
    with pytest.raises(Conflict):
        meeting.take_step(actor=alice, meeting=held_on, name="move", starts_at=TEN)
    again = meeting.take_step(actor=alice, meeting=held_on, name="book", starts_at=NINE)
    assert (again.pk, again.changed, again.seats.count()) == (held_on.pk, 4, 2)
    with pytest.raises(NotFound):
        meeting.take_step(actor=somebody("Third"), meeting=held_on, name="cancel")


def test_the_organiser_books_the_plan_without_learning_who_meets_whom(
    olga: Actor, alice: Actor, charlie: Actor, fair: Fair, hers: Participant, his: Participant, signed_in: SignedIn
) -> None:
    both_want(alice, hers, charlie, his)
    browser = signed_in(olga)
    assert browser.post(f"/exchange/fairs/{fair.pk}/plan").status_code == 302
    [booked] = queries.meetings(alice)
    assert booked.starts_at == NINE
    page = browser.get(f"/exchange/fairs/{fair.pk}").content.decode()
    assert "1 meetings were booked" in page
    assert str(booked.pk) not in page
    assert meeting.settle(actor=olga, fair=fair) == (0, 0)


def test_the_calendar_of_ones_own(
    alice: Actor, charlie: Actor, fair: Fair, hers: Participant, his: Participant, signed_in: SignedIn
) -> None:
    both_want(alice, hers, charlie, his)
    held_on = meeting.book(actor=alice, own=hers, other=his, starts_at=TEN)
    browser = signed_in(charlie)
    page = browser.post("/exchange/fairs/calendar").content.decode()
    address = "/exchange/fairs/calendar/" + page.partition("/exchange/fairs/calendar/")[2].partition("<")[0]
    [event] = Calendar.from_ical(Client().get(address).content).walk("VEVENT")
    assert (event["SUMMARY"], event["DTSTART"].dt) == ("Meeting with Growers of Longxi · Autumn fair of materials", TEN)
    assert (event["LOCATION"], event["STATUS"]) == ("A1, Hall 1, Bozhou", "CONFIRMED")
    meeting.take_step(actor=alice, meeting=held_on, name="cancel")
    [event] = Calendar.from_ical(Client().get(address).content).walk("VEVENT")
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 2)
    browser.post("/exchange/fairs/calendar")
    assert Client().get(address).status_code == 404
    assert browser.get(f"/exchange/fairs/meetings/{held_on.pk}.ics").status_code == 200
    assert signed_in(somebody("Third")).get(f"/exchange/fairs/meetings/{held_on.pk}.ics").status_code == 404


def test_the_page_says_marks_books_and_refuses(
    alice: Actor, charlie: Actor, fair: Fair, hers: Participant, his: Participant, signed_in: SignedIn
) -> None:
    browser, other = signed_in(alice), signed_in(charlie)
    page = f"/exchange/fairs/{fair.pk}/meetings"
    assert browser.post(f"/exchange/fairs/participants/{his.pk}/interest").status_code == 302
    assert "you want to meet" in browser.get(page).content.decode()
    assert browser.post(f"/exchange/fairs/participants/{his.pk}/book", {"starts_at": "soon"}).status_code == 422
    other.post(f"/exchange/fairs/participants/{hers.pk}/interest")
    said = browser.get(page).content.decode()
    assert "You both want to meet" in said
    assert "2099-03-02 09:00 CST · planned" in said
    at = {"starts_at": TEN.isoformat()}
    assert browser.post(f"/exchange/fairs/participants/{his.pk}/book", at).status_code == 302
    assert browser.post(f"/exchange/fairs/participants/{his.pk}/book", at).status_code == 409
    assert "<rect" in browser.get(page).content.decode()
