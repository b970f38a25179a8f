"""Who may do what with drafts and ballots, beyond what the core says of every owned record."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext as _

from daodi.hub.cooperation.consensus.models import Ballot, BallotState, Draft, State
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotAllowed
from daodi.hub.core.access.policy import may_change, may_write
from daodi.hub.core.organisations.models import Organisation


class Step(NamedTuple):
    """A step of a draft: from which states, to which. Every step is its owner's."""

    before: tuple[State, ...]
    after: State


STEPS = {
    "open-comment": Step((State.DRAFTING,), State.COMMENT),
    "revise": Step((State.COMMENT, State.RESOLUTION), State.DRAFTING),
    "open-ballot": Step((State.COMMENT,), State.BALLOT),
    "close-ballot": Step((State.BALLOT,), State.RESOLUTION),
    "publish": Step((State.RESOLUTION,), State.PUBLISHED),
    "withdraw": Step((State.DRAFTING, State.COMMENT, State.RESOLUTION), State.WITHDRAWN),
    "end": Step((State.PUBLISHED,), State.ENDED),
}
LEAST_VOTERS = 3  # what fewer agree on is a contract, not a standard


def steps_open(actor: Actor, draft: Draft) -> list[str]:
    """The steps that the actor may take now."""
    if not (actor.is_of(draft.owner_id) and actor.may_write):
        return []
    return [name for name, step in STEPS.items() if draft.state in step.before]


def may_take(actor: Actor, draft: Draft, name: str) -> Step:
    """The step, where the draft stands where it begins."""
    may_change(actor, draft)
    step = STEPS[name]
    if draft.state not in step.before:
        raise Conflict(draft.get_state_display())
    return step


def may_draft(actor: Actor, draft: Draft) -> None:
    """The owner writes clauses while the draft is being drafted."""
    may_change(actor, draft)
    if draft.state != State.DRAFTING:
        raise Conflict(_("The text stands as it is now; revise it to change it."))


def may_comment(actor: Actor, draft: Draft) -> None:
    """Whoever has a seat comments while the draft is open to comments."""
    may_write(actor)
    if not (actor.organisation and draft.seats.filter(member=actor.organisation).exists()):
        raise NotAllowed(_("Only members with a seat in this draft comment on it."))
    if draft.state != State.COMMENT:
        raise Conflict(draft.get_state_display())


def may_vote(actor: Actor, ballot: Ballot) -> Organisation:
    """The member for which the actor votes: one of the ballot's electorate, while it is open."""
    may_write(actor)
    if not (actor.organisation and ballot.electorate.filter(pk=actor.organisation.pk).exists()):
        raise NotAllowed(_("Your organisation does not vote in this ballot."))
    if ballot.state != BallotState.OPEN:
        raise Conflict(ballot.get_state_display())
    return actor.organisation
