"""How an authorisation stands on a day, and who holds it: from dates alone; today is an argument."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from daodi.hub.web.tongue import own
from daodi.reference import RegisterStatus, rows

EXPIRED = "expired"


class Stated(NamedTuple):
    """A status, or a holder, stated from a day on."""

    since: date
    what: str


class Span(NamedTuple):
    """What stood from a day to another; ``ends`` is the last day, None while it stands.

    ``derived``: nobody stated it, its last day has passed.
    """

    begins: date
    ends: date | None
    what: str
    derived: bool = False


@functools.cache
def words() -> dict[str, RegisterStatus]:
    """The words for a status, by id."""
    return {row.status: row for row in rows(RegisterStatus)}


@functools.cache
def valid_words() -> frozenset[str]:
    """The words that say that an authorisation stands."""
    return frozenset(row.status for row in words().values() if row.line == "regulatory" and row.valid == "yes")


def status_name(status: str) -> str:
    """The word for a status in the language of the page; the status itself where it has none."""
    row = words().get(status)
    return own(row.english, row.zh_hans, row.zh_hant) if row else status


def course(stated: Iterable[Stated], valid_until: date | None = None) -> list[Span]:
    """What was stated, each until the next; after the last day a valid one has expired, unless stated anew since.

    >>> [tuple(map(str, span)) for span in course([Stated(date(2020, 1, 1), "valid")], date(2024, 12, 31))]
    [('2020-01-01', '2024-12-31', 'valid', 'False'), ('2025-01-01', 'None', 'expired', 'True')]
    """
    ordered = sorted(stated)
    spans = []
    for place, (since, what) in enumerate(ordered):
        following = ordered[place + 1].since if place + 1 < len(ordered) else None
        ends = following - timedelta(days=1) if following else None
        spans += _until_its_last_day(Span(since, ends, what), valid_until)
    return spans


def on(spans: Sequence[Span], day: date) -> Span | None:
    """What stood on a day; None before anything was stated."""
    return next((span for span in spans if span.begins <= day and (span.ends is None or day <= span.ends)), None)


def held_by(holdings: Iterable[Stated], day: date) -> str | None:
    """Who held it on a day; None before anybody did.

    >>> held_by([Stated(date(2020, 1, 1), "A"), Stated(date(2023, 5, 1), "B")], date(2023, 4, 30))
    'A'
    """
    span = on(course(holdings), day)
    return span.what if span else None


def _until_its_last_day(span: Span, valid_until: date | None) -> list[Span]:
    if valid_until is None or span.what not in valid_words() or span.begins > valid_until:
        return [span]
    if span.ends is not None and span.ends <= valid_until:
        return [span]
    return [span._replace(ends=valid_until), Span(valid_until + timedelta(days=1), span.ends, EXPIRED, True)]
