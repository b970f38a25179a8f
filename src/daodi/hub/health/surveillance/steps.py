"""Steps of time as people and other systems write them."""

from __future__ import annotations

from datetime import date, timedelta

from daodi.detect.intake.steps import MONDAY, Step, shown, step_of


def written(unit: str, number: int) -> str:
    """A step as it is shown.

    >>> written("week", number_of("week", "2024-W05")), written("month", 24289)
    ('2024-W05', '2024-02')
    """
    return shown(Step(unit, number))  # type: ignore[arg-type]


def number_of(unit: str, text: str) -> int:
    """The number of a step as it is written; ValueError for another unit or none."""
    step = step_of(text)
    if step is None or step.unit != unit:
        raise ValueError(text)
    return step.number


def days(unit: str, number: int) -> tuple[date, date]:
    """The first and the last day of a step.

    >>> [str(one) for one in days("month", 24289)]
    ['2024-02-01', '2024-02-29']
    """
    if unit == "day":
        return date.fromordinal(number), date.fromordinal(number)
    if unit == "week":
        first = date.fromordinal(MONDAY + 7 * number)
        return first, first + timedelta(days=6)
    first, after = (date(month // 12, month % 12 + 1, 1) for month in (number, number + 1))
    return first, after - timedelta(days=1)


def between(first: date, last: date) -> Step | None:
    """The step that begins and ends on these days; None where they are none.

    >>> between(date(2024, 1, 29), date(2024, 2, 4)) == step_of("2024-W05")
    True
    """
    for unit, text in (
        ("day", first.isoformat()),
        ("week", "{}-W{:02}".format(*first.isocalendar()[:2])),
        ("month", f"{first:%Y-%m}"),
    ):
        step = step_of(text)
        if step is not None and days(unit, step.number) == (first, last):
            return step
    return None


def dhis2(unit: str, number: int) -> str:
    """A step as DHIS2 writes a period.

    >>> dhis2("week", number_of("week", "2024-W05")), dhis2("month", 24289), dhis2("day", 738945)
    ('2024W5', '202402', '20240229')
    """
    text = written(unit, number)
    if unit == "week":
        year, _dash, week = text.partition("-W")
        return f"{year}W{int(week)}"
    return text.replace("-", "")
