"""Opening hours as people write them: ``Mo-Fr 08:30-12:00,14:00-17:30; Sa 09:00-12:00``, or ``24/7``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
ALWAYS = "24/7"
MOST = 14
TIMES = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)")
# Other signs for a dash, a comma and a semicolon, as keyboards have them.
SIGNS = str.maketrans({"–": "-", "—": "-", "~": "-", "～": "-", "，": ",", "、": ",", "；": ";", "：": ":"})


@dataclass(frozen=True)
class Span:
    """The days on which it is open from one time to another; from 00:00 to 24:00 is the whole day."""

    days: tuple[str, ...]
    opens: str
    closes: str

    @property
    def all_day(self) -> bool:
        return (self.opens, self.closes) == ("00:00", "24:00")


def parse(text: str) -> tuple[Span, ...]:
    """The spans; ``ValueError`` names the part that can't be read.

    >>> parse("Mo-We 08:30-12:00; Sa 09:00-10:00")[0]
    Span(days=('Mo', 'Tu', 'We'), opens='08:30', closes='12:00')
    >>> parse("")
    ()
    """
    said = " ".join(text.translate(SIGNS).split())
    if not said:
        return ()
    if said == ALWAYS:
        return (Span(DAYS, "00:00", "24:00"),)
    rules = [rule.strip() for rule in said.split(";") if rule.strip()]
    if len(rules) > MOST:
        raise ValueError(text)
    return tuple(span for rule in rules for span in _rule(rule))


def as_hours(text: str) -> None:
    """Opening hours that can be read."""
    try:
        parse(text)
    except ValueError as error:
        raise ValidationError(
            _("%(part)s is not understood; expected days and times, for example Mo-Fr 08:30-17:00."),
            params={"part": error.args[0]},
        ) from error


def _rule(rule: str) -> Iterator[Span]:
    days, _space, times = rule.partition(" ")
    parts = times.replace(" ", "").split(",")
    if len(parts) > MOST or not times:
        raise ValueError(rule)
    spans = [_times(part) for part in parts]
    for opens, closes in spans:
        yield Span(_days(days), opens, closes)


def _days(text: str) -> tuple[str, ...]:
    named: set[str] = set()
    for part in text.split(","):
        first, dash, last = part.partition("-")
        if first not in DAYS or (dash and last not in DAYS):
            raise ValueError(text)
        begin, end = DAYS.index(first), DAYS.index(last or first)
        named |= set(DAYS[begin : end + 1] if begin <= end else (*DAYS[begin:], *DAYS[: end + 1]))
    return tuple(day for day in DAYS if day in named)


def _times(text: str) -> tuple[str, str]:
    if not TIMES.fullmatch(text):
        raise ValueError(text or ",")
    opens, _dash, closes = text.partition("-")
    if not opens < closes <= "24:00":
        raise ValueError(text)
    return opens, closes
