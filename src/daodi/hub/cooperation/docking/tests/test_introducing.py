"""Both sides accept before either sees who the other is; then they meet, and it ends in one way."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from daodi.hub.cooperation.docking import entering, introducing, queries
from daodi.hub.cooperation.docking.models import Entry, Match, MatchState, Side
from daodi.hub.cooperation.docking.policy import KNOWN, MATCH
from daodi.hub.cooperation.docking.tests.conftest import NEED, OFFER, TODAY, published
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.core.access.models import Grant
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Membership, Organisation, User

ROOT = "/cooperation/docking"


def answers(browser: Client, need: Entry, offer: Entry) -> str:
    """Everything that one reader is told about the two, in pages, search and API."""
    paths = [
        ROOT,
        f"{ROOT}/matches",
        f"{ROOT}/{need.pk}",
        f"{ROOT}/{offer.pk}",
        "/search?q=drying",
        "/notices",
        "/history",
        "/api/docking/entries",
        f"/api/docking/entries/{need.pk}",
        f"/api/docking/entries/{offer.pk}",
        f"/api/docking/entries/{need.pk}/fitting",
        "/api/docking/matches",
        "/api/notices",
    ]
    found = [browser.get(path) for path in paths]
    assert {one.status_code for one in found} <= {200, 302, 401}
    said = [one.content.decode() for one in found]
    refused = browser.post(f"{ROOT}/{offer.pk}/step", {"step": "close"}).content.decode()
    return "\n".join((*said, refused))


def test_names_are_nowhere_before_both_accepted(
    alice: Actor, charlie: Actor, need: Entry, offer: Entry, signed_in: Callable[[Actor], Client]
) -> None:
    hers, his = signed_in(alice), signed_in(charlie)
    told = ["Buyers of Rotterdam", str(charlie.organisation.pk)], ["Growers of Longxi", str(alice.organisation.pk)]
    for name in (*told[0], *told[1]):
        assert name not in answers(Client(), need, offer)
    match = introducing.propose(actor=alice, own=need, other=offer, today=TODAY)
    for browser, names in ((hers, told[0]), (his, told[1])):
        said = answers(browser, need, offer)
        assert "Heat pump drying" in said
        assert [name for name in names if name in said] == []
    introducing.take_step(actor=charlie, match=match, name="accept")
    assert "Buyers of Rotterdam" in hers.get(f"{ROOT}/{offer.pk}").content.decode()
    assert "Growers of Longxi" in his.get(f"{ROOT}/matches").content.decode()
    assert "Growers of Longxi" not in Client().get(f"{ROOT}/{need.pk}").content.decode()


def test_once_introduced_each_is_told_and_sees_the_entry_even_when_it_goes_private(
    alice: Actor, charlie: Actor, need: Entry, offer: Entry, match: Match
) -> None:
    introducing.take_step(actor=charlie, match=match, name="accept")
    assert Grant.objects.filter(object_id__in=(need.pk, offer.pk), withdrawn_at=None).count() == 2
    for actor in (alice, charlie):
        assert any("you see who the other is" in one.text for one in actor.user.notices.all())
    entering.show(actor=charlie, entry=offer, visibility="private")
    assert queries.entry(alice, offer.pk).knows  # type: ignore[attr-defined]


def test_private_entries_see_what_fits_and_are_proposed_to_nobody(alice: Actor, charlie: Actor, offer: Entry) -> None:
    need = entering.add(actor=alice, facts=NEED)
    assert [one.pk for _pair, one in queries.fitting(alice, need, TODAY)] == [offer.pk]
    assert queries.fitting(charlie, offer, TODAY) == []
    with pytest.raises(Conflict, match="Publish it first"):
        introducing.propose(actor=alice, own=need, other=offer, today=TODAY)
    with pytest.raises(NotFound):
        queries.entry(charlie, need.pk)


def test_an_entry_that_names_its_owner_is_not_published(alice: Actor) -> None:
    need = entering.add(actor=alice, facts=NEED | {"text": "We, the GROWERS of Longxi, dry roots."})
    with pytest.raises(Invalid, match="names your organisation"):
        entering.show(actor=alice, entry=need, visibility="published")


def test_a_match_gone_private_is_no_longer_shown(alice: Actor, charlie: Actor, need: Entry, match: Match) -> None:
    entering.show(actor=alice, entry=need, visibility="private")
    with pytest.raises(NotFound):
        queries.match(charlie, match.pk)


def test_two_meet_and_agree_on_an_amount(
    alice: Actor, charlie: Actor, match: Match, signed_in: Callable[[Actor], Client]
) -> None:
    his, at = signed_in(charlie), f"{ROOT}/matches/{match.pk}"
    assert his.post(f"{at}/step", {"step": "accept"}).status_code == 302
    assert his.post(f"{at}/meetings", {"held_on": "2026-11-20", "note": "Samples were shown."}).status_code == 302
    assert his.post(f"{at}/meetings", {"held_on": "soon", "note": ""}).status_code == 422
    assert his.post(f"{at}/outcome", {"step": "agree", "outcome": "Licence", "amount": "5"}).status_code == 422
    ended = {"step": "agree", "outcome": "Licence", "amount": "500000", "currency": "cny"}
    assert his.post(f"{at}/outcome", ended).status_code == 302
    match.refresh_from_db()
    assert (match.state, match.amount, match.currency) == ("agreed", Decimal(500000), "CNY")
    with pytest.raises(Conflict):
        introducing.end(actor=alice, match=match, name="part", outcome="No")
    page = signed_in(alice).get(f"{ROOT}/matches").content.decode()
    assert "Samples were shown." in page
    assert "500,000 CNY" in page


class Meeting(RuleBasedStateMachine):
    """One match, stepped by both sides and by somebody else, in any order."""

    @initialize()
    def begin(self) -> None:
        self.actors = [_somebody() for _one in range(3)]
        need, offer = published(self.actors[0], NEED), published(self.actors[1], OFFER)
        self.match = introducing.propose(actor=self.actors[0], own=need, other=offer, today=TODAY)
        self.accepted = {Side.NEED}

    @rule(who=st.integers(0, 2), name=st.sampled_from(["accept", "decline", "meet", "agree", "part"]))
    def step(self, who: int, name: str) -> None:
        actor = self.actors[who]
        side = (Side.NEED, Side.OFFER, None)[who]
        before = MatchState(Match.objects.get(pk=self.match.pk).state)
        expected = MATCH.get((before, name, side)) if side else None
        try:
            self.take(actor, name)
        except (Conflict, NotFound):
            assert expected is None
        else:
            assert Match.objects.get(pk=self.match.pk).state == expected
            self.accepted |= {side} if name == "accept" and side else set()

    def take(self, actor: Actor, name: str) -> None:
        match = queries.match(actor, self.match.pk)
        if name == "meet":
            introducing.meet(actor=actor, match=match, held_on=TODAY, note="We met.")
        elif name in ("agree", "part"):
            introducing.end(actor=actor, match=match, name=name, outcome="So be it.")
        else:
            introducing.take_step(actor=actor, match=match, name=name)

    @invariant()
    def names_are_known_only_when_both_accepted(self) -> None:
        if not hasattr(self, "match"):
            return
        match = Match.objects.get(pk=self.match.pk)
        known = queries.entry(self.actors[0], match.offer_id).knows  # type: ignore[attr-defined]
        assert known == (match.state in KNOWN) == (self.accepted == {Side.NEED, Side.OFFER})
        assert not queries.entry(self.actors[2], match.offer_id).knows  # type: ignore[attr-defined]
        assert (match.talks.exists(), known) != (True, False)


def _somebody() -> Actor:
    count = Organisation.objects.count()
    party = Organisation.objects.create(name=f"Party {count}", kind="buyer", jurisdiction="NL", standing="approved")
    user = User.objects.create_user(f"somebody{count}@example.org", "x", name="Somebody")
    Membership.objects.create(user=user, organisation=party, role="member")
    return by_user(user)


@pytest.mark.django_db
def test_any_way_through_a_match_keeps_its_promises() -> None:
    checked = settings(
        max_examples=15, stateful_step_count=8, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(Meeting, settings=checked)
