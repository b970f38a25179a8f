"""Whatever members do with invitations and alerts, in any order: the two tables hold, and the chain is whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound
from daodi.hub.core.audit.queries import broken
from daodi.hub.health.surveillance import acting, networking, queries
from daodi.hub.health.surveillance.models import Alert, AlertState, Network, NetworkMember, State
from daodi.hub.health.surveillance.policy import ALERT, MEMBER, MEMBERSHIP, ORGANISER
from daodi.hub.health.surveillance.tests.conftest import counted, office

WHO = st.sampled_from(["owner", "near", "far", "stranger"])
STEPS = st.sampled_from(sorted({step for _state, step in MEMBERSHIP}))
ACTS = st.sampled_from(sorted({step for _state, step in ALERT}))


class Watching(RuleBasedStateMachine):
    """One network, one alert; an office of the same jurisdiction, one of another, and one that takes no part."""

    @initialize()
    def begin(self) -> None:
        self.before = transaction.savepoint()
        places = {"owner": "CN", "near": "CN", "far": "LA", "stranger": "LA"}
        self.actors = {who: office(who, place) for who, place in places.items()}
        self.network = networking.add(actor=self.actors["owner"], facts={"title": "Watch"})
        for who in ("near", "far"):
            party = self.actors[who].organisation
            assert party is not None
            networking.invite(actor=self.actors["owner"], network=self.network, to=party)
        tally = counted(self.actors["owner"], {"A": [5, 6, 7, 6, 5, 7, 6, 5, 6, 40]})
        networking.publish(actor=self.actors["owner"], tally=tally, network=self.network)
        self.alert = Alert.objects.get()

    @rule(who=WHO, whose=WHO, name=STEPS)
    def member_steps(self, who: str, whose: str, name: str) -> None:
        member = NetworkMember.objects.filter(organisation=self.actors[whose].organisation).first()
        if member is None:
            return
        by, after = MEMBERSHIP.get((member.state, name), ("", member.state))
        is_it = who == "owner" if by == ORGANISER else who == whose
        allowed = bool(by) and is_it and whose != "owner"
        self.tries(lambda: networking.step(actor=self.actors[who], member=member, name=name), allowed)
        member.refresh_from_db()
        assert member.state == after if allowed else True

    @rule(who=WHO, name=ACTS, verdict=st.sampled_from(["", "event", "no-event"]))
    def acts(self, who: str, name: str, verdict: str) -> None:
        self.alert.refresh_from_db()
        by, after = ALERT.get((self.alert.state, name), ("", self.alert.state))
        allowed = (
            bool(by) and self.reads(who) and (by == MEMBER or who == "owner") and (name != "assess" or bool(verdict))
        )
        actor = self.actors[who]
        self.tries(
            lambda: acting.take_step(actor=actor, alert=self.alert, name=name, words="Said.", verdict=verdict), allowed
        )
        self.alert.refresh_from_db()
        assert self.alert.state == after if allowed else True

    @invariant()
    def readers_are_the_owner_and_the_members(self) -> None:
        if not hasattr(self, "alert"):
            return
        for who, actor in self.actors.items():
            assert queries.alerts(actor).filter(pk=self.alert.pk).exists() == self.reads(who)
        assert self.alert.state in AlertState.values

    def reads(self, who: str) -> bool:
        if who == "owner":
            return True
        place = self.actors[who].organisation
        return NetworkMember.objects.filter(organisation=place, state=State.ACCEPTED).exists()

    def tries(self, does: Callable[[], Any], allowed: bool) -> None:
        before = self.states()
        try:
            with transaction.atomic():
                does()
        except (Conflict, Invalid, NotAllowed, NotFound):
            assert not allowed
            assert self.states() == before
        else:
            assert allowed

    def states(self) -> list[object]:
        members = NetworkMember.objects.order_by("pk").values_list("pk", "state")
        return [*members, *Alert.objects.values_list("pk", "state")]

    def teardown(self) -> None:
        if hasattr(self, "alert"):
            assert broken() == []
            assert Network.objects.count() == 1
            transaction.savepoint_rollback(self.before)


@pytest.mark.django_db
def test_the_tables_hold_in_any_order() -> None:
    run_state_machine_as_test(
        Watching,
        settings=settings(
            max_examples=6, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
