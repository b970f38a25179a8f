"""A sample is lent, lies on a shelf, is looked at, goes out and comes back; who has it is told to few."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from daodi.hub.core.access.actor import NOBODY, Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound
from daodi.hub.exchange.centre import board, queries, room
from daodi.hub.exchange.centre.models import BoardNotice, Sample
from daodi.hub.exchange.centre.policy import CENTRE, SAMPLE, sample_steps
from daodi.hub.exchange.centre.tests.conftest import somebody

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Actor], Client]
TODAY = date(2026, 11, 22)
STEPS = sorted({name for _state, name in SAMPLE})


@pytest.fixture
def shelved(olga: Actor, hers: Sample) -> Sample:
    return room.take_step(actor=olga, sample=hers, name="shelve", shelf="S-1")


def half_past(days: int = 3) -> datetime:
    return (timezone.now() + timedelta(days=days)).replace(minute=30, second=0, microsecond=0)


def test_all_see_it_once_it_lies_on_a_shelf(olga: Actor, charlie: Actor, hers: Sample) -> None:
    assert not queries.samples(charlie).exists()
    assert queries.samples(olga).get() == hers
    room.take_step(actor=olga, sample=hers, name="shelve", shelf="S-1")
    assert [one.shelf for one in queries.samples(NOBODY)] == ["S-1"]
    assert hers.material_id == "astragali-radix"
    room.take_step(actor=olga, sample=hers, name="give-back")
    assert not queries.samples(NOBODY).exists()


def test_no_two_samples_lie_on_one_shelf_number(olga: Actor, alice: Actor, shelved: Sample) -> None:
    other = room.lend(actor=alice, title="当归")
    with pytest.raises(Invalid, match="taken"):
        room.take_step(actor=olga, sample=other, name="shelve", shelf="S-1")
    with pytest.raises(Invalid):
        room.take_step(actor=olga, sample=other, name="shelve", shelf=" ")


def test_who_has_it_is_told_to_the_centre_and_to_who_has_it(
    alice: Actor, charlie: Actor, olga: Actor, shelved: Sample, signed_in: SignedIn
) -> None:
    room.take_step(
        actor=olga, sample=shelved, name="lend", to=charlie.organisation, due_on=TODAY + timedelta(days=7), today=TODAY
    )
    page = f"/exchange/centre/samples/{shelved.pk}"
    for who, sees in ((alice, False), (somebody("Third"), False), (charlie, True), (olga, True)):
        assert ("Rotterdam" in signed_in(who).get(page).content.decode()) is sees
    room.take_step(actor=olga, sample=shelved, name="take-back", today=TODAY)
    assert shelved.loans.get().back_on == TODAY


def test_it_is_given_out_to_somebody_until_a_day(olga: Actor, charlie: Actor, shelved: Sample) -> None:
    with pytest.raises(Invalid):
        room.take_step(actor=olga, sample=shelved, name="lend", due_on=TODAY, today=TODAY)
    yesterday = TODAY - timedelta(days=1)
    with pytest.raises(Invalid):
        room.take_step(actor=olga, sample=shelved, name="lend", to=charlie.organisation, due_on=yesterday, today=TODAY)


def test_nobody_looks_at_it_while_another_does(alice: Actor, charlie: Actor, olga: Actor, shelved: Sample) -> None:
    third = somebody("Third")
    asked = [room.ask_viewing(actor=who, sample=shelved, starts_at=half_past()) for who in (charlie, third)]
    with pytest.raises(Conflict):
        room.ask_viewing(actor=charlie, sample=shelved, starts_at=half_past())
    room.step_viewing(actor=olga, viewing=asked[0], name="confirm")
    with pytest.raises(Conflict, match="Somebody else"):
        room.step_viewing(actor=olga, viewing=asked[1], name="confirm")
    with pytest.raises(NotFound):
        queries.viewing(charlie, asked[1].pk)
    with pytest.raises(NotAllowed):
        room.step_viewing(actor=third, viewing=asked[0], name="cancel")
    room.step_viewing(actor=charlie, viewing=asked[0], name="cancel")
    room.step_viewing(actor=olga, viewing=asked[1], name="confirm")
    assert charlie.user is not None
    assert "come and look" in charlie.user.notices.get().text


@pytest.mark.parametrize("minutes", [7, -60 * 24 * 30])
def test_one_comes_at_a_full_or_half_hour_to_come(charlie: Actor, shelved: Sample, minutes: int) -> None:
    with pytest.raises(Invalid):
        room.ask_viewing(actor=charlie, sample=shelved, starts_at=half_past() + timedelta(minutes=minutes))


def test_the_board_shows_what_is_of_today(olga: Actor, charlie: Actor, signed_in: SignedIn) -> None:
    for title, begin, end in (("Past", -9, -1), ("Now", -1, 9), ("To come", 2, 9)):
        facts = {
            "kind": "event",
            "title": title,
            "text": "x",
            "title_zh_hans": f"{title}中",
            "shown_from": TODAY + timedelta(days=begin),
            "shown_until": TODAY + timedelta(days=end),
        }
        notice = board.add(actor=olga, facts=facts)
        notice.visibility = "published"
        notice.save()
    assert [one.title for one in queries.board(NOBODY, TODAY)] == ["Now"]
    assert [one.title for one in queries.board(NOBODY, TODAY, past=True)] == ["Past"]
    assert [one.title for one in queries.board(olga, TODAY)] == ["To come", "Now"]
    with pytest.raises(NotFound):
        queries.notice(charlie, BoardNotice.objects.get(title="To come").pk, TODAY)
    with pytest.raises(NotFound):
        board.add(actor=charlie, facts=facts)


def test_the_pages_take_a_notice_and_a_sample_all_the_way(
    olga: Actor, alice: Actor, charlie: Actor, signed_in: SignedIn
) -> None:
    centre, hers = signed_in(olga), signed_in(alice)
    sent = {"kind": "market", "title": "Closed", "text": "Stocktaking", "shown_from": "2026-11-01"}
    assert centre.post("/exchange/centre/notices/add", {**sent, "shown_until": "2026-10-01"}).status_code == 422
    page = centre.post("/exchange/centre/notices/add", sent)["Location"]
    centre.post(f"{page}/visibility", {"visibility": "published"})
    assert "Stocktaking" in Client().get(page).content.decode()
    at = hers.post("/exchange/centre/samples/lend", {"title": "黄芪"})["Location"]
    assert centre.post(f"{at}/step", {"step": "shelve", "shelf": ""}).status_code == 422
    assert centre.post(f"{at}/step", {"step": "shelve", "shelf": "A"}).status_code == 302
    sent = {"step": "lend", "to": "Nobody & Co", "due_on": "2099-01-01"}
    assert centre.post(f"{at}/step", sent).status_code == 422
    assert centre.post(f"{at}/step", {**sent, "to": "Buyers of Rotterdam"}).status_code == 302
    assert signed_in(charlie).post(f"{at}/viewings", {"starts_at": "2099-01-01T09:30"}).status_code == 422


class Shelf(RuleBasedStateMachine):
    """One sample, stepped by the centre, its lender and somebody else."""

    @initialize()
    def begin(self) -> None:
        self.actors = {who: somebody(who, kind) for who, kind in (("centre", "operator"), ("lender", "supplier"))}
        self.actors["other"] = somebody("other")
        self.sample = room.lend(actor=self.actors["lender"], title="黄芪")

    @rule(who=st.sampled_from(["centre", "lender", "other"]), name=st.sampled_from(STEPS))
    def step(self, who: str, name: str) -> None:
        actor, sample = self.actors[who], Sample.objects.get(pk=self.sample.pk)
        is_open = name in sample_steps(actor, sample)
        to = self.actors["other"].organisation
        try:
            after = room.take_step(
                actor=actor, sample=sample, name=name, shelf=str(sample.pk)[:8], to=to, due_on=TODAY, today=TODAY
            )
        except (Conflict, NotAllowed):
            assert not is_open
        else:
            whose, leads = SAMPLE[sample.state, name]  # type: ignore[index]
            assert (is_open, after.state) == (True, leads)
            assert who == whose or (who == "centre") == (whose == CENTRE)

    @invariant()
    def it_is_in_one_place(self) -> None:
        if hasattr(self, "sample"):
            sample = Sample.objects.get(pk=self.sample.pk)
            assert (sample.state in ("shown", "out")) == (sample.visibility == "published") == bool(sample.shelf)
            assert sample.loans.filter(back_on=None).count() == (sample.state == "out")


def test_any_way_through_the_room_keeps_its_promises() -> None:
    checked = settings(
        max_examples=10, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(Shelf, settings=checked)
