"""Dates of several calendars; where day and month may be exchanged, that is said."""

from __future__ import annotations

import datetime

import pytest

from daodi.check.notation import Ambiguous, date, date_order


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-08-21", "2023-08-21"),
        ("2023-08-21T10:30:00Z", "2023-08-21"),
        ("2023-08-21 10:30", "2023-08-21"),
        ("2023/8/21", "2023-08-21"),
        ("2023.8.21", "2023-08-21"),
        ("20230821", "2023-08-21"),
        ("21.08.2023", "2023-08-21"),
        ("21/08/2023", "2023-08-21"),
        ("08/21/2023", "2023-08-21"),
        ("8 Jan 2008", "2008-01-08"),
        ("08-Jan-2008", "2008-01-08"),
        ("08-Jan-08", "2008-01-08"),
        ("Jan. 8, 2008", "2008-01-08"),
        ("January 8th, 2008", "2008-01-08"),
        ("2008-Jan-08", "2008-01-08"),
        ("2023年8月21日", "2023-08-21"),
        ("2023年08月21号", "2023-08-21"),
        ("2023년 8월 21일", "2023-08-21"),
        ("民國95年11月10日", "2006-11-10"),
        ("中華民國95年11月10日", "2006-11-10"),
        ("95年11月10日", "2006-11-10"),
        ("102-06-10", "2013-06-10"),
        ("102.06.10", "2013-06-10"),
        ("95.11.10", "2006-11-10"),
        ("令和5年8月21日", "2023-08-21"),
        ("令和元年8月21日", "2019-08-21"),
        ("R5.8.21", "2023-08-21"),
        ("平成30年4月1日", "2018-04-01"),
        ("45159", "2023-08-21"),
        ("21/08/2566", "2023-08-21"),
        ("２０２３－０８－２１", "2023-08-21"),
        ("05/05/2011", "2011-05-05"),
    ],
)
def test_a_date_is_read_in_its_calendar(text: str, expected: str) -> None:
    assert date(text) == datetime.date.fromisoformat(expected)


def test_day_and_month_that_may_be_exchanged_are_ambiguous() -> None:
    found = date("01/04/2011")
    assert isinstance(found, Ambiguous)
    assert (found.month_day, found.day_month) == (datetime.date(2011, 1, 4), datetime.date(2011, 4, 1))
    assert date("01/04/2011", order="month-day") == datetime.date(2011, 1, 4)
    assert date("01/04/2011", order="day-month") == datetime.date(2011, 4, 1)


@pytest.mark.parametrize(
    "text", ["", "soon", "2023-13-01", "2023-02-30", "0.5", "12", "31/31/2023", "99999999", "1/2", "x" * 200]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert date(text) is None


def test_a_short_year_needs_the_order_of_its_column() -> None:
    assert date("23-08-21") is None
    assert date("21/08/23", order="day-month") == datetime.date(2023, 8, 21)


def test_a_column_decides_its_order_by_the_days_above_twelve() -> None:
    assert date_order(["01/04/2011", "01/13/2011"]) == "month-day"
    assert date_order(["01/04/2011", "13.04.2011"]) == "day-month"
    assert date_order(["01/04/2011", "02/03/2011"]) is None
    assert date_order(["13/04/2011", "04/13/2011"]) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 März 2024", "2024-03-12"),
        ("3 juin 2024", "2024-06-03"),
        ("14 juil. 2024", "2024-07-14"),
        ("2 dicembre 2024", "2024-12-02"),
        ("15 de mayo de 2024", "2024-05-15"),
        ("Apr. 27, 2017.", "2017-04-27"),
    ],
)
def test_months_are_read_in_several_languages(text: str, day: str) -> None:
    assert date(text) == datetime.date.fromisoformat(day)


def test_days_with_points_between_are_day_month_year() -> None:
    assert date("12.02.2024") == datetime.date(2024, 2, 12)


def test_a_short_year_is_read_where_only_one_order_is_possible() -> None:
    assert date("10-13-20") == datetime.date(2020, 10, 13)
    assert date("23-08-21") is None


@pytest.mark.parametrize("text", ["2024-05-12～2024-05-20", "12 May 2024 to 20 May 2024", "2024/05/12 TO 2024/05/20"])
def test_a_period_is_read_as_its_last_day(text: str) -> None:
    assert date(text) == datetime.date(2024, 5, 20)
