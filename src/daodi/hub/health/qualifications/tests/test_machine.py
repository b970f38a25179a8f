"""Whatever the applicant and the desk do in whatever order: the table alone leads, and an end is an end."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotAllowed, NotFound
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Membership, Organisation, User
from daodi.hub.health.qualifications import applying, queries
from daodi.hub.health.qualifications.models import Case
from daodi.hub.health.qualifications.steps import APPLICANT, CASE, DESK
from daodi.hub.health.qualifications.tests.conftest import PHYSICIAN

DAY = date(2026, 11, 22)
ENDS = frozenset({"decided", "withdrawn"})
WHO = st.sampled_from([APPLICANT, DESK, "other"])
STEP = st.sampled_from(sorted({one.step for one in CASE}))
FACTS: dict[str, Any] = {"clause": "c", "reasons": "r", "measure": "a test"}


class Course(RuleBasedStateMachine):
    """One case, its applicant, its desk, and a third who is neither."""

    @initialize()
    def begin(self) -> None:
        kinds = {APPLICANT: "hospital", DESK: "regulator", "other": "regulator"}
        self.people = {who: _somebody(kind) for who, kind in kinds.items()}
        desk = self.people[DESK].organisation
        assert desk is not None
        self.key = applying.draft(actor=self.people[APPLICANT], desk=desk, facts=PHYSICIAN).pk
        self.ended = False

    @rule(who=WHO, name=STEP)
    def step(self, who: str, name: str) -> None:
        before = Case.objects.get(pk=self.key)
        leads = [one.next for one in CASE if (one.state, one.step, one.who) == (before.state, name, who)]
        try:
            self._take(self.people[who], before, name)
        except (Conflict, NotAllowed, NotFound):
            assert not leads
        else:
            assert [Case.objects.get(pk=self.key).state] == leads

    def _take(self, actor: Actor, case: Case, name: str) -> None:
        if name in applying.PLAIN:
            applying.take_step(actor=actor, case=case, name=name, today=DAY)
        elif name in ("ask", "answer"):
            applying.say(actor=actor, case=case, text="Said", today=DAY, step=name)
        else:
            outcome = "compensation" if name == "impose" else "recognised"
            applying.decide(actor=actor, case=case, facts={**FACTS, "outcome": outcome}, today=DAY)

    @invariant()
    def an_end_is_an_end_and_only_the_two_see_it(self) -> None:
        if not hasattr(self, "key"):
            return
        one = Case.objects.get(pk=self.key)
        assert not self.ended or one.state in ENDS
        self.ended = one.state in ENDS
        assert (one.decided_on is not None) == self.ended
        assert one.decisions.exists() == (one.state in ("decided", "measures")) or one.state == "withdrawn"
        seen = {who for who, actor in self.people.items() if queries.cases(actor).filter(pk=self.key).exists()}
        assert seen == ({APPLICANT} if one.state == "draft" else {APPLICANT, DESK})


def _somebody(kind: str) -> Actor:
    number = Organisation.objects.count()
    party = Organisation.objects.create(name=f"Party {number}", kind=kind, jurisdiction="CN", standing="approved")
    user = User.objects.create_user(f"somebody{party.pk}@example.org", "x", name=f"Somebody {number}")
    Membership.objects.create(user=user, organisation=party, role="admin")
    return by_user(user)


@pytest.mark.django_db
def test_any_way_through_a_case_keeps_its_promises() -> None:
    checked = settings(
        max_examples=12, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(Course, settings=checked)
