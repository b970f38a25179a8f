"""Counts a ballot. The same votes always give the same result, and the result says why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass, replace

FOR = ("approve", "approve-with-comments")
AGAINST = "disapprove"


@dataclass(frozen=True, slots=True)
class Cast:
    """One vote: whose, the place in which it came, what was said, and whether a disapproval was answered."""

    member: str
    number: int
    choice: str
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """How a ballot ended: ``approved``, ``rejected``, ``no-quorum``, or ``unanswered`` where a negative waits.

    Figures count members. ``quorum`` and ``threshold`` are the least in percent that were asked for.
    """

    members: int
    approve: int
    comments: int
    disapprove: int
    abstain: int
    unanswered: int
    quorum: int
    threshold: int
    outcome: str = ""

    @property
    def voted(self) -> int:
        """How many members voted, those that abstained included."""
        return self.approve + self.comments + self.disapprove + self.abstain

    @property
    def decided(self) -> int:
        """How many voted for or against."""
        return self.approve + self.comments + self.disapprove


def count(votes: Iterable[Cast], electorate: Set[str], *, quorum: int, threshold: int) -> Result:
    """The result by each member's last vote. Votes of those who are no electors do not count.

    >>> votes = [Cast("a", 1, "approve"), Cast("b", 2, "disapprove"), Cast("b", 3, "abstain"), Cast("c", 4, "approve")]
    >>> count(votes, {"a", "b", "c"}, quorum=50, threshold=67).outcome
    'approved'
    """
    last = {one.member: one for one in sorted(votes, key=lambda one: one.number) if one.member in electorate}
    said = Counter(one.choice for one in last.values())
    counted = Result(
        members=len(electorate),
        approve=said[FOR[0]],
        comments=said[FOR[1]],
        disapprove=said[AGAINST],
        abstain=said["abstain"],
        unanswered=sum(one.choice == AGAINST and not one.answered for one in last.values()),
        quorum=quorum,
        threshold=threshold,
    )
    return replace(counted, outcome=_outcome(counted))


def _outcome(one: Result) -> str:
    if not one.members or one.voted * 100 < one.quorum * one.members:
        return "no-quorum"
    if not one.decided or (one.approve + one.comments) * 100 < one.threshold * one.decided:
        return "rejected"
    return "unanswered" if one.unanswered else "approved"
