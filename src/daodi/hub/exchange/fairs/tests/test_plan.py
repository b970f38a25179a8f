"""The plan places as many as can be placed, nobody twice, and the same each time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, time

from hypothesis import given, settings
from hypothesis import strategies as st

from daodi.hub.exchange.fairs.plan import plan
from daodi.hub.exchange.fairs.times import slots

PEOPLE = "abcde"
PAIR = st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)).filter(lambda pair: pair[0] < pair[1])
TAKEN = st.dictionaries(st.sampled_from(PEOPLE), st.sets(st.integers(0, 2)), max_size=3)


def most(pairs: Sequence[tuple[str, str]], taken: dict[str, set[int]], placed: frozenset[tuple[str, int]]) -> int:
    """How many pairs can be placed, by trying all."""
    if not pairs:
        return 0
    (one, two), rest = pairs[0], pairs[1:]
    counts = [most(rest, taken, placed)]
    for at in range(3):
        seats = {(one, at), (two, at)}
        if at not in taken.get(one, set()) | taken.get(two, set()) and not seats & placed:
            counts.append(1 + most(rest, taken, placed | seats))
    return max(counts)


@settings(max_examples=60, deadline=None)
@given(pairs=st.lists(PAIR, unique=True, max_size=6), taken=TAKEN)
def test_it_is_as_good_as_trying_everything(pairs: list[tuple[str, str]], taken: dict[str, set[int]]) -> None:
    found = plan(pairs, range(3), taken)
    assert found == plan(pairs, range(3), taken)
    assert len(found.placed) == most(pairs, taken, frozenset())
    assert found.best
    seats = [(who, one.at) for one in found.placed for who in one.pair]
    assert len(seats) == len(set(seats))
    assert all(at not in taken.get(who, set()) for who, at in seats)
    assert {one.pair for one in found.placed} | {pair for pair, _never in found.left} == set(pairs)


def test_a_pair_that_never_had_a_time_is_told_so() -> None:
    found = plan([("a", "b"), ("a", "c")], [9], {"c": {9}})
    assert [(one.pair, one.at, one.choices) for one in found.placed] == [(("a", "b"), 9, 1)]
    assert found.left == ((("a", "c"), True),)


def test_a_thousand_wishes_do_not_take_long() -> None:
    pairs = [(f"v{at % 90}", f"e{at % 41}") for at in range(1000)]
    found = plan(pairs, range(40), {})
    assert len(found.placed) > 900


def test_hours_that_the_clock_leaves_out_are_left_out() -> None:
    day = date(2026, 3, 29)
    hours = [one for one, _end in slots(day, day, time(1), time(5), minutes=60, zone="Europe/Amsterdam")]
    assert [one.hour for one in hours] == [1, 3, 4]
    assert [one.astimezone(UTC).hour for one in hours] == [0, 1, 2]
