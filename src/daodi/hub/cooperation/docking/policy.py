"""Who may do what with entries, matches, slots and calls, beyond what the core says of every owned record."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from daodi.hub.cooperation.docking.models import Call, Entry, EntryState, Match, MatchState, Side, Slot, SlotState
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotFound
from daodi.hub.core.access.policy import may_change, may_write

# Steps of an entry, its owner's: by name, from which state to which.
ENTRY = {
    (EntryState.OPEN, "close"): EntryState.CLOSED,
    (EntryState.CLOSED, "reopen"): EntryState.OPEN,
    (EntryState.OPEN, "withdraw"): EntryState.WITHDRAWN,
    (EntryState.CLOSED, "withdraw"): EntryState.WITHDRAWN,
}
# Steps of a match: in which state, which step, by which side, to which state.
MATCH = {
    (MatchState.PROPOSED, "accept", Side.NEED): MatchState.NEED_ACCEPTED,
    (MatchState.PROPOSED, "accept", Side.OFFER): MatchState.OFFER_ACCEPTED,
    (MatchState.NEED_ACCEPTED, "accept", Side.OFFER): MatchState.INTRODUCED,
    (MatchState.OFFER_ACCEPTED, "accept", Side.NEED): MatchState.INTRODUCED,
    **{
        (state, "decline", side): MatchState.DECLINED
        for state in (MatchState.PROPOSED, MatchState.NEED_ACCEPTED, MatchState.OFFER_ACCEPTED)
        for side in Side
    },
    **{(MatchState.INTRODUCED, "meet", side): MatchState.INTRODUCED for side in Side},
    **{(MatchState.INTRODUCED, "agree", side): MatchState.AGREED for side in Side},
    **{(MatchState.INTRODUCED, "part", side): MatchState.NOT_AGREED for side in Side},
}
# Steps of a slot: in which state, which step, by whom, to which state.
SLOT = {
    (SlotState.REQUESTED, "confirm", "owner"): SlotState.CONFIRMED,
    (SlotState.REQUESTED, "decline", "owner"): SlotState.DECLINED,
    (SlotState.REQUESTED, "cancel", "asker"): SlotState.CANCELLED,
    (SlotState.CONFIRMED, "cancel", "asker"): SlotState.CANCELLED,
}
KNOWN = (MatchState.INTRODUCED, MatchState.AGREED, MatchState.NOT_AGREED)  # both accepted: names are shown


def entry_steps(actor: Actor, entry: Entry) -> list[str]:
    """The steps that the actor may take with an entry now."""
    own = actor.is_of(entry.owner_id) and actor.may_write
    return [step for (state, step) in ENTRY if own and state == entry.state]


def may_step_entry(actor: Actor, entry: Entry, name: str) -> EntryState:
    """Where the step leads, for the entry's owner."""
    may_change(actor, entry)
    if name not in {step for _state, step in ENTRY}:
        raise NotFound
    after = ENTRY.get((EntryState(entry.state), name))
    if after is None:
        raise Conflict(str(entry.get_state_display()))
    return after


def side_of(actor: Actor, match: Match) -> Side | None:
    """On which side of a match the actor stands."""
    sides = ((Side.NEED, match.need), (Side.OFFER, match.offer))
    return next((side for side, entry in sides if actor.is_of(entry.owner_id)), None)


def match_steps(actor: Actor, match: Match) -> list[str]:
    """The steps that the actor may take with a match now."""
    side = side_of(actor, match)
    return [step for (state, step, who) in MATCH if actor.may_write and who == side and state == match.state]


def may_step(actor: Actor, match: Match, name: str) -> tuple[Side, MatchState]:
    """The actor's side, and where the step leads."""
    side = side_of(actor, match)
    if side is None or name not in {step for _state, step, _who in MATCH}:
        raise NotFound
    may_write(actor)
    after = MATCH.get((MatchState(match.state), name, side))
    if after is None:
        raise Conflict(str(match.get_state_display()))
    return side, after


def slot_steps(actor: Actor, slot: Slot) -> list[str]:
    """The steps that the actor may take with hours that were asked for."""
    who = _who(actor, slot)
    return [step for (state, step, by) in SLOT if actor.may_write and by == who and state == slot.state]


def may_step_slot(actor: Actor, slot: Slot, name: str) -> SlotState:
    """Where the step leads, for the facility's owner or for the one who asked."""
    who = _who(actor, slot)
    if not who or name not in {step for _state, step, by in SLOT if by == who}:
        raise NotFound
    may_write(actor)
    after = SLOT.get((SlotState(slot.state), name, who))
    if after is None:
        raise Conflict(str(slot.get_state_display()))
    return after


def may_submit(actor: Actor, call: Call, today: date) -> None:
    """Members submit while a call is open; those who call and judge do not."""
    may_write(actor)
    if not call.opens_on <= today <= call.closes_on or call.decided_at:
        raise Conflict(_("This call is not open today."))
    if actor.is_of(call.owner_id) or is_juror(actor, call):
        raise Conflict(_("Those who call or judge do not submit."))


def may_judge(actor: Actor, call: Call) -> None:
    """Jurors judge until it is decided."""
    may_write(actor)
    if not is_juror(actor, call):
        raise NotFound
    if call.decided_at:
        raise Conflict(_("It is decided already."))


def is_juror(actor: Actor, call: Call) -> bool:
    """Whether the actor's organisation judges what comes in."""
    return actor.organisation is not None and call.jurors.filter(member=actor.organisation).exists()


def _who(actor: Actor, slot: Slot) -> str:
    if actor.is_of(slot.entry.owner_id):
        return "owner"
    return "asker" if actor.is_of(slot.asker_id) else ""
