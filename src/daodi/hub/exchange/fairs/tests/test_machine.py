"""Whatever is done in whatever order: nobody is in two places, and nobody meets who did not want to."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound
from daodi.hub.core.jobs.models import Notice
from daodi.hub.exchange.fairs import joining, meeting, queries
from daodi.hub.exchange.fairs.models import Interest, Meeting, Participant, Seat
from daodi.hub.exchange.fairs.policy import MEETING, TAKING_PART, steps_open
from daodi.hub.exchange.fairs.tests.conftest import exhibitor, held, somebody, visitor

WHO = st.integers(0, 3)
STEPS = sorted({name for _state, name in TAKING_PART})
MEETS = sorted({name for _state, name in MEETING})


class Hall(RuleBasedStateMachine):
    """A fair of four participants; the first is an exhibitor, the organiser is another."""

    @initialize()
    def begin(self) -> None:
        self.organiser = somebody("Organiser", "operator")
        self.actors = [somebody(f"Member {at}") for at in range(4)]
        self.fair = held(self.organiser)
        first = exhibitor(self.organiser, self.actors[0], self.fair)
        self.keys = [first.pk, *(visitor(one, self.fair).pk for one in self.actors[1:])]
        self.times = [begin for begin, _end in queries.times(self.fair)]

    def part(self, at: int) -> Participant:
        return Participant.objects.select_related("fair", "person", "organisation").get(pk=self.keys[at])

    @rule(by=WHO, of=WHO, want=st.booleans())
    def wish(self, by: int, of: int, want: bool) -> None:
        told = Notice.objects.count()
        act = meeting.mark if want else meeting.unmark
        try:
            act(actor=self.actors[by], own=self.part(by), other=self.part(of))
        except (NotFound, Conflict):
            return
        if not queries.is_mutual(self.part(by), self.part(of)):
            assert Notice.objects.count() == told

    @rule(by=WHO, of=WHO, at=st.integers(0, 3))
    def book(self, by: int, of: int, at: int) -> None:
        wanted = by != of and queries.is_mutual(self.part(by), self.part(of))
        try:
            meeting.book(actor=self.actors[by], own=self.part(by), other=self.part(of), starts_at=self.times[at])
        except (NotFound, Conflict):
            return
        assert wanted

    @rule(by=WHO, name=st.sampled_from(MEETS), at=st.integers(0, 3))
    def step_meeting(self, by: int, name: str, at: int) -> None:
        for one in queries.meetings(self.actors[by])[:1]:
            before = one.state
            try:
                after = meeting.take_step(actor=self.actors[by], meeting=one, name=name, starts_at=self.times[at])
            except (Conflict, Invalid):
                continue
            assert MEETING[before, name] == after.state  # type: ignore[index]

    @rule()
    def settle(self) -> None:
        meeting.settle(actor=self.organiser, fair=self.fair)

    @rule(at=WHO, name=st.sampled_from(STEPS), organises=st.booleans())
    def step(self, at: int, name: str, organises: bool) -> None:
        actor, part = (self.organiser if organises else self.actors[at]), self.part(at)
        is_open = name in steps_open(actor, part)
        try:
            joining.take_step(actor=actor, part=part, name=name, stand=f"S{at}")
        except (Conflict, NotAllowed):
            assert not is_open
        else:
            assert is_open

    @invariant()
    def everybody_is_in_one_place_with_whom_they_wanted(self) -> None:
        if not hasattr(self, "keys"):
            return
        seats = list(Seat.objects.filter(meeting__fair=self.fair).values_list("person", "starts_at", "meeting"))
        assert len({seat[:2] for seat in seats}) == len(seats)
        for one in Meeting.objects.filter(fair=self.fair).select_related("a", "b"):
            booked = one.state == "booked"
            assert one.seats.count() == 2 * booked
            if booked:
                assert {one.a.state, one.b.state} == {"accepted"}
                assert Interest.objects.filter(by__in=(one.a, one.b), of__in=(one.a, one.b)).count() == 2


@pytest.mark.django_db
def test_any_way_through_a_fair_keeps_its_promises() -> None:
    checked = settings(
        max_examples=12, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(Hall, settings=checked)
