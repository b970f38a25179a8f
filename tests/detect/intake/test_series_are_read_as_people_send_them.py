"""Counts over time out of files: long or wide, by day, week or month, headed in English or Chinese."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daodi.detect import Series
from daodi.detect.intake.counts import Counts, read_series
from daodi.detect.intake.steps import step_of
from daodi.tables import Unreadable


def read(text: str, **options: object) -> Counts:
    return read_series(text.encode(), **options)  # type: ignore[arg-type]


FLU = Series(series="flu", counts=(3, 5, 4), dates=("2024-W01", "2024-W02", "2024-W03"))


@pytest.mark.parametrize(
    "text",
    [
        "series,date,count\nflu,2024-W01,3\nflu,2024-W02,5\nflu,2024-W03,4\n",
        "病种;周次;病例数\nflu;2024年第1周;3\nflu;2024年第2周;5\nflu;2024年第3周;4\n",
        "疾病,年份,周,報告數\nflu,2024,1,3\nflu,2024,2,5\nflu,2024,3,4\n".replace("報告數", "報告數"),
        "disease\tyear\tweek\tcases\nflu\t2024\t3\t4\nflu\t2024\t1\t3\nflu\t2024\t2\t5\n",
        "week,flu\n2024-W01,3\n2024-W02,5\n2024-W03,4\n",
        "year,week,flu\n2024,1,3\n2024,2,5\n2024,3,4\n",
        "disease,2024-W01,2024-W02,2024-W03\nflu,3,5,4\n",
        '[{"series":"flu","date":"2024W1","count":3},{"series":"flu","date":"2024W2","count":5},'
        '{"series":"flu","date":"2024W3","count":4}]',
    ],
)
def test_one_series_in_many_layouts(text: str) -> None:
    found = read(text)
    assert (found.series, found.problems) == ((FLU,), [])


@pytest.mark.parametrize(
    ("dates", "frequency", "last"),
    [
        (("2024-01-07", "2024-01-14", "2024-01-28"), 52, "2024-01-28"),
        (("2024-01-01", "2024-02-01", "2024-04-01"), 12, "2024-04-01"),
        (("2024-01", "2024-02", "2024-04"), 12, "2024-04"),
        (("2024年1月", "2024年2月", "2024年4月"), 12, "2024-04"),
        (("202401", "202402", "202404"), 12, "2024-04"),
        (("20240101", "20240102", "20240104"), 365, "2024-01-04"),
        (("2024/1/1", "2024/1/2", "2024/1/4"), 365, "2024-01-04"),
        (("2024年1月1日", "2024年1月2日", "2024年1月4日"), 365, "2024-01-04"),
        (("2020-W52", "2020-W53", "2021-W02"), 52, "2021-W02"),
    ],
)
def test_the_step_of_time_follows_from_the_dates_and_a_step_that_is_not_there_is_missing(
    dates: tuple[str, ...], frequency: int, last: str
) -> None:
    [series] = read("date,count\n" + "".join(f"{date},{n}\n" for n, date in enumerate(dates, start=1))).series
    assert (series.frequency, series.counts, series.dates[-1]) == (frequency, (1, 2, None, 3), last)


def test_days_are_added_up_to_weeks_or_months_where_asked() -> None:
    text = "date,count\n2024-01-01,1\n2024-01-03,2\n2024-01-08,4\n2024-01-31,\n"
    [weeks] = read(text, every="week").series
    assert (weeks.counts, weeks.dates[0]) == ((3, 4, None, None, None), "2024-W01")
    [months] = read(text, every="month").series
    assert (months.counts, months.dates) == ((None,), ("2024-01",))


def test_several_columns_name_the_series_together() -> None:
    found = read("地区,病种,日期,病例数\n泉州,登革热,2024-01,3\n厦门,登革热,2024-01,1\n")
    assert [one.series for one in found.series] == ["泉州 / 登革热", "厦门 / 登革热"]


def test_a_column_may_be_named_that_names_the_series() -> None:
    found = read("ward,date,count\nA,2024-01,3\nB,2024-01,1\n", series=["ward"])
    assert [one.series for one in found.series] == ["A", "B"]
    with pytest.raises(ValueError, match="no column 'bed', expected one of ward, date, count"):
        read("ward,date,count\nA,2024-01,3\n", series=["bed"])


def test_a_population_goes_with_its_count() -> None:
    [series] = read('date,count,population\n2024-01,3,"12,000"\n2024-03,4,13000.5\n').series
    assert series.population == (12000.0, None, 13000.5)


def test_a_cell_that_is_no_count_is_told_and_missing_and_the_others_are_read() -> None:
    found = read(
        "series,date,count,population\na,2024-01,<5,10\na,2024-02,7,none\na,soon,3,10\n"
        "a,2024-02,8,10\na,2024-W09,2,10\na,2024-03,6,0\na,2024-04\n"
    )
    assert found.series[0].counts == (None, 7, 6)
    assert [str(problem) for problem in found.problems] == [
        "bytes:8:: 2 cells, expected 4, as in the header",
        "bytes:2:count: '<5' is no count, expected a whole number from 0, or an empty cell",
        "bytes:4:date: 'soon' is no date, expected a date such as 2024-01-31, 2024-W05 or 2024-01",
        "bytes:5:count: a second count of 'a' for 2024-02, expected one a date",
        "bytes:6:date: '2024-W09' is a week, expected a month",
        "bytes:7:population: '0' is no population, expected a number above 0",
    ]


def test_dates_a_century_apart_are_told_and_the_other_series_are_read() -> None:
    found = read("series,date,count\na,1924-01-01,1\na,2024-01-02,2\nb,2024-01-01,3\nb,2024-01-02,4\n")
    assert [one.series for one in found.series] == ["b"]
    assert [str(problem) for problem in found.problems] == [
        "bytes:2:date: 2 counts of 'a' from 1924-01-01 to 2024-01-02, expected dates nearer together"
    ]


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "date,count\n", "date,count\nsoon,1\n", "", "\n\n", "date\n2024-01\n"])
def test_a_file_without_counts_over_time_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(text)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    ["2024-13", "2024-02-30", "2024-W54", "2023-W53", "0001-01-01", "9999-12", "24-01-01", "1" * 50, "W05", "周"],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert step_of(text) is None


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_none(text: str) -> None:
    step = step_of(text)
    assert step is None or step.number > 0


CELLS = st.sampled_from(
    ["", "1", "-3", "x", "2024-01", "2024-W02", "2024-01-09", "date", "count", "5e3", '"', "人口", "区"]
)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=6))
def test_any_table_ends_in_series_or_in_one_clear_line(rows: list[list[str]]) -> None:
    try:
        found = read("\n".join(map(",".join, rows)))
    except Unreadable as error:
        said = str(error)
    else:
        said = "; ".join(map(str, found.problems))
        assert all(len(one.counts) == len(one.dates) for one in found.series)
    assert "\n" not in said
