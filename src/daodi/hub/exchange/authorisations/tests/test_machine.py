"""Whatever the applicant and the regulator do in whatever order: the table alone leads, and an end is an end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotAllowed, NotFound
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Membership, Organisation, User
from daodi.hub.exchange.authorisations import applying, producing, queries
from daodi.hub.exchange.authorisations.models import Application
from daodi.hub.exchange.authorisations.policy import APPLICANT, REGULATOR, STEPS

ENDS = frozenset({"granted", "refused", "withdrawn"})
WHO = st.sampled_from([APPLICANT, REGULATOR, "other"])
STEP = st.sampled_from(sorted({one.step for one in STEPS}))


class Course(RuleBasedStateMachine):
    """One application, its applicant, its regulator, and a third who is neither."""

    @initialize()
    def begin(self) -> None:
        self.day = date(2026, 1, 1)
        kinds = {APPLICANT: "manufacturer", REGULATOR: "regulator", "other": "regulator"}
        self.people = {who: _somebody(kind) for who, kind in kinds.items()}
        product = producing.add(actor=self.people[APPLICANT], facts={"kind": "formula", "name": "Pills"})
        regulator = self.people[REGULATOR].organisation
        assert regulator is not None
        made = applying.draft(
            actor=self.people[APPLICANT], product=product, regulator=regulator, facts={"title": "Pills"}
        )
        self.key, self.ended = made.pk, False

    @rule(who=WHO, name=STEP, days=st.integers(0, 20))
    def step(self, who: str, name: str, days: int) -> None:
        self.day += timedelta(days=days)
        before = Application.objects.get(pk=self.key)
        leads = [one.next for one in STEPS if (one.state, one.step, one.who) == (before.state, name, who)]
        try:
            after = applying.take_step(actor=self.people[who], application=before, name=name, today=self.day)
        except (Conflict, NotAllowed, NotFound):
            assert not leads
        else:
            assert [after.state] == leads

    @rule(who=WHO, kind=st.sampled_from(["question", "guidance", "note"]))
    def say(self, who: str, kind: str) -> None:
        one = Application.objects.get(pk=self.key)
        allowed = {"question": REGULATOR, "guidance": REGULATOR, "note": APPLICANT}[kind] == who
        try:
            applying.say(actor=self.people[who], application=one, kind=kind, text="Said")
        except (Conflict, NotAllowed, NotFound):
            assert not allowed or one.state in ("draft", *ENDS)
        else:
            assert allowed

    @invariant()
    def an_end_is_an_end_and_only_the_two_see_it(self) -> None:
        if not hasattr(self, "key"):
            return
        one = Application.objects.get(pk=self.key)
        assert not self.ended or one.state in ENDS
        self.ended = one.state in ENDS
        assert (one.decided_on is not None) == self.ended
        assert one.stops.filter(started_on=None).count() == (1 if one.state == "stopped" else 0)
        counted = applying.days_counted(one, self.day)
        assert counted is None or 0 <= counted <= (self.day - date(2026, 1, 1)).days
        seen = {who for who, actor in self.people.items() if queries.applications(actor).filter(pk=self.key).exists()}
        assert seen == ({APPLICANT} if one.state == "draft" else {APPLICANT, REGULATOR})


def _somebody(kind: str) -> Actor:
    number = Organisation.objects.count()
    party = Organisation.objects.create(name=f"Party {number}", kind=kind, jurisdiction="TW", standing="approved")
    user = User.objects.create_user(f"somebody{party.pk}@example.org", "x", name=f"Somebody {number}")
    Membership.objects.create(user=user, organisation=party, role="admin")
    return by_user(user)


@pytest.mark.django_db
def test_any_way_through_an_application_keeps_its_promises() -> None:
    checked = settings(
        max_examples=12, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(Course, settings=checked)
