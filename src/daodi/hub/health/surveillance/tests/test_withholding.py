"""No count that is withheld can be computed outside: not from sums, not from earlier readings, not from alarms."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daodi.hub.core.access.actor import Actor
from daodi.hub.health.surveillance import queries, taking
from daodi.hub.health.surveillance.grid import WITHHELD, grid, value
from daodi.hub.health.surveillance.models import Sum
from daodi.hub.health.surveillance.reading.measure_report import written
from daodi.hub.health.surveillance.tests.conftest import Published, counted
from daodi.hub.health.surveillance.withholding import LEAST, Left, left_out

Told = Mapping[str, int]
COUNTS = st.dictionaries(st.sampled_from("ABCDE"), st.integers(0, 14), min_size=1)


def possible(areas: Sequence[str], whole: int) -> Iterator[dict[str, int]]:
    """Every way in which counts from 1 come to the whole."""
    if not areas:
        return
    for cuts in combinations(range(1, whole), len(areas) - 1):
        ends = (0, *cuts, whole)
        yield {area: after - before for area, before, after in zip(areas, ends, ends[1:], strict=False)}


def known_outside(tellings: Sequence[Told]) -> list[tuple[frozenset[str], str, int]]:
    """Every count that a reader who kept all tellings of a step knows for certain though it is small and withheld.

    The reader knows which counts were told anew, that a withheld one is not 0, and each sum as it was read.
    """
    before: Left[str] | None = None
    lefts = []
    for told in tellings:
        before = left_out(told, before)
        lefts.append(before)
    found = []
    first, left = tellings[0], lefts[0]
    hidden = sorted(left.areas)
    rest = sum(first[area] for area in hidden)
    worlds = [] if left.sum else list(possible(hidden, rest))
    # A later telling shows a count of the first only where it was shown then too: what is withheld once stays so.
    for told, later in zip(tellings[1:], lefts[1:], strict=True):
        assert left.areas <= later.areas
        assert later.sum or not later.areas
        assert all(not 0 < told[area] < LEAST or area in later.areas for area in told)
    for area in hidden:
        if 0 < first[area] < LEAST and len({one[area] for one in worlds}) == 1:
            found.append((left.areas, area, first[area]))
    return found


@settings(max_examples=150)
@given(COUNTS.filter(lambda told: sum(0 < one < LEAST for one in told.values()) <= 3))
def test_no_small_count_follows_from_the_sum_of_its_step(told: Told) -> None:
    assert known_outside([told]) == []


@settings(max_examples=100)
@given(st.lists(COUNTS, min_size=2, max_size=3))
def test_nothing_follows_from_what_a_step_was_told_to_be_before(tellings: list[Told]) -> None:
    whole: dict[str, int] = {}
    grown = [dict(whole := whole | dict(told)) for told in tellings]
    known_outside(list(grown))


@pytest.mark.parametrize(
    ("told", "areas", "withheld"),
    [
        ({"A": 12, "B": 7}, "", False),
        ({"A": 12, "B": 0}, "", False),
        ({"A": 12, "B": 3, "C": 8}, "BC", False),
        ({"A": 3}, "A", True),
        ({"A": 3, "B": 0}, "A", True),
        ({"A": 1, "B": 1, "C": 9}, "ABC", False),
    ],
)
def test_what_is_left_out_at_first(told: Told, areas: str, withheld: bool) -> None:
    assert left_out(told) == Left(frozenset(areas), withheld)


@pytest.mark.django_db
def test_the_owner_s_jurisdiction_reads_all_and_another_what_is_not_withheld(
    published: Published, dong: Actor, mei: Actor, keo: Actor
) -> None:
    tally = published({"A": [12, 9], "B": [3, 9], "C": [8, 9]})
    for reader in (dong, mei):
        assert [row.values for row in grid(reader, tally).rows] == [[12, 9], [3, 9], [8, 9]]
    seen = grid(keo, tally)
    assert [row.values for row in seen.rows] == [[12, 9], [WITHHELD, 9], [WITHHELD, 9]]
    assert seen.sums == [23, 27]


@pytest.mark.django_db
def test_a_late_revision_shows_neither_the_count_withheld_before_nor_a_second_sum(
    published: Published, keo: Actor, dong: Actor
) -> None:
    tally = published({"A": [12], "B": [3], "C": [8]})
    counted(dong, {"B": [9]})
    seen = grid(keo, tally)
    assert [row.values for row in seen.rows] == [[12], [WITHHELD], [WITHHELD]]
    assert seen.sums == [WITHHELD]
    assert grid(dong, tally).sums == [29]


@pytest.mark.django_db
def test_the_same_told_again_is_no_second_telling(published: Published, keo: Actor, dong: Actor) -> None:
    tally = published({"A": [12], "B": [3], "C": [8]})
    again = b"week,A,B,C\n2024-W01,12,3,8\n"
    taken = taking.take(actor=dong, name="again.csv", content=again, disease="Dengue", watch=False)
    assert [(one.new, one.revised) for one in taken.deliveries] == [(0, 0)]
    assert not Sum.objects.filter(withheld=True).exists()
    assert grid(keo, tally).sums == [23]


@pytest.mark.django_db
def test_two_worlds_that_differ_in_what_is_withheld_alone_look_the_same_outside(
    published: Published, dong: Actor, keo: Actor
) -> None:
    """Counts, sums, bounds, alarms, files and reports are made of what is read outside, and of nothing else."""
    quiet = [5, 6, 7, 6, 5, 7, 6, 5, 6]
    ones = published({"A": [20, *quiet[1:], 40], "B": [2, *quiet], "C": [9, *quiet]}, disease="One")
    other = published({"A": [20, *quiet[1:], 40], "B": [4, *quiet], "C": [7, *quiet]}, disease="Other")
    assert list(_cells(dong, ones)) != list(_cells(dong, other))
    assert list(_cells(keo, ones)) == list(_cells(keo, other))
    assert grid(keo, ones).sums == grid(keo, other).sums
    assert _judged(keo, ones) == _judged(keo, other)
    assert _alerts(keo, ones) == _alerts(keo, other)


@pytest.mark.django_db
def test_an_alarm_over_a_count_that_is_withheld_is_not_seen_outside(
    published: Published, dong: Actor, mei: Actor, keo: Actor
) -> None:
    published({"A": [0] * 9 + [4], "B": [0] * 6 + [1, 0, 1, 4], "C": [50] * 10})
    assert queries.alerts(dong).count() == queries.alerts(mei).count() > 0
    assert queries.alerts(keo).count() == 0


@pytest.mark.django_db
def test_a_report_of_a_withheld_count_says_that_it_is_masked(published: Published, dong: Actor, keo: Actor) -> None:
    published({"A": [12], "B": [3], "C": [8]})
    said = {one.series.area.code: written(one) for one in queries.cells(keo)}
    counts = {area: one["group"][0]["population"][0].get("count") for area, one in said.items()}
    assert counts == {"A": 12, "B": None, "C": None}
    assert "masked" in json.dumps(said["B"])
    assert {one.cases for one in queries.cells(dong)} == {12, 3, 8}


def _cells(reader: Actor, tally: object) -> Iterator[object]:
    for one in queries.cells(reader).filter(series__tally=tally).order_by("series__area__code", "step"):
        yield one.series.area.code, one.step, value(one)


def _judged(reader: Actor, tally: object) -> list[object]:
    shown = queries.judgements(reader, tally)
    return list(
        shown.order_by("series__area__code", "step").values_list(
            "series__area__code", "step", "expected", "upper", "alarm", "reason"
        )
    )


def _alerts(reader: Actor, tally: object) -> list[object]:
    alerts = queries.alerts(reader).filter(series__tally=tally)
    return [
        (each.step, each.observed, each.expected, each.upper)
        for numbers in queries.alarms(reader, alerts).values()
        for each in numbers
    ]
