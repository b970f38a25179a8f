"""Whatever four members do, in any order: the table holds, and no amount is ever more than there is."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound
from daodi.hub.core.audit.queries import broken
from daodi.hub.health.emergencies import declaring, matching, needing, queries, reporting
from daodi.hub.health.emergencies.models import Emergency, Match, Resource
from daodi.hub.health.emergencies.policy import DECLARING, NEEDING, OFFERING, OWN, STEPS
from daodi.hub.health.emergencies.tests.conftest import NOW, declared, needed, offered, somebody

WHO = st.sampled_from(["office", "clinic", "clinic", "hospital", "hospital", "stranger"])
WHICH = st.integers(0, 5)
AMOUNTS = st.sampled_from([None, "0", "1", "7", "20", "41"])
MATCH_STEPS = sorted({name for kind, _at, name, _who in STEPS if kind == "match"})
ENDED: dict[type[Any], set[str]] = {
    Match: {"closed", "cancelled"},
    Resource: {"closed", "cancelled"},
    Emergency: {"closed"},
}


class Flood(RuleBasedStateMachine):
    """An emergency of an office: a clinic needs beds, a hospital offers some, a stranger reads nothing."""

    @initialize()
    def begin(self) -> None:
        self.before = transaction.savepoint()
        self.actors = {who: somebody(who) for who in ("office", "clinic", "hospital", "stranger")}
        two = (self.actors["clinic"], self.actors["hospital"])
        self.emergency = declared(self.actors["office"], *two)
        needed(two[0], self.emergency, amount=Decimal(40))
        offered(two[1], self.emergency, amount=Decimal(30))
        self.ended: dict[object, str] = {}

    def tries(self, who: str, does: Callable[[Actor], object], *, allowed: bool) -> None:
        """Does it; where the table does not allow it, nothing may have changed."""
        before = self.states()
        try:
            with transaction.atomic():
                does(self.actors[who])
        except (Conflict, Invalid, NotAllowed, NotFound):
            assert self.states() == before
        else:
            assert allowed, (who, before)

    def states(self) -> list[tuple[object, str]]:
        return [(one.pk, one.state) for kind in ENDED for one in kind._default_manager.order_by("pk")]

    @property
    def is_open(self) -> bool:
        return Emergency.objects.get().state == "open"

    def part(self, who: str, match: Match) -> list[str]:
        sides = {NEEDING: match.need, OFFERING: match.offer}
        held = [role for role, one in sides.items() if self.actors[who].is_of(one.organisation_id)]
        return [*held, DECLARING] if who == "office" else held

    @rule(who=WHO, side=st.sampled_from(["need", "offer"]), amount=st.integers(1, 30))
    def state_one(self, who: str, side: str, amount: int) -> None:
        facts = {"sort": "isolation", "amount": Decimal(amount), "place": "Here"}
        self.tries(
            who,
            lambda actor: needing.state(
                actor=actor, emergency=queries.emergency(actor, self.emergency.pk), side=side, facts=facts
            ),
            allowed=who != "stranger" and self.is_open,
        )

    @rule(who=WHO, first=WHICH, second=WHICH, amount=AMOUNTS)
    def propose(self, who: str, first: int, second: int, amount: str | None) -> None:
        needs, offers = (list(Resource.objects.filter(side=side)) for side in ("need", "offer"))
        need, offer = needs[first % len(needs)], offers[second % len(offers)]
        actor = self.actors[who]
        own = actor.is_of(need.organisation_id) or actor.is_of(offer.organisation_id)
        said = None if amount is None else Decimal(amount)
        self.tries(
            who,
            lambda actor: matching.propose(
                actor=actor,
                need=queries.resource(actor, need.pk),
                offer=queries.resource(actor, offer.pk),
                amount=said,
                now=NOW,
            ),
            allowed=self.is_open and need.state == offer.state == "open" and (own or who == "office"),
        )

    @rule(who=WHO, which=WHICH, name=st.sampled_from(MATCH_STEPS), amount=AMOUNTS)
    def step(self, who: str, which: int, name: str, amount: str | None) -> None:
        known = list(Match.objects.order_by("made_at", "pk"))
        if not known:
            return
        match = known[which % len(known)]
        said = None if amount is None else Decimal(amount)
        facts = {"reason": "So it is.", "sent": said, "arrived": said, "outcome": "Well."}
        self.tries(
            who,
            lambda actor: matching.take_step(
                actor=actor, match=queries.match(actor, match.pk), name=name, now=NOW, facts=facts
            ),
            allowed=any(("match", match.state, name, role) in STEPS for role in self.part(who, match)),
        )

    @rule(who=WHO, which=WHICH, name=st.sampled_from(["close", "cancel"]))
    def end_one(self, who: str, which: int, name: str) -> None:
        known = list(Resource.objects.order_by("made_at", "pk"))
        one = known[which % len(known)]
        self.tries(
            who,
            lambda actor: needing.end(actor=actor, resource=queries.resource(actor, one.pk), name=name),
            allowed=self.actors[who].is_of(one.organisation_id) and ("resource", one.state, name, OWN) in STEPS,
        )

    @rule(who=WHO, which=WHICH, amount=st.integers(1, 60))
    def correct_one(self, who: str, which: int, amount: int) -> None:
        known = list(Resource.objects.order_by("made_at", "pk"))
        one = known[which % len(known)]
        self.tries(
            who,
            lambda actor: needing.change(
                actor=actor, resource=queries.resource(actor, one.pk), facts={"amount": Decimal(amount)}
            ),
            allowed=self.actors[who].is_of(one.organisation_id) and one.state == "open",
        )

    @rule(who=WHO, name=st.sampled_from(["end", "resume", "close", "learn"]), likely=st.integers(0, 2))
    def course(self, who: str, name: str, likely: int) -> None:
        if name == "end" and likely:
            return
        state = Emergency.objects.get().state
        said = {"worked": "The radio.", "failed": "The road.", "change": "A boat."}

        def does(actor: Actor) -> object:
            emergency = queries.emergency(actor, self.emergency.pk)
            if name == "learn":
                return reporting.learn(actor=actor, emergency=emergency, **said)
            return declaring.take_step(actor=actor, emergency=emergency, name=name)

        anyone = name == "learn" and state != "open" and who != "stranger"
        self.tries(who, does, allowed=anyone or (who == "office" and ("emergency", state, name, OWN) in STEPS))

    @invariant()
    def nothing_is_more_than_there_is(self) -> None:
        if not hasattr(self, "emergency"):
            return
        for one in Resource.objects.all():
            matches = Match.objects.filter(**{one.side: one}).exclude(state="cancelled")
            assert one.held == sum(matching.amount_held(match, one.side) for match in matches)
            assert 0 <= one.held <= one.amount
        for match in Match.objects.all():
            assert match.sent is None or 0 < match.sent <= match.amount
            assert match.arrived is None or 0 <= match.arrived <= (match.sent or 0)

    @invariant()
    def what_has_ended_stays(self) -> None:
        if not hasattr(self, "emergency"):
            return
        for kind, ends in ENDED.items():
            for one in kind._default_manager.all():
                assert self.ended.get(one.pk, one.state) == one.state
                if one.state in ends:
                    self.ended[one.pk] = one.state
        if Emergency.objects.get().state == "closed":
            assert not Match.objects.exclude(state__in=ENDED[Match]).exists()
            assert not Resource.objects.filter(state="open").exists()

    @invariant()
    def both_sides_agreed_to_what_is_sent_and_a_stranger_sees_nothing(self) -> None:
        if not hasattr(self, "emergency"):
            return
        for match in Match.objects.exclude(state__in=("matched", "cancelled")):
            assert match.need_yes_at
            assert match.offer_yes_at
        stranger = self.actors["stranger"]
        assert not queries.emergencies(stranger).exists()
        assert not queries.resources(stranger).exists()
        assert not queries.matches(stranger).exists()

    def teardown(self) -> None:
        if hasattr(self, "emergency"):
            assert broken() == []
            transaction.savepoint_rollback(self.before)


@pytest.mark.django_db
def test_any_way_through_an_emergency_keeps_its_promises() -> None:
    checked = settings(
        max_examples=12, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(Flood, settings=checked)
