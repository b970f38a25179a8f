"""What an actor may see of drafts. Whoever sees a draft sees its text; comments and ballots are for its seats."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from daodi.hub.cooperation.consensus.models import Ballot, BallotState, Clause, Comment, Draft, Version, Vote
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.queries import found, one, visible


def drafts(actor: Actor, *, state: str = "", text: str = "") -> QuerySet[Draft]:
    """The drafts and standards this actor may see, the newest first."""
    seen = visible(Draft.objects.select_related("owner"), actor)
    if state:
        seen = seen.filter(state=state)
    for word in text.split()[:8]:
        seen = seen.filter(
            Q(code__icontains=word)
            | Q(title__icontains=word)
            | Q(title_zh_hans__icontains=word)
            | Q(title_zh_hant__icontains=word)
        )
    return seen


def draft(actor: Actor, draft_id: object) -> Draft:
    """One draft, or ``NotFound``."""
    return one(Draft.objects.select_related("owner", "supersedes"), actor, str(draft_id))


def has_seat(actor: Actor, of: Draft) -> bool:
    """Whether the actor's organisation takes part in it."""
    return actor.organisation is not None and of.seats.filter(member=actor.organisation).exists()


def clause(actor: Actor, clause_id: object) -> Clause:
    """One clause of a draft that the actor may see, or ``NotFound``."""
    seen = Clause.objects.filter(version__draft__in=drafts(actor)).select_related("version__draft__owner")
    return found(seen, pk=clause_id)


def comments(actor: Actor, version: Version) -> QuerySet[Comment]:
    """The comments on a version, for those with a seat."""
    if not has_seat(actor, version.draft):
        return Comment.objects.none()
    return version.comments.select_related("member")


def comment(actor: Actor, comment_id: object) -> Comment:
    """One comment on a draft in which the actor has a seat, or ``NotFound``."""
    seen = Comment.objects.filter(version__draft__seats__member=actor.organisation) if actor.organisation else None
    return found((seen or Comment.objects.none()).select_related("version__draft"), pk=comment_id)


def ballots(actor: Actor, of: Draft) -> QuerySet[Ballot]:
    """The ballots on a draft, for those with a seat; of a published standard, for everybody who sees it."""
    held = Ballot.objects.filter(version__draft=of).select_related("version__draft")
    return held if has_seat(actor, of) or of.effective_from else held.none()


def ballot(actor: Actor, ballot_id: object) -> Ballot:
    """One ballot that the actor may see, or ``NotFound``."""
    held = found(Ballot.objects.select_related("version__draft__owner"), pk=ballot_id)
    return found(ballots(actor, draft(actor, held.version.draft_id)), pk=held.pk)


def own_vote(actor: Actor, of: Ballot) -> Vote | None:
    """What the actor's organisation said last in a ballot."""
    return of.votes.filter(member=actor.organisation).last() if actor.organisation else None


def negatives(of: Ballot) -> list[Vote]:
    """The disapprovals that count in a closed ballot, in the order in which they came; none while it is open."""
    if of.state != BallotState.CLOSED:
        return []
    last = {vote.member_id: vote for vote in of.votes.all()}
    return sorted((one for one in last.values() if one.choice == "disapprove"), key=lambda one: one.number)


def negative(actor: Actor, vote_id: object) -> Vote:
    """One disapproval of a ballot that the actor may see, or ``NotFound``."""
    given = found(Vote.objects.select_related("ballot__version__draft__owner"), pk=vote_id)
    ballot(actor, given.ballot_id)
    return found(Vote.objects.filter(pk__in=[one.pk for one in negatives(given.ballot)]), pk=vote_id)
