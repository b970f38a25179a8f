"""Where nothing can be said there is a reason, and no alarm either way."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daodi.detect import METHODS, Point, Series, detect

COUNTS = st.lists(st.one_of(st.none(), st.integers(0, 5), st.integers(0, 10**12)), max_size=80)


@pytest.mark.parametrize(
    ("method", "need"),
    [("ears-c1", 7), ("ears-c2", 9), ("ears-c3", 11), ("cusum", 52), ("farrington", 256), ("farrington-flexible", 263)],
)
def test_a_point_without_its_history_says_how_much_is_needed(method: str, need: int) -> None:
    counts = [5, 7, 6] * 100
    points = detect(counts, method)
    assert points[need - 1].alarm is None
    assert points[need - 1].reason == f"history too short: {need - 1} counts before, {need} needed"
    assert points[need].alarm is not None


def test_a_missing_count_is_no_alarm_and_no_all_clear() -> None:
    points = detect([3, 4, 5, 4, 3, 4, 5, 4, None, 4], "ears-c1")
    assert (points[8].observed, points[8].alarm, points[8].reason) == (None, None, "the count is missing")
    assert (points[9].alarm, points[9].reason) == (None, "a count of the baseline is missing")


def test_a_gap_between_baseline_and_point_does_not_hide_the_point() -> None:
    last = detect([3, 4, 5, 4, 3, 4, 5, None, 4, 40], "ears-c2", last=1)
    assert last[0].alarm is True


def test_the_sum_goes_on_over_a_missing_count() -> None:
    with_gap = detect([*[4] * 52, 9, None, 9], "cusum")
    without = detect([*[4] * 52, 9, 9], "cusum")
    assert with_gap[-1].upper == without[-1].upper


def test_a_baseline_without_a_case_says_so() -> None:
    assert detect([*[0] * 52, 3], "cusum")[-1].reason == "no case in the baseline"


def test_a_baseline_that_does_not_vary_can_not_remember() -> None:
    assert detect([0] * 20, "ears-c3")[-1].reason == "the baseline does not vary"


def test_too_few_cases_are_no_alarm_and_the_reason_is_told() -> None:
    [point] = detect([0, 1] * 140, "farrington-flexible", last=1)
    assert (point.alarm, point.upper) == (False, None)
    assert point.reason == "too few cases of late: fewer than 5 in 4 counts"
    assert point.expected is not None


def test_a_point_without_its_population_says_so_and_the_next_is_judged() -> None:
    series = Series(counts=(5, 7, 6) * 100, population=(*[1000.0] * 298, None, 1000.0))
    missing, known = detect(series, "farrington", last=2)
    assert (missing.alarm, missing.reason) == (None, "the population is missing")
    assert known.alarm is False


def test_an_empty_series_has_no_points() -> None:
    assert detect(Series(counts=())) == []
    assert detect([]) == []


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("counts", [[0] * 400, [10**12] * 400, [None] * 400, [*[0] * 399, 10**12]])
def test_extreme_series_are_answered(method: str, counts: list[int | None]) -> None:
    assert all(map(_sound, detect(counts, method)))


@given(counts=COUNTS, method=st.sampled_from(METHODS), frequency=st.sampled_from([1, 4, 12]))
def test_any_counts_are_answered(counts: list[int | None], method: str, frequency: int) -> None:
    settings = {"seasons": 1, "half_window": 0, "excluded": 0} if "flexible" in method else {}
    settings |= {"half_window": 0} if method == "farrington" else {}
    points = detect(Series(counts=tuple(counts), frequency=frequency), method, **settings)
    assert [point.observed for point in points] == counts
    assert all(map(_sound, points))


def _sound(point: Point) -> bool:
    """No number that is none, a reason where there is no alarm, and an alarm only of what was observed."""
    numbers = [number for number in (point.expected, point.upper) if number is not None]
    told = point.alarm is not None or bool(point.reason)
    return told and all(map(math.isfinite, numbers)) and not (point.alarm and point.observed is None)


@pytest.mark.parametrize(
    ("series", "method", "settings", "said"),
    [
        ([1], "ears", {}, "'ears' is no method"),
        ([1], "cusum", {"alpha": 0.1}, "cusum has no setting 'alpha'"),
        ([1], "ears-c1", {"alpha": 2}, "alpha=2.0, expected"),
        ([1], "ears-c1", {"baseline": "many"}, "int"),
        ([1, -1], "ears-c1", {}, "count 2: -1, expected a whole number"),
        ([1, 1.5], "ears-c1", {}, "count 2: 1.5, expected a whole number"),
        ("12", "ears-c1", {}, "no series"),
        ({"counts": [1], "frequency": 0}, "ears-c1", {}, "frequency 0, expected"),
        ({"counts": [1], "population": [0]}, "ears-c1", {}, "a population that is not above 0"),
        ({"counts": [1], "dates": ["a", "b"]}, "ears-c1", {}, "2 dates for 1 counts"),
        ([1], "farrington-flexible", {"seasons": 60}, "60 seasons do not fit in a year of 52 counts"),
    ],
)
def test_what_can_not_be_asked_is_refused_in_one_line(
    series: object, method: str, settings: dict[str, object], said: str
) -> None:
    with pytest.raises(ValueError, match=f"^[^\n]*{re.escape(said)}[^\n]*$"):
        detect(series, method, **settings)  # type: ignore[arg-type, call-overload]
