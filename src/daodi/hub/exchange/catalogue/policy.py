"""Who may do what with listings: the steps of one, as a table, beyond what the core says of every owned record."""

from __future__ import annotations

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotFound
from daodi.hub.core.access.policy import may_change
from daodi.hub.exchange.catalogue.models import Listing, State

# In which state, which step, to which state; every step is the supplier's own.
STEPS = {
    (State.DRAFT, "publish"): State.PUBLISHED,
    (State.PUBLISHED, "withdraw"): State.WITHDRAWN,
    (State.WITHDRAWN, "publish"): State.PUBLISHED,
    (State.WITHDRAWN, "redraft"): State.DRAFT,
}


def steps_open(actor: Actor, listed: Listing) -> list[str]:
    """The steps that this actor may take now."""
    if not (actor.may_write and actor.is_of(listed.owner_id)):
        return []
    return [step for state, step in STEPS if state == listed.state]


def may_take(actor: Actor, listed: Listing, name: str) -> State:
    """Where a step leads, for the listing's supplier, where it begins in the state that the listing is in."""
    may_change(actor, listed)
    if name not in {step for _state, step in STEPS}:
        raise NotFound
    after = STEPS.get((State(listed.state), name))
    if after is None:
        raise Conflict(str(listed.get_state_display()))
    return after
