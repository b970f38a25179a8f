"""Looks over one row by itself: its text, source, dates, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from daodi.reference.kinds.row import Row
from daodi.reference.kinds.rules import Coverage, Document, Limit

DAYS = ("effective_from", "effective_to")
SEEN: dict[type[Row], str] = {Document: "last_seen_in_force", Coverage: "as_of"}

# Characters that no careful hand types: replacement and control characters, zero-width ones, UTF-8 read as Latin-1.
DAMAGE = re.compile(r"[\ufffd\x00-\x1f\x7f-\x9f\u200b-\u200f\ufeff]|[ÃÂ][\x80-\xbf]|â€")
PLAIN_NUMBER = re.compile(r"\d+(\.\d+)?")
CAS = re.compile(r"(\d{2,7})-(\d\d)-(\d)")
PART_OF_A_DATE = re.compile(r"\d{4}(-\d\d)?")

Said = Iterator[tuple[str, str]]


def look_over_row(row: Row) -> Said:
    """What is wrong in the row, each by its column."""
    yield from _text(row)
    if not row.source:
        yield "source", "no source; write 'not stated', quality curated, where none is known"
    yield from _dates(row)
    yield from _cas(row)
    if isinstance(row, Limit):
        yield from _value(row)


def _text(row: Row) -> Said:
    for column in row.__struct_fields__:
        value = getattr(row, column)
        if isinstance(value, tuple) and len({part.strip() for part in value} - {""}) < len(value):
            yield column, "a value between | is empty or stands twice"
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str) and text != text.strip():
                yield column, f"space around {text!r}"
            if isinstance(text, str) and DAMAGE.search(text):
                yield column, f"damaged text {text[:60]!r}"


def _dates(row: Row) -> Said:
    for column in DAYS:
        text = getattr(row, column, "")
        if text and not _is_day(text):
            yield column, f"{text!r} is no date, expected YYYY-MM-DD"
    if column := SEEN.get(type(row), ""):
        text = getattr(row, column)
        if text and text != "undated" and not (_is_day(text) or PART_OF_A_DATE.fullmatch(text)):
            yield column, f"{text!r} is no date, expected YYYY-MM-DD, YYYY-MM, YYYY or undated"
    start, end = (getattr(row, column, "") for column in DAYS)
    if start and end and start > end:
        yield "effective_to", f"ends on {end}, before it starts on {start}"


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _value(row: Limit) -> Said:
    missing_by_right = not row.value and row.operator == "absent"
    if not missing_by_right and not PLAIN_NUMBER.fullmatch(row.value):
        yield "value", f"{row.value!r} is no plain number; only 'absent' may go without"


def _cas(row: Row) -> Said:
    """The last digit of a CAS number is a check digit."""
    number = getattr(row, "cas", "")
    if not number:
        return
    parts = CAS.fullmatch(number)
    digits = reversed(parts[1] + parts[2]) if parts else ""
    if not parts or sum(place * int(digit) for place, digit in enumerate(digits, 1)) % 10 != int(parts[3]):
        yield "cas", f"{number!r} is no CAS number"
