"""Dates as people write them, as steps of a day, a week or a month."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Literal, NamedTuple

Unit = Literal["day", "week", "month"]
YEARS = range(1800, 2200)
LONGEST = 40  # characters of a date
DAY = re.compile(r"(\d{4})([-/.年])(\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?|(\d{4})(\d{2})(\d{2})")
WEEK = re.compile(r"(\d{4})(?:年第?|第|[-/ ])?(?:w|wk|week|周|週)?[- ]?(\d{1,2})(?:周|週)?", re.IGNORECASE)
WEEK_SIGN = re.compile(r"w|周|週", re.IGNORECASE)
MONTH = re.compile(r"(\d{4})(?:[-/.年]?)(\d{1,2})月?")
MONDAY = date(1, 1, 1).toordinal()  # the first of January of the year 1 was a Monday


class Step(NamedTuple):
    """A step of time: its unit, and its number in an even count of them. A day is not yet known to stand for a week."""

    unit: Unit
    number: int


def step_of(text: str) -> Step | None:
    """The step that a date names; None where it is none.

    >>> step_of("2024-W05") == step_of("2024年第5周"), step_of("2024-02-30")
    (True, None)
    >>> step_of("2024年2月") == step_of("2024-02") == step_of("202402") == Step("month", 24289)
    True
    """
    text = unicodedata.normalize("NFKC", text[: LONGEST + 1]).strip()
    if not text or len(text) > LONGEST:
        return None
    if WEEK_SIGN.search(text):
        match = WEEK.fullmatch(text)
        return week(int(match[1]), int(match[2])) if match else None
    match = DAY.fullmatch(text)
    if match:
        parts = [match[1], match[3], match[4]] if match[1] else [match[5], match[6], match[7]]
        return _day(*map(int, parts))
    match = MONTH.fullmatch(text)
    return month(int(match[1]), int(match[2])) if match else None


def _day(year: int, number: int, day: int) -> Step | None:
    try:
        return Step("day", date(year, number, day).toordinal()) if year in YEARS else None
    except ValueError:
        return None


def week(year: int, number: int) -> Step | None:
    """An ISO week of a year."""
    if year not in YEARS or not 1 <= number <= 53:
        return None
    try:
        return Step("week", (date.fromisocalendar(year, number, 1).toordinal() - MONDAY) // 7)
    except ValueError:
        return None


def month(year: int, number: int) -> Step | None:
    """A month of a year."""
    return Step("month", year * 12 + number - 1) if year in YEARS and 1 <= number <= 12 else None


def coarser(step: Step, unit: Unit) -> Step:
    """The week or the month that a day stands in; any other step as it is."""
    if step.unit == unit or step.unit != "day":
        return step
    if unit == "week":
        return Step("week", (step.number - MONDAY) // 7)
    return Step("month", _month(step.number))


def shown(step: Step) -> str:
    """A step as it is written: ``2024-02-29``, ``2024-W05``, ``2024-02``.

    >>> shown(Step("month", 24289)), shown(step_of("2024-W05"))
    ('2024-02', '2024-W05')
    """
    if step.unit == "day":
        return date.fromordinal(step.number).isoformat()
    if step.unit == "month":
        return f"{step.number // 12}-{step.number % 12 + 1:02}"
    iso = date.fromordinal(MONDAY + 7 * step.number).isocalendar()
    return f"{iso.year}-W{iso.week:02}"


def spanned(first: Step, last: Step, every: Unit) -> list[Step]:
    """All steps from the first to the last; days go on by weeks or months where they stand for those.

    >>> [shown(step) for step in spanned(step_of("2024-01-31"), step_of("2024-02-14"), "week")]
    ['2024-01-31', '2024-02-07', '2024-02-14']
    """
    stride = 7 if first.unit == "day" and every == "week" else 1
    if first.unit == "day" and every == "month":
        day = date.fromordinal(first.number)
        months = range(day.year * 12 + day.month - 1, _month(last.number) + 1)
        days = (date(number // 12, number % 12 + 1, day.day) for number in months)
        return [Step("day", one.toordinal()) for one in days]
    return [Step(first.unit, number) for number in range(first.number, last.number + 1, stride)]


def steps_between(first: Step, last: Step, every: Unit) -> int:
    """About how many steps lie between two."""
    length = {"day": 1, "week": 7, "month": 30}[every] if first.unit == "day" else 1
    return (last.number - first.number) // length


def _month(number: int) -> int:
    day = date.fromordinal(number)
    return day.year * 12 + day.month - 1


def pace(days: list[int]) -> Unit:
    """What the days of a series stand for: weeks where all are whole weeks apart, months where each is in another month
    and all have one day of the month (of the first 28), else days.

    >>> first = date(2024, 1, 1).toordinal()
    >>> pace([first, first + 7, first + 21]), pace([first, first + 31, first + 60]), pace([first, first + 1])
    ('week', 'month', 'day')
    """
    distinct = sorted(set(days))
    if len(distinct) < 2:
        return "day"
    days_of_month = {date.fromordinal(one).day for one in distinct}
    if len(days_of_month) == 1 and days_of_month <= set(range(1, 29)):
        return "month"
    return "week" if all((one - distinct[0]) % 7 == 0 for one in distinct) else "day"
