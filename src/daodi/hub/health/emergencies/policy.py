"""Which steps there are: of what, in which state, which step, by whom, to which states. All of them in one table."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Model
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotAllowed, NotFound
from daodi.hub.core.access.policy import may_write
from daodi.hub.health.emergencies.models import (
    Emergency,
    EmergencyState,
    Event,
    EventState,
    Match,
    MatchState,
    Resource,
    ResourceState,
)

Key = tuple[str, str, str, str]
# Who: the one it belongs to, or who declared the emergency; anyone who reads it; of a match its two sides.
OWN, READER, DECLARING, NEEDING, OFFERING = "own", "reader", "declaring", "needing", "offering"
V, E, R, M = EventState, EmergencyState, ResourceState, MatchState

# Where several states may follow, it depends on the other side's yes.
STEPS: Mapping[Key, tuple[str, ...]] = {
    ("event", V.UNVERIFIED, "confirm", OWN): (V.CONFIRMED,),
    ("event", V.UNVERIFIED, "discard", OWN): (V.DISCARDED,),
    ("event", V.CONFIRMED, "discard", OWN): (V.DISCARDED,),
    ("event", V.CONFIRMED, "doubt", OWN): (V.UNVERIFIED,),
    ("event", V.DISCARDED, "doubt", OWN): (V.UNVERIFIED,),
    **{("event", state, "change", OWN): (state,) for state in V},
    **{("event", state, "add", READER): (state,) for state in V},
    ("emergency", E.OPEN, "end", OWN): (E.ENDED,),
    ("emergency", E.ENDED, "resume", OWN): (E.OPEN,),
    ("emergency", E.ENDED, "close", OWN): (E.CLOSED,),
    ("emergency", E.OPEN, "change", OWN): (E.OPEN,),
    ("emergency", E.ENDED, "change", OWN): (E.ENDED,),
    ("emergency", E.OPEN, "state-resource", READER): (E.OPEN,),
    ("emergency", E.OPEN, "report", READER): (E.OPEN,),
    ("emergency", E.ENDED, "report", READER): (E.ENDED,),
    ("emergency", E.ENDED, "learn", READER): (E.ENDED,),
    ("emergency", E.CLOSED, "learn", READER): (E.CLOSED,),
    ("resource", R.OPEN, "change", OWN): (R.OPEN,),
    ("resource", R.OPEN, "close", OWN): (R.CLOSED,),
    ("resource", R.OPEN, "cancel", OWN): (R.CANCELLED,),
    ("resource", R.OPEN, "match", OWN): (R.OPEN,),
    ("resource", R.OPEN, "match", DECLARING): (R.OPEN,),
    **{("match", M.MATCHED, "accept", who): (M.MATCHED, M.AGREED) for who in (NEEDING, OFFERING)},
    **{("match", M.MATCHED, "decline", who): (M.CANCELLED,) for who in (NEEDING, OFFERING, DECLARING)},
    **{("match", M.AGREED, "cancel", who): (M.CANCELLED,) for who in (NEEDING, OFFERING)},
    ("match", M.AGREED, "send", OFFERING): (M.SENT,),
    ("match", M.SENT, "arrive", NEEDING): (M.ARRIVED,),
    **{("match", M.ARRIVED, "close", who): (M.CLOSED,) for who in (NEEDING, OFFERING)},
}


def roles(actor: Actor, thing: Model) -> list[str]:
    """What the actor is to an event, an emergency, a need or offer, or a match that it sees."""
    if isinstance(thing, Event | Emergency):
        return [OWN, READER] if actor.is_of(thing.owner_id) else [READER]
    assert isinstance(thing, Resource | Match)
    declaring = [DECLARING] if actor.is_of(thing.emergency.owner_id) else []
    if isinstance(thing, Resource):
        return ([OWN] if actor.is_of(thing.organisation_id) else []) + declaring
    two = ((NEEDING, thing.need.organisation_id), (OFFERING, thing.offer.organisation_id))
    return [who for who, party in two if actor.is_of(party)] + declaring


def steps(actor: Actor, thing: Model) -> list[str]:
    """What the actor may do with it now."""
    if not actor.may_write or actor.organisation is None:
        return []
    mine, kind, state = roles(actor, thing), _kind(thing), _state(thing)
    known = (step for (what, at, step, who) in STEPS if what == kind and at == state and who in mine)
    return list(dict.fromkeys(known))


def may_step(actor: Actor, thing: Model, step: str) -> tuple[str, tuple[str, ...]]:
    """As whom the actor takes a step, and to which states it leads; raises what stands in its way.

    The caller has found the thing for the actor.
    """
    may_write(actor)
    kind, mine = _kind(thing), roles(actor, thing) if actor.organisation else []
    if step not in {name for what, _at, name, _who in STEPS if what == kind}:
        raise NotFound
    if not any((what, name) == (kind, step) and who in mine for what, _at, name, who in STEPS):
        raise NotAllowed
    for who in mine:
        if after := STEPS.get((kind, _state(thing), step, who)):
            return who, after
    raise Conflict(_("This is not possible any more: %s") % thing.get_state_display())  # type: ignore[attr-defined]


def _kind(thing: Model) -> str:
    return thing._meta.model_name or ""


def _state(thing: Model) -> str:
    return str(thing.state)  # type: ignore[attr-defined]
