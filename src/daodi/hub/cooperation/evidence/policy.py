"""Which step leads from which state of a fact to which, and who may take it."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext as _

from daodi.hub.cooperation.evidence.models import Fact, Source, State
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotFound
from daodi.hub.core.access.policy import may_change


class Step(NamedTuple):
    """A step: from which state, its name, whose it is, to which state."""

    before: State
    name: str
    who: str
    after: State


OWNER, TEXT = "owner", "new text"
P, C, R, S, D, G = State.PROPOSED, State.CONFIRMED, State.REJECTED, State.SUPERSEDED, State.DISPUTED, State.STALE
STEPS = (
    Step(P, "confirm", OWNER, C),
    Step(D, "confirm", OWNER, C),
    Step(P, "correct", OWNER, P),
    Step(D, "correct", OWNER, D),
    Step(P, "reject", OWNER, R),
    Step(D, "reject", OWNER, R),
    Step(G, "reject", OWNER, R),
    Step(P, "merge", OWNER, S),
    Step(C, "merge", OWNER, S),
    Step(D, "merge", OWNER, S),
    Step(P, "dispute", OWNER, D),
    Step(C, "dispute", OWNER, D),
    Step(D, "dispute", OWNER, D),
    Step(C, "reopen", OWNER, P),
    Step(R, "reopen", OWNER, P),
    Step(S, "reopen", OWNER, P),
    Step(D, "reopen", OWNER, P),
    Step(G, "anchor", OWNER, P),
    Step(C, "link", OWNER, C),
    Step(P, "lose", TEXT, G),
    Step(C, "lose", TEXT, G),
    Step(D, "lose", TEXT, G),
)
_AFTER = {(one.before, one.name): one for one in STEPS}


def leads(state: str, name: str) -> State | None:
    """The state that a step leads to, or None where it can't be taken."""
    step = _AFTER.get((State(state), name))
    return step.after if step else None


def steps_open(actor: Actor, fact: Fact) -> list[str]:
    """The steps that this actor may take now."""
    if not (actor.may_write and actor.is_of(fact.source.owner_id)):
        return []
    return [one.name for one in STEPS if one.before == fact.state and one.who == OWNER]


def may_take(actor: Actor, fact: Fact, name: str) -> State:
    """The state that the step leads to, where the actor may take it and the fact stands where it begins."""
    if not any(one.name == name and one.who == OWNER for one in STEPS):
        raise NotFound
    may_edit(actor, fact.source)
    after = leads(fact.state, name)
    if after is None:
        raise Conflict(_("This fact is: %s.") % fact.get_state_display())
    return after


def may_edit(actor: Actor, source: Source) -> None:
    """The source is the actor's own organisation's, and the actor may write."""
    may_change(actor, source)
