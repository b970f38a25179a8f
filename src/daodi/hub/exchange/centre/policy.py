"""Who may take which step with samples and viewings, as two tables. The centre is the operator."""

from __future__ import annotations

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotAllowed, NotFound
from daodi.hub.core.access.policy import may_write
from daodi.hub.exchange.centre.models import Sample, SampleState, Viewing, ViewingState

CENTRE, LENDER, ASKER = "centre", "lender", "asker"
# In which state, which step, by whom, to which state.
SAMPLE = {
    (SampleState.ANNOUNCED, "shelve"): (CENTRE, SampleState.SHOWN),
    (SampleState.ANNOUNCED, "withdraw"): (LENDER, SampleState.WITHDRAWN),
    (SampleState.SHOWN, "lend"): (CENTRE, SampleState.OUT),
    (SampleState.OUT, "take-back"): (CENTRE, SampleState.SHOWN),
    (SampleState.SHOWN, "give-back"): (CENTRE, SampleState.RETURNED),
}
VIEWING = {
    (ViewingState.ASKED, "confirm"): (CENTRE, ViewingState.CONFIRMED),
    (ViewingState.ASKED, "decline"): (CENTRE, ViewingState.DECLINED),
    (ViewingState.ASKED, "cancel"): (ASKER, ViewingState.CANCELLED),
    (ViewingState.CONFIRMED, "cancel"): (ASKER, ViewingState.CANCELLED),
}


def sample_steps(actor: Actor, sample: Sample) -> list[str]:
    """The steps that the actor may take with a sample now."""
    return [
        step
        for (state, step), (who, _after) in SAMPLE.items()
        if actor.may_write and state == sample.state and _is_with_sample(actor, sample, who)
    ]


def may_step_sample(actor: Actor, sample: Sample, name: str) -> SampleState:
    """Where the step leads, for the centre or the lender."""
    whose = {who for (_state, step), (who, _after) in SAMPLE.items() if step == name}
    if not whose:
        raise NotFound
    may_write(actor)
    if not any(_is_with_sample(actor, sample, who) for who in whose):
        raise NotAllowed
    _who, after = SAMPLE.get((SampleState(sample.state), name), ("", None))
    if after is None:
        raise Conflict(str(sample.get_state_display()))
    return after


def viewing_steps(actor: Actor, viewing: Viewing) -> list[str]:
    """The steps that the actor may take with a viewing now."""
    return [
        step
        for (state, step), (who, _after) in VIEWING.items()
        if actor.may_write and state == viewing.state and _is_with_viewing(actor, viewing, who)
    ]


def may_step_viewing(actor: Actor, viewing: Viewing, name: str) -> ViewingState:
    """Where the step leads, for the centre or for who asked."""
    whose = {who for (_state, step), (who, _after) in VIEWING.items() if step == name}
    if not whose:
        raise NotFound
    may_write(actor)
    if not any(_is_with_viewing(actor, viewing, who) for who in whose):
        raise NotAllowed
    _who, after = VIEWING.get((ViewingState(viewing.state), name), ("", None))
    if after is None:
        raise Conflict(str(viewing.get_state_display()))
    return after


def _is_with_sample(actor: Actor, sample: Sample, who: str) -> bool:
    return actor.operator if who == CENTRE else actor.is_of(sample.owner_id)


def _is_with_viewing(actor: Actor, viewing: Viewing, who: str) -> bool:
    return actor.operator if who == CENTRE else actor.is_of(viewing.organisation_id)
