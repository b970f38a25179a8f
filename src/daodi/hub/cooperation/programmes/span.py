"""Days and periods as texts give them: a year, a month, a day."""

from __future__ import annotations

import calendar
from datetime import date

DAY = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"


def span(text: str) -> tuple[date, date] | None:
    """The first and the last day of a year, a month or a day; None where it is none.

    >>> span("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    >>> span("soon") is None
    True
    """
    parts = text.strip().split("-")
    if not 1 <= len(parts) <= 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    year, month, day = (*map(int, parts), 0, 0)[:3]
    try:
        first = date(year, month or 1, day or 1)
    except (ValueError, OverflowError):
        return None
    if len(parts) == 3:
        return first, first
    last = month or 12
    return first, date(year, last, calendar.monthrange(year, last)[1])


def last_day(text: str) -> date | None:
    """The last day that a deadline allows."""
    found = span(text)
    return found[1] if found else None
