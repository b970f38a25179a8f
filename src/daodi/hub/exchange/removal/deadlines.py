"""How long each kind of report may take, from the table; counted in working days.

A working day is Monday to Friday in the site's time zone. Public holidays are not held, so they count as working days.
"""

from __future__ import annotations

import csv
import functools
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).parent / "data" / "reasons.csv"
SATURDAY = 5


class Deadline(NamedTuple):
    """Working days until the decision, for the publisher's view, and for the answer to a counter-statement.

    ``at_once``: such a record may be held before the decision.
    """

    reason: str
    decide_days: int
    answer_days: int
    counter_days: int
    at_once: bool
    source: str
    quality: str


@functools.cache
def deadlines() -> dict[str, Deadline]:
    """The table by reason, the most urgent first."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return {row["reason"]: _read(row) for row in csv.DictReader(lines)}


def working_days_after(day: date, count: int) -> date:
    """The day so many working days later.

    >>> working_days_after(date(2026, 11, 20), 2)  # a Friday
    datetime.date(2026, 11, 24)
    """
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day


def _read(row: dict[str, str]) -> Deadline:
    return Deadline(
        reason=row["reason"],
        decide_days=int(row["decide_days"]),
        answer_days=int(row["answer_days"]),
        counter_days=int(row["counter_days"]),
        at_once=row["at_once"] == "yes",
        source=row["source"],
        quality=row["quality"],
    )
