"""What a campaign counted: each count with its source, each thing by itself, and its sum over time."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed
from daodi.hub.health.alliance import campaigning, kinds, queries, totals
from daodi.hub.health.alliance.models import Campaign, SessionState
from daodi.hub.health.alliance.picture import LINES, TOP, chart
from daodi.hub.health.alliance.tests.conftest import CAMPAIGN, SESSION, held, published

SOURCE = "Register of operations, 2026-05-31"


@pytest.fixture
def campaign(alice: Actor) -> Campaign:
    made: Campaign = published(alice, kinds.CAMPAIGN, CAMPAIGN)
    return made


def counted(actor: Actor, session: Any, many: int, what: str = "cataract-operations") -> Any:
    return campaigning.count(actor=actor, session=session, what=what, many=many, source=SOURCE)


def test_only_what_was_held_is_counted(alice: Actor, campaign: Campaign) -> None:
    planned = campaigning.plan(actor=alice, campaign=campaign, facts=SESSION)
    with pytest.raises(Conflict):
        counted(alice, planned, 12)


def test_what_begins_tomorrow_was_not_held(alice: Actor, campaign: Campaign) -> None:
    later = {**SESSION, "starts_on": date(2099, 1, 1)}
    session = campaigning.plan(actor=alice, campaign=campaign, facts=later)
    with pytest.raises(Invalid):
        campaigning.take_step(actor=alice, session=session, name="hold", today=timezone.localdate())


def test_a_count_needs_its_source(alice: Actor, campaign: Campaign) -> None:
    session = held(alice, campaign)
    with pytest.raises(Invalid) as refused:
        campaigning.count(actor=alice, session=session, what="deliveries", many=3, source=" ")
    assert "source" in refused.value.fields


def test_a_count_said_again_is_corrected_and_not_added(alice: Actor, campaign: Campaign) -> None:
    session = held(alice, campaign)
    for many in (12, 11):
        counted(alice, session, many)
    assert [one.total for one in totals.of(queries.outputs([campaign]))] == [11]


def test_things_are_never_added_to_each_other(alice: Actor, campaign: Campaign) -> None:
    first, second = held(alice, campaign), held(alice, campaign, starts_on=date(2026, 4, 1))
    for session, many in ((first, 12), (second, 30)):
        counted(alice, session, many)
        counted(alice, session, many * 10, "people-screened")
    found = totals.of(queries.outputs([campaign]))
    assert [(one.what, one.total) for one in found] == [("people-screened", 420), ("cataract-operations", 42)]
    assert [one.name for one in found[0].periods] == ["2026-02", "2026-03", "2026-04"]


def test_others_read_the_counts_and_change_none(charlie: Actor, alice: Actor, campaign: Campaign) -> None:
    session = held(alice, campaign)
    counted(alice, session, 12)
    assert queries.session(charlie, session.pk).outputs.get().count == 12
    with pytest.raises(NotAllowed):
        counted(charlie, session, 99)


def test_a_cancelled_session_may_be_planned_again(alice: Actor, campaign: Campaign) -> None:
    session = campaigning.plan(actor=alice, campaign=campaign, facts=SESSION)
    states = [
        campaigning.take_step(actor=alice, session=session, name=name).state for name in ("cancel", "plan", "hold")
    ]
    assert states == [SessionState.CANCELLED, SessionState.PLANNED, SessionState.HELD]
    with pytest.raises(Conflict):
        campaigning.take_step(actor=alice, session=session, name="cancel")


days = st.dates(date(1990, 1, 1), date(2035, 12, 31))
facts = st.lists(st.tuples(st.sampled_from(["deliveries", "operations"]), days, st.integers(0, 10**9)), max_size=20)


@given(facts)
def test_the_sum_at_the_end_is_the_sum_of_all_counts(told: list[tuple[str, date, int]]) -> None:
    found = {one.what: one for one in totals.series(told)}
    for what in {each for each, _day, _many in told}:
        assert found[what].total == sum(many for each, _day, many in told if each == what)
        assert sum(period.count for period in found[what].periods) == found[what].total
        assert len(found[what].periods) <= 46


@given(facts.filter(bool))
def test_no_picture_leaves_its_frame(told: list[tuple[str, date, int]]) -> None:
    for one in totals.series(told):
        drawn = chart(one)
        assert all(TOP <= bar.line_y <= drawn.base and bar.height >= 0 for bar in drawn.bars)
        assert len(drawn.ticks) == LINES + 1
