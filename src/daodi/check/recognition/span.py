"""How long a permission lasts: as the rule, the plan or the licence at home bound it, whichever ends first."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING

from daodi.reference import RecognitionPath

if TYPE_CHECKING:
    from daodi.check.recognition.ask import Case


def last_day(case: Case, path: RecognitionPath, on: date) -> str:
    """The last day that the path allows, written; empty where nothing bounds it."""
    begins = max(day for day in (_day(case.begins), on) if day)
    ends = [after(begins, path.months) - timedelta(days=1)] if path.months else []
    ends += [day for day in (_day(case.ends), _day(case.licensed_until)) if day]
    return min(ends).isoformat() if ends else ""


def after(day: date, months: int) -> date:
    """The day so many months later; the last of a month where that has none such.

    >>> after(date(2026, 8, 31), 6), after(date(2026, 11, 22), 36)
    (datetime.date(2027, 2, 28), datetime.date(2029, 11, 22))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
