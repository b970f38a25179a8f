"""The same call takes one series, a list, or a stream, and gives the same answers."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import daodi
from daodi.detect import METHODS, Point, Series, detect

QUICK = {
    "farrington": {"years": 2, "half_window": 1},
    "farrington-flexible": {"years": 2, "half_window": 1, "seasons": 3},
}
SERIES = st.builds(
    Series,
    series=st.text(max_size=5),
    counts=st.lists(st.one_of(st.none(), st.integers(0, 30)), max_size=130).map(tuple),
    frequency=st.sampled_from([12, 26, 52]),
)


@settings(max_examples=40, deadline=None)
@given(several=st.lists(SERIES, max_size=6), method=st.sampled_from(METHODS), last=st.sampled_from([None, 1, 9]))
def test_many_together_are_answered_as_one_by_one(several: list[Series], method: str, last: int | None) -> None:
    changed = QUICK.get(method, {}) | ({"excluded": 3} if "flexible" in method else {})
    together = detect(several, method, last=last, **changed)
    alone = [point for one in several for point in detect(one, method, last=last, **changed)]
    assert [_rounded(point) for point in together] == [_rounded(point) for point in alone]


def _rounded(point: Point) -> Point:
    """Sums over more rows at once may differ in the last digits."""
    numbers = {
        name: float(f"{value:.9g}") for name in ("expected", "upper") if (value := getattr(point, name)) is not None
    }
    return msgspec.structs.replace(point, **numbers)


def test_a_stream_is_answered_as_it_comes_in_batches() -> None:
    def stream() -> Iterator[Series]:
        for number in range(256):
            yield Series(series=str(number), counts=(1, 2, 3))
        raise AssertionError("more was asked for than one batch")

    assert next(iter(detect(stream(), "ears-c1"))).series == "0"


def test_several_processes_give_the_same_in_the_same_order(made: dict[str, Series]) -> None:
    several = list(made.values()) * 8
    assert detect(several, "ears-c3", jobs=2) == detect(several, "ears-c3")


@pytest.mark.parametrize("given", [[1, 2, 3], {"counts": [1, 2, 3]}, Series(counts=(1, 2, 3))])
def test_counts_a_mapping_and_a_series_are_one(given: object) -> None:
    assert detect(given, "ears-c1") == detect(Series(counts=(1, 2, 3)), "ears-c1")  # type: ignore[call-overload]


def test_the_package_itself_can_be_called() -> None:
    assert daodi.detect([1, 2, 3], "ears-c1")[0].observed == 1
    assert len(daodi.detect.signals([("1", "a", "b")], ["ic"])) == 1


def test_an_answer_as_a_dictionary_is_its_line_of_json() -> None:
    [point] = detect({"series": "flu", "counts": [3, 4], "dates": ["2024-W01", "2024-W02"]}, "ears-c1", last=1)
    assert msgspec.json.decode(msgspec.json.encode(point)) == point.to_dict()
    assert list(point.to_dict()) == ["series", "date", "observed", "expected", "upper", "alarm", "reason"]
