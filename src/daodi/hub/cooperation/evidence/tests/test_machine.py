"""Whatever is done in whatever order: a quote is what stands there, and only what a person confirmed counts."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from daodi.hub.cooperation.evidence import deciding, facts, linking, queries, sources
from daodi.hub.cooperation.evidence.models import Fact, State
from daodi.hub.cooperation.evidence.policy import leads
from daodi.hub.cooperation.evidence.tests.conftest import TEXT, read_in
from daodi.hub.cooperation.programmes.models import Reading, Target
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Membership, Organisation, User

TEXTS = (TEXT, TEXT.replace("41 projects", "43 projects"), f"News.\n{TEXT}", TEXT[:60])
PLACE = st.integers(0, 3)


class Desk(RuleBasedStateMachine):
    """Four facts of one source, stepped by one person."""

    @initialize()
    def begin(self) -> None:
        self.alice = _alice()
        self.source = sources.add_text(actor=self.alice, text=TEXT)
        made = facts.propose(actor=self.alice, source=self.source, found=read_in(TEXT))
        self.keys = [one.pk for one in made]

    def one(self, at: int) -> Fact:
        return queries.fact(self.alice, self.keys[at])

    def step(self, at: int, name: str, **said: Any) -> None:
        """Takes a step: it is refused where the table has none, and leads where the table says."""
        fact = self.one(at)
        does = {"anchor": deciding.anchor_again}.get(name) or getattr(deciding, name)
        expected = leads(fact.state, name)
        try:
            after = does(actor=self.alice, fact=fact, **said)
        except Conflict:
            assert expected is None or (name == "dispute" and leads(said["against"].state, name) is None)
        except Invalid:
            assert name in ("merge", "dispute", "anchor", "correct")
        else:
            stale = name == "reopen" and fact.version_id != fact.source.current_id
            assert after.state == (State.STALE if stale else expected)

    @rule(at=PLACE, name=st.sampled_from(["confirm", "reject", "reopen"]))
    def decide(self, at: int, name: str) -> None:
        self.step(at, name)

    @rule(at=PLACE, quote=st.sampled_from(["1200 nurses", "41 projects", "nowhere", "5200"]))
    def correct(self, at: int, quote: str) -> None:
        self.step(at, "correct", facts={"what": quote}, quote=quote)

    @rule(at=PLACE, other=PLACE)
    def merge(self, at: int, other: int) -> None:
        self.step(at, "merge", into=self.one(other))

    @rule(at=PLACE, other=PLACE)
    def dispute(self, at: int, other: int) -> None:
        self.step(at, "dispute", against=self.one(other))

    @rule(at=PLACE)
    def anchor(self, at: int) -> None:
        self.step(at, "anchor", quote=self.one(at).quote)

    @rule(at=PLACE)
    def link(self, at: int) -> None:
        fact = self.one(at)
        try:
            linking.link(actor=self.alice, fact=fact)
        except Conflict:
            counts = any(one.state == State.CONFIRMED for one in linking.figures(fact))
            assert fact.state != State.CONFIRMED or counts

    @rule(text=st.sampled_from(TEXTS))
    def revise(self, text: str) -> None:
        source = queries.source(self.alice, self.source.pk)
        try:
            sources.revise(actor=self.alice, source=source, text=text)
        except Conflict:
            assert source.current.text == text

    @invariant()
    def quotes_stand_and_only_the_confirmed_count(self) -> None:
        if not hasattr(self, "keys"):
            return
        known = list(Fact.objects.filter(pk__in=self.keys).select_related("version", "source", "into"))
        for one in known:
            assert one.version.text[one.start : one.end] == one.quote != ""
            current = one.version_id == one.source.current_id
            assert current or one.state in (State.STALE, State.REJECTED, State.SUPERSEDED)
            assert (one.decided_by is not None) == (one.state not in (State.PROPOSED, State.STALE))
            assert one.into is None or one.into.state != State.SUPERSEDED or one.into_id != one.pk
        confirmed = {one.pk for one in known if one.state == State.CONFIRMED}
        for kind in (Reading, Target):
            counted = kind.objects.filter(state=State.CONFIRMED, fact__in=self.keys)
            assert set(counted.values_list("fact", flat=True)) <= confirmed


def _alice() -> Actor:
    name = f"Growers {Organisation.objects.count()}"
    growers = Organisation.objects.create(name=name, kind="grower", jurisdiction="CN", standing="approved")
    user = User.objects.create_user(f"alice{growers.pk}@example.org", "x", name="Alice")
    Membership.objects.create(user=user, organisation=growers, role="admin")
    return by_user(user)


@pytest.mark.django_db
def test_any_way_through_the_desk_keeps_its_promises() -> None:
    checked = settings(
        max_examples=12, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(Desk, settings=checked)
