"""The same votes always give the same result, and each rule of the count decides where it should."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daodi.hub.cooperation.consensus.counting import Cast, count

A, C, D, N = "approve", "approve-with-comments", "disapprove", "abstain"
MEMBERS = {"a", "b", "c", "d"}


def cast(*choices: str, answered: bool = False) -> list[Cast]:
    return [Cast("abcdef"[at], at + 1, choice, answered) for at, choice in enumerate(choices) if choice]


@pytest.mark.parametrize(
    ("votes", "outcome"),
    [
        (cast(), "no-quorum"),
        (cast(A), "no-quorum"),
        (cast(A, A), "approved"),
        (cast(A, C), "approved"),
        (cast(A, N), "approved"),
        (cast(N, N, N, N), "rejected"),
        (cast(D, D, A), "rejected"),
        (cast(A, A, D), "unanswered"),
        (cast(A, A, D, answered=True), "approved"),
        (cast(A, D), "rejected"),
        (cast("", "", "", "", A, A), "no-quorum"),
    ],
)
def test_each_rule_decides(votes: list[Cast], outcome: str) -> None:
    assert count(votes, MEMBERS, quorum=50, threshold=66).outcome == outcome


def test_a_share_just_under_the_threshold_is_not_enough() -> None:
    assert count(cast(A, A, D), MEMBERS, quorum=50, threshold=67).outcome == "rejected"
    assert count(cast(A, A, D), MEMBERS, quorum=75, threshold=66).outcome == "unanswered"
    assert count(cast(A, A, D), MEMBERS, quorum=76, threshold=66).outcome == "no-quorum"


def test_the_last_vote_of_a_member_counts() -> None:
    votes = [Cast("a", 1, D), Cast("b", 2, A), Cast("a", 3, A)]
    result = count(votes, MEMBERS, quorum=50, threshold=67)
    assert (result.outcome, result.approve, result.disapprove) == ("approved", 2, 0)


VOTES = st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from([A, C, D, N]), st.booleans()), max_size=20)


@given(VOTES, st.integers(1, 100), st.integers(51, 100), st.randoms())
def test_replayed_in_any_order_of_arrival_at_the_counter_the_result_is_the_same(
    votes: list[tuple[str, str, bool]], quorum: int, threshold: int, order: object
) -> None:
    cast_ = [Cast(member, at, choice, answered) for at, (member, choice, answered) in enumerate(votes)]
    again = list(cast_)
    order.shuffle(again)  # type: ignore[attr-defined]
    first = count(cast_, MEMBERS, quorum=quorum, threshold=threshold)
    assert count(again, MEMBERS, quorum=quorum, threshold=threshold) == first
    assert first.voted <= len(MEMBERS)
    assert first.outcome != "approved" or not first.unanswered
