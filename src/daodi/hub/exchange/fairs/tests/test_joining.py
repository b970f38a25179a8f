"""A fair is held, exhibitors are given a stand each, visitors come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from daodi.hub.core.access.actor import NOBODY, Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound
from daodi.hub.exchange.fairs import joining, meeting, queries
from daodi.hub.exchange.fairs.models import Fair, MeetingState, Participant
from daodi.hub.exchange.fairs.tests.conftest import FACTS, TEN, both_want, exhibitor, held, somebody, visitor

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Actor], Client]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"time_zone": "Bozhou"}, "time_zone"),
        ({"ends_on": date(2099, 3, 1)}, ""),
        ({"ends_on": date(2099, 3, 20)}, "ends_on"),
        ({"closes_at": FACTS["opens_at"]}, ""),
        ({"slot_minutes": 5}, ""),
    ],
)
def test_a_fair_that_can_not_be_is_refused_at_its_field(olga: Actor, facts: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        joining.add(actor=olga, facts=FACTS | facts)
    assert set(refused.value.fields) == {field}


def test_an_exhibitor_is_seen_once_it_has_a_stand(olga: Actor, alice: Actor, fair: Fair, signed_in: SignedIn) -> None:
    part = joining.join(actor=alice, fair=fair, kind="exhibitor", shows=["黄芪", "My own mixture"])
    page = f"/exchange/fairs/{fair.pk}"
    assert "Growers of Longxi" not in Client().get(page).content.decode()
    with pytest.raises(Invalid, match="stand"):
        joining.take_step(actor=olga, part=part, name="accept")
    joining.take_step(actor=olga, part=part, name="accept", hall="Hall 1", stand="A1")
    said = Client().get(page).content.decode()
    assert all(one in said for one in ("Growers of Longxi", "A1", "黄芪", "My own mixture"))
    assert [one.material_id for one in part.shown.all()] == ["astragali-radix", ""]
    assert "Growers of Longxi" in signed_in(olga).get(page).content.decode()


def test_no_two_exhibitors_have_one_stand(olga: Actor, charlie: Actor, fair: Fair, hers: Participant) -> None:
    part = joining.join(actor=charlie, fair=fair, kind="exhibitor")
    with pytest.raises(Invalid, match="given already"):
        joining.take_step(actor=olga, part=part, name="accept", hall="Hall 1", stand="A1")
    joining.take_step(actor=olga, part=part, name="accept", hall="Hall 2", stand="A1")


def test_one_takes_part_once(alice: Actor, bob: Actor, fair: Fair, hers: Participant) -> None:
    with pytest.raises(Conflict):
        joining.join(actor=alice, fair=fair, kind="visitor")
    with pytest.raises(Conflict):
        joining.join(actor=bob, fair=fair, kind="exhibitor")
    assert joining.join(actor=bob, fair=fair, kind="visitor").state == "accepted"


def test_steps_are_the_organisers_or_ones_own(
    olga: Actor, alice: Actor, bob: Actor, charlie: Actor, hers: Participant
) -> None:
    with pytest.raises(NotFound):
        joining.take_step(actor=charlie, part=hers, name="withdraw")
    with pytest.raises(NotFound):
        joining.take_step(actor=bob, part=hers, name="withdraw")
    with pytest.raises(NotAllowed):
        joining.take_step(actor=olga, part=hers, name="withdraw")
    with pytest.raises(NotAllowed):
        joining.take_step(actor=alice, part=hers, name="accept", stand="B1")
    with pytest.raises(Conflict):
        joining.take_step(actor=olga, part=hers, name="decline")
    assert joining.take_step(actor=alice, part=hers, name="withdraw").state == "withdrawn"
    assert joining.take_step(actor=alice, part=hers, name="return").state == "applied"


def test_who_leaves_gives_up_stand_and_meetings(
    olga: Actor, alice: Actor, charlie: Actor, hers: Participant, his: Participant
) -> None:
    both_want(alice, hers, charlie, his)
    booked = meeting.book(actor=alice, own=hers, other=his, starts_at=TEN)
    left = joining.take_step(actor=alice, part=hers, name="withdraw")
    booked.refresh_from_db()
    assert (left.stand, booked.state, booked.seats.count()) == ("", MeetingState.CANCELLED, 0)
    assert charlie.user is not None
    assert "was cancelled" in charlie.user.notices.first().text


def test_a_cancelled_fair_tells_all_and_takes_nobody(
    olga: Actor, alice: Actor, charlie: Actor, fair: Fair, hers: Participant
) -> None:
    joining.cancel(actor=olga, fair=fair)
    assert alice.user is not None
    assert "is cancelled" in alice.user.notices.first().text
    with pytest.raises(Conflict):
        visitor(charlie, Fair.objects.get())


def test_a_private_fair_is_its_organisers(olga: Actor, charlie: Actor) -> None:
    fair = joining.add(actor=olga, facts=FACTS)
    for who in (charlie, NOBODY):
        with pytest.raises(NotFound):
            queries.fair(who, fair.pk)


def test_days_and_hours_stay_once_a_meeting_is_booked(
    olga: Actor, alice: Actor, charlie: Actor, fair: Fair, hers: Participant, his: Participant
) -> None:
    joining.change(actor=olga, fair=fair, facts={"slot_minutes": 30})
    both_want(alice, hers, charlie, his)
    meeting.book(actor=alice, own=hers, other=his, starts_at=TEN)
    with pytest.raises(Conflict, match="days and hours"):
        joining.change(actor=olga, fair=fair, facts={"slot_minutes": 60})
    joining.change(actor=olga, fair=fair, facts={"place": "Anguo"})


def test_the_pages_take_a_fair_from_its_beginning_to_a_stand(olga: Actor, alice: Actor, signed_in: SignedIn) -> None:
    hers, browser = signed_in(alice), signed_in(olga)
    sent = {**FACTS, "starts_on": "2099-03-02", "ends_on": "2099-03-03", "opens_at": "09:00", "closes_at": "11:00"}
    assert browser.post("/exchange/fairs/add", {**sent, "time_zone": "Nowhere"}).status_code == 422
    page = browser.post("/exchange/fairs/add", sent)["Location"]
    browser.post(f"{page}/visibility", {"visibility": "published"})
    assert hers.post(f"{page}/join", {"kind": "exhibitor", "about": "Roots", "shows": "黄芪"}).status_code == 302
    [part] = Participant.objects.all()
    step = f"/exchange/fairs/participants/{part.pk}/step"
    assert browser.post(step, {"step": "accept", "hall": "Hall 1"}).status_code == 422
    assert browser.post(step, {"step": "accept", "hall": "Hall 1", "stand": "A7"}).status_code == 302
    assert "A7" in hers.get(page).content.decode()
    assert hers.get(f"{page}/meetings").status_code == 200


def test_a_visitor_is_not_shown_to_those_who_do_not_take_part(
    olga: Actor, alice: Actor, charlie: Actor, fair: Fair, hers: Participant, his: Participant, signed_in: SignedIn
) -> None:
    outsider = somebody("Others")
    for path in (f"/exchange/fairs/{fair.pk}", f"/api/fairs/{fair.pk}/participants"):
        assert "Rotterdam" not in signed_in(outsider).get(path).content.decode()
    assert "Rotterdam" in signed_in(alice).get(f"/exchange/fairs/{fair.pk}/meetings").content.decode()


def test_two_fairs_have_their_own_stands(olga: Actor, alice: Actor, hers: Participant) -> None:
    assert exhibitor(olga, alice, held(olga, title="Another")).stand == "A1"
