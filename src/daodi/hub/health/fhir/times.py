"""Times as a search writes them: each is a span, as long as it is exact."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from django.utils.dateparse import parse_datetime

PREFIXES = ("eq", "ne", "gt", "ge", "lt", "le", "sa", "eb", "ap")
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?", re.ASCII)


def span(text: str) -> tuple[datetime, datetime]:
    """When a written time begins, and when it is over. Without a zone it is UTC's.

    >>> [str(one.date()) for one in span("2026-02")]
    ['2026-02-01', '2026-03-01']
    """
    try:
        if TIME.fullmatch(text):
            return _moment(text)
        if not DAY.fullmatch(text):
            raise ValueError(text)
        parts = [int(part) for part in text.split("-")]
        first = datetime(*(*parts, 1, 1)[:3], tzinfo=UTC)  # type: ignore[misc,arg-type]
        return first, _next(first, len(parts))
    except (ValueError, OverflowError) as error:
        raise ValueError("expected a date as 2026, 2026-03, 2026-03-31 or 2026-03-31T09:30:00Z") from error


def _moment(text: str) -> tuple[datetime, datetime]:
    at = parse_datetime(text)
    if at is None:
        raise ValueError(text)
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    at.astimezone(UTC)  # a database keeps it so, where it can be
    clock = re.split(r"[Z+-]", text.partition("T")[2])[0]
    fraction = clock.partition(".")[2]
    if fraction:
        return at, at + timedelta(microseconds=max(1, 10 ** (6 - len(fraction))) if len(fraction) < 6 else 1)
    return at, at + timedelta(**({"minutes": 1} if clock.count(":") == 1 else {"seconds": 1}))


def _next(first: datetime, parts: int) -> datetime:
    if parts == 1:
        return first.replace(year=first.year + 1)
    if parts == 2:
        return (first + timedelta(days=32)).replace(day=1)
    return first + timedelta(days=1)
