"""Whatever steps are tried, a signal goes only where the table leads, and each step keeps its words."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from daodi.hub.core.access.actions import share
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed
from daodi.hub.health.safety import assessing
from daodi.hub.health.safety.models import Signal, State
from daodi.hub.health.safety.policy import INVITED, OWNER, STEPS, steps_open

pytestmark = pytest.mark.django_db
NAMES = sorted({one.step for one in STEPS})
TRIES = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from((OWNER, INVITED))), max_size=12)
LEADS = {(one.state, one.step, one.who): one.next for one in STEPS}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tries=TRIES)
def test_a_signal_goes_only_where_the_table_leads(
    alice: Actor, charlie: Actor, signal: Signal, tries: list[tuple[str, str]]
) -> None:
    signal.assessments.all().delete()
    Signal.objects.filter(pk=signal.pk).update(state=State.NEW)
    signal.refresh_from_db()
    share(actor=alice, subject=signal, to=charlie.organisation)
    taken = 0
    for name, who in tries:
        actor = alice if who == OWNER else charlie
        before, wanted = signal.state, LEADS.get((signal.state, name, who))
        assert (name in steps_open(actor, signal)) == (wanted is not None)
        try:
            signal = assessing.take_step(actor=actor, signal=signal, name=name, text="Because")
            taken += 1
        except (Conflict, NotAllowed):
            wanted = before if wanted is None else "it should have been taken"
            signal.refresh_from_db()
        assert signal.state == wanted
    assert signal.assessments.count() == taken


def test_who_was_not_asked_says_nothing(alice: Actor, charlie: Actor, signal: Signal) -> None:
    assessing.take_step(actor=alice, signal=signal, name="review", text="Ten reports")
    assessing.publish(actor=alice, signal=signal)
    with pytest.raises(NotAllowed):
        assessing.take_step(actor=charlie, signal=signal, name="note", text="An advertisement")


def test_a_step_without_words_is_refused(alice: Actor, signal: Signal) -> None:
    with pytest.raises(Invalid):
        assessing.take_step(actor=alice, signal=signal, name="review", text="  ")
    signal.refresh_from_db()
    assert signal.state == State.NEW
