"""A figure as the pages tell it: each statement as its source has it, side by side, never averaged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.template.defaultfilters import date as shown_date
from django.utils.translation import gettext as _

from daodi.hub.cooperation.front.models import Figure
from daodi.hub.cooperation.programmes.judging import stated_of, what_of
from daodi.hub.cooperation.programmes.kinds import CountKind
from daodi.hub.cooperation.programmes.models import Indicator, Reading
from daodi.hub.cooperation.programmes.series import Series, series
from daodi.hub.cooperation.programmes.words import LEFT_OUT, own_title, said
from daodi.hub.web.words import Words


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What one source says: value with its hedge, what is counted, the day, the words, the source.

    ``apart`` says why it is no point of the indicator's series; ``contradicted``: another statement says otherwise.
    """

    reading: Reading
    said: str
    counts: Words
    day: Words
    over: Words
    apart: Words = ""
    contradicted: bool = False


@dataclass(frozen=True, kw_only=True)
class Told:
    """A figure: its name, what its last day says (several where sources differ), and all statements, latest first."""

    figure: Figure
    title: str
    now: tuple[Statement, ...]
    statements: tuple[Statement, ...]

    @property
    def differ(self) -> bool:
        """Whether sources contradict each other about the last day."""
        return any(one.contradicted for one in self.now)


def told(figures: Iterable[Figure], today: date) -> list[Told]:
    """Figures as the pages tell them, in their order; their readings are those that were read with them."""
    return [_told(figure, today) for figure in figures]


def _told(figure: Figure, today: date) -> Told:
    indicator = figure.indicator
    readings = sorted(indicator.readings.all(), key=lambda one: (one.ends or date.min, one.created_at), reverse=True)
    found = series(what_of(indicator), map(stated_of, readings), today)
    statements = tuple(_statement(one, indicator, found) for one in readings)
    return Told(figure=figure, title=own_title(indicator), now=_now(statements, found), statements=statements)


def _statement(reading: Reading, indicator: Indicator, found: Series) -> Statement:
    why = next((why for one, why in found.left_out if one.id == str(reading.pk)), None)
    against = [point for point in found.points if any(one.id == str(reading.pk) for one in point.stated)]
    return Statement(
        reading=reading,
        said=said(reading, indicator),
        counts=CountKind(reading.count_kind).label,
        day=_day(reading),
        over=reading.get_aggregation_display(),
        apart=LEFT_OUT[why] if why else "",
        contradicted=any(found.against(point) for point in against),
    )


def _now(statements: tuple[Statement, ...], found: Series) -> tuple[Statement, ...]:
    """The statements for the last day of the series, one a value; where none fits the series, all."""
    if not found.points:
        return statements
    last = found.points[-1].on
    firsts = {point.stated[0].id for point in found.points if point.on == last}
    for point in found.points:
        if point.on == last:
            firsts |= {one.stated[0].id for one in found.against(point)}
    return tuple(one for one in statements if str(one.reading.pk) in firsts)


def _day(reading: Reading) -> str:
    """The day a figure stands for, or the time from day to day; else when, as the text says it."""
    ends = str(shown_date(reading.ends, "Y-m-d")) if reading.ends else ""
    if reading.begins and reading.ends and reading.begins != reading.ends:
        return _("%(begins)s to %(ends)s") % {"begins": shown_date(reading.begins, "Y-m-d"), "ends": ends}
    return ends or reading.when or _("no day stated")
