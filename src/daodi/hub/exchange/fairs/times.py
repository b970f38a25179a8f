"""The times at which one can meet at a fair: whole slots within its hours, on each of its days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones


def slots(
    first: date, last: date, opens: time, closes: time, *, minutes: int, zone: str
) -> Iterator[tuple[datetime, datetime]]:
    """Beginning and end of each slot, first things first; hours that a change of clocks leaves out are left out.

    >>> day = date(2026, 11, 26)
    >>> [one.hour for one, _end in slots(day, day, time(9), time(11), minutes=60, zone="Asia/Shanghai")]
    [9, 10]
    """
    place, length = ZoneInfo(zone), timedelta(minutes=minutes)
    day = first
    while day <= last:
        begin, end = datetime.combine(day, opens), datetime.combine(day, closes)
        while begin + length <= end:
            if _is_there(begin, place):
                yield begin.replace(tzinfo=place), begin.replace(tzinfo=place) + length
            begin += length
        day += timedelta(days=1)


def is_zone(name: str) -> bool:
    """Whether there is a time zone of that name."""
    return name in available_timezones()


def _is_there(moment: datetime, place: ZoneInfo) -> bool:
    """Whether a local time is on the clock that day."""
    there = moment.replace(tzinfo=place).astimezone(UTC).astimezone(place)
    return there.replace(tzinfo=None) == moment
