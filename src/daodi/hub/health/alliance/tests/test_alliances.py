"""Who belongs to an alliance: only where both want it, by the steps of a table; nobody else learns of the rest."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound, Refusal
from daodi.hub.health.alliance import joining, kinds, queries
from daodi.hub.health.alliance.models import Alliance, Member, MemberState
from daodi.hub.health.alliance.policy import ENDED, HOSPITAL, HOST, MEMBERSHIP, member_steps
from daodi.hub.health.alliance.tests.conftest import ALLIANCE, add, published


@pytest.fixture
def alliance(alice: Actor) -> Alliance:
    """Alice hosts it."""
    made: Alliance = published(alice, kinds.ALLIANCE, ALLIANCE)
    return made


def test_an_invited_hospital_belongs_once_it_accepts(alice: Actor, charlie: Actor, alliance: Alliance) -> None:
    assert charlie.organisation is not None
    member = joining.invite(actor=alice, alliance=alliance, organisation=charlie.organisation)
    assert member.since is None
    with pytest.raises(NotAllowed):
        joining.take_step(actor=alice, member=member, name="accept")
    member = joining.take_step(actor=charlie, member=member, name="accept")
    assert (member.state, member.since is not None) == (MemberState.MEMBER, True)


def test_a_hospital_that_asks_belongs_once_it_is_admitted(alice: Actor, charlie: Actor, alliance: Alliance) -> None:
    member = joining.ask(actor=charlie, alliance=alliance)
    with pytest.raises(Conflict):
        joining.ask(actor=charlie, alliance=alliance)
    assert joining.take_step(actor=alice, member=member, name="admit").state == MemberState.MEMBER


def test_who_might_belong_is_known_to_the_two_alone(
    alice: Actor, charlie: Actor, olga: Actor, alliance: Alliance
) -> None:
    member = joining.ask(actor=charlie, alliance=alliance)
    assert [len(queries.members(one, alliance)) for one in (alice, charlie, olga)] == [1, 1, 0]
    with pytest.raises(NotFound):
        joining.take_step(actor=olga, member=member, name="admit")
    with pytest.raises(NotFound):
        queries.member(olga, member.pk)


def test_the_host_is_no_member_of_its_own(alice: Actor, alliance: Alliance) -> None:
    assert alice.organisation is not None
    with pytest.raises(Invalid):
        joining.invite(actor=alice, alliance=alliance, organisation=alice.organisation)
    with pytest.raises(Conflict):
        joining.ask(actor=alice, alliance=alliance)


def test_a_private_alliance_is_not_there_to_be_asked(charlie: Actor, alice: Actor) -> None:
    hidden = add(alice, kinds.ALLIANCE, ALLIANCE)
    with pytest.raises(NotFound):
        joining.ask(actor=charlie, alliance=hidden)


def test_any_order_of_steps_keeps_to_the_table(alice: Actor, charlie: Actor, alliance: Alliance) -> None:
    assert charlie.organisation is not None
    hospital = charlie.organisation
    Member.objects.filter(alliance=alliance).delete()

    class Belonging(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            Member.objects.filter(alliance=alliance).delete()
            self.expected: str | None = None

        @rule(who=st.sampled_from([HOST, HOSPITAL]), step=st.sampled_from(sorted({name for _s, name in MEMBERSHIP})))
        def takes(self, who: str, step: str) -> None:
            member = Member.objects.filter(alliance=alliance).first()
            if member is None:
                return
            allowed = MEMBERSHIP.get((MemberState(member.state), step))
            actor = alice if who == HOST else charlie
            open_now = member_steps(actor, member)
            try:
                joining.take_step(actor=actor, member=member, name=step)
            except Refusal:
                assert step not in open_now
                return
            assert step in open_now
            assert allowed is not None
            assert allowed[0] == who
            self.expected = allowed[1]

        @rule(by_host=st.booleans())
        def opens(self, by_host: bool) -> None:
            may = self.expected is None or self.expected in ENDED
            try:
                if by_host:
                    joining.invite(actor=alice, alliance=alliance, organisation=hospital)
                else:
                    joining.ask(actor=charlie, alliance=alliance)
            except Conflict:
                assert not may
                return
            assert may
            self.expected = MemberState.INVITED if by_host else MemberState.ASKED

        @invariant()
        def stands_as_expected(self) -> None:
            states = list(Member.objects.filter(alliance=alliance).values_list("state", flat=True))
            assert states == ([self.expected] if self.expected else [])

    run_state_machine_as_test(Belonging, settings=settings(max_examples=8, stateful_step_count=10))
