"""A report counts once, however often it says a thing."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daodi.detect.signals import Row, signals

ROWS = [
    ("1", "黄芪", "rash"),
    ("1", "黄芪", "rash"),
    ("1", "黄芪", "nausea"),
    ("2", "黄芪", "rash"),
    ("3", "甘草", "rash"),
    ("4", "甘草", "oedema"),
    ("5", "甘草", "oedema"),
]


def test_a_row_that_is_said_twice_counts_once_and_is_told() -> None:
    found = signals(ROWS, ["prr"])
    assert [(one.product, one.reaction, one.n) for one in found] == [
        ("黄芪", "rash", 2),
        ("黄芪", "nausea", 1),
        ("甘草", "rash", 1),
        ("甘草", "oedema", 2),
    ]
    told = found.counted
    assert (told.rows, told.reports, told.products, told.reactions, told.pairs, told.repeated) == (7, 5, 2, 3, 4, 1)


def test_what_is_expected_follows_from_the_margins() -> None:
    first = signals(ROWS, []).signals[0]
    assert first.expected == pytest.approx(2 * 3 / 5)
    assert first.rr == pytest.approx(2 / (2 * 3 / 5))


def test_reports_that_agree_in_all_that_is_compared_are_one() -> None:
    rows = [Row(str(number), "黄芪", "rash", alike=("2024-05-01", "F")) for number in range(3)]
    rows.append(Row("9", "甘草", "rash", alike=("2024-05-01", "F")))
    found = signals(rows, [])
    assert (found.counted.reports, found.counted.alike) == (2, 2)


def test_reports_about_which_nothing_further_is_known_are_never_taken_for_one() -> None:
    rows = [Row(str(number), "黄芪", "rash", alike=("", "")) for number in range(3)]
    rows += [Row("9", "黄芪", "rash", alike=("2024", ""))]
    assert signals(rows, []).counted.reports == 4


def test_strata_are_compared_within_themselves() -> None:
    young = [(f"y{n}", "A", "acne", "young") for n in range(8)] + [
        (f"y{n}", "B", "acne", "young") for n in range(8, 10)
    ]
    old = [("o1", "A", "fall", "old")] + [(f"o{n}", "B", "fall", "old") for n in range(2, 10)]
    crude = next(one for one in signals([row[:3] for row in young + old], ["ic"]) if one.reaction == "acne")
    within = next(one for one in signals(young + old, ["ic"]) if one.reaction == "acne")
    assert crude.expected == pytest.approx(9 * 10 / 19)
    assert within.expected == pytest.approx(8 * 10 / 10)
    assert within.rr == pytest.approx(1.0)


def test_a_report_of_two_strata_counts_in_its_first_and_is_told() -> None:
    found = signals([("1", "A", "rash", "F"), ("1", "B", "rash", "M"), ("2", "A", "rash", "M")], [])
    assert (found.counted.reports, found.counted.mixed) == (2, 1)


WORDS = st.sampled_from("abcde")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, WORDS, st.sampled_from("xy")), max_size=40))
def test_counts_are_those_of_counting_by_hand(rows: list[tuple[str, str, str, str]]) -> None:
    stratum = {}
    for report, _, _, where in rows:
        stratum.setdefault(report, where)
    named = {(report, product) for report, product, _, _ in rows}
    told = {(report, reaction) for report, _, reaction, _ in rows}
    both = Counter({(p, r): 0 for _, p, r, _ in rows})
    both.update({(p, r) for _, p, r, _ in rows} and [(p, r) for _, p, r in {row[:3] for row in rows}])
    for one in signals(rows, []):
        assert one.n == both[one.product, one.reaction]
        expected = 0.0
        for where in set(stratum.values()):
            here = {report for report, its in stratum.items() if its == where}
            with_product = sum(report in here for report, product in named if product == one.product)
            with_reaction = sum(report in here for report, reaction in told if reaction == one.reaction)
            expected += with_product * with_reaction / len(here)
        assert one.expected == pytest.approx(expected)


def test_no_rows_give_no_signals() -> None:
    found = signals([])
    assert (len(found), found.counted.rows, found.prior) == (0, 0, None)


@pytest.mark.parametrize(
    ("rows", "measures", "said"),
    [
        ([("1", "", "rash")], ["prr"], "a report without product"),
        ([{"report": 1, "product": "a"}], ["prr"], "a report without reaction"),
        (["1ab"], ["prr"], "no report"),
        ([("1", "a", "b")], ["odds"], "'odds' is no measure"),
    ],
)
def test_what_is_no_report_or_measure_is_refused(rows: list[object], measures: list[str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        signals(rows, measures)  # type: ignore[arg-type]
