"""Whatever is done in whatever order: the public sees a record exactly while no standing decision holds it back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from daodi.hub.core.access import holding
from daodi.hub.core.access.actions import set_visibility
from daodi.hub.core.access.actor import NOBODY, Actor
from daodi.hub.core.access.errors import Conflict, NotAllowed, NotFound
from daodi.hub.core.access.queries import visible
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.documents.models import Document
from daodi.hub.core.organisations.models import Membership, Organisation, User
from daodi.hub.exchange.removal import reporting
from daodi.hub.exchange.removal.deciding import TEXTS, take_step
from daodi.hub.exchange.removal.models import Case, State
from daodi.hub.exchange.removal.policy import NAMES, STEPS, side_of, steps_open
from daodi.hub.exchange.removal.tests.conftest import page, published

GONE = {State.RESTRICTED, State.REMOVED, State.COUNTERED, State.UPHELD}
WHO = ("publisher", "reporter", "operator", "stranger")


class Desk(RuleBasedStateMachine):
    """Two reports about one record, stepped by everybody."""

    @initialize()
    def begin(self) -> None:
        kinds = {"publisher": "grower", "reporter": "buyer", "operator": "operator", "stranger": "buyer"}
        self.actors = {who: _somebody(kind) for who, kind in kinds.items()}
        self.wanted = True
        self.file = published(self.actors["publisher"])
        self.cases = [
            reporting.report(actor=self.actors["reporter"], page=page(self.file), reason=reason, words="Look")[0]
            for reason in ("safety", "fraud")
        ]

    @rule(who=st.sampled_from(WHO), at=st.integers(0, 1), name=st.sampled_from(sorted(NAMES)))
    def step(self, who: str, at: int, name: str) -> None:
        """A step is taken exactly where the table has it for that side, and leads where the table says."""
        actor, case = self.actors[who], Case.objects.get(pk=self.cases[at].pk)
        side, before = side_of(actor, case), State(case.state)
        is_open = name in steps_open(case, side, timezone.localdate())
        try:
            after = take_step(actor=actor, case=case, name=name, text="Because." if name in TEXTS else "")
        except (Conflict, NotAllowed, NotFound):
            assert not is_open
        else:
            assert is_open
            assert (side, after.state) == STEPS[before, name]

    @rule(at=st.integers(0, 1))
    def time_passes(self, at: int) -> None:
        Case.objects.filter(pk=self.cases[at].pk, answer_by__isnull=False).update(
            answer_by=timezone.localdate() - timedelta(days=1)
        )

    @rule(wanted=st.booleans())
    def owner(self, wanted: bool) -> None:
        """Its owner shows it or takes it back, as far as that is open."""
        file = Document.objects.get(pk=self.file.pk)
        is_held = holding.standing(file).exists()
        try:
            set_visibility(
                actor=self.actors["publisher"], subject=file, visibility="published" if wanted else "private"
            )
        except Conflict:
            assert is_held
            assert wanted
        else:
            self.wanted = wanted

    @invariant()
    def the_public_sees_what_is_not_held(self) -> None:
        if not hasattr(self, "cases"):
            return
        known = list(Case.objects.filter(pk__in=[one.pk for one in self.cases]).select_related("hold"))
        holds = [one.hold is not None and one.hold.lifted_at is None for one in known]
        for case, is_held in zip(known, holds, strict=True):
            assert is_held == (case.state in GONE) or (is_held and not case.decision)
            assert (case.decision == "") == (case.decided_at is None)
        assert holding.standing(self.file).count() == sum(holds)
        shown = visible(Document.objects.filter(pk=self.file.pk), NOBODY).exists()
        assert shown == (self.wanted and not any(holds))


def _somebody(kind: str) -> Actor:
    place = Organisation.objects.create(name=kind, kind=kind, jurisdiction="CN", standing="approved")
    user = User.objects.create_user(f"{place.pk}@example.org", "x", name=kind)
    Membership.objects.create(user=user, organisation=place, role="admin")
    return by_user(user)


@pytest.mark.django_db
def test_any_way_through_the_reports_keeps_their_promises() -> None:
    checked = settings(
        max_examples=15, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(Desk, settings=checked)
