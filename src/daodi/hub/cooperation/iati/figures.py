"""Indicators as IATI results: each target and each reading that a person confirmed, in its period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.functional import Promise

from daodi.hub.cooperation.iati import codes
from daodi.hub.cooperation.iati.standard.records import Document, Figure, Indicator, Period, Result
from daodi.hub.cooperation.iati.wording import comment, digits, language_of, text, texts
from daodi.hub.cooperation.programmes.kinds import Direction, FactState
from daodi.hub.cooperation.programmes.models import Indicator as Counted
from daodi.hub.cooperation.programmes.models.indicators import Figure as Stated

OTHER, RESULTS_DOCUMENT = "9", "A08"
Span = tuple[str, str]


class Notes:
    """What was left out of a record, and why: by field, each said once."""

    def __init__(self) -> None:
        self._said: dict[tuple[str, str], Promise] = {}

    def add(self, field: str, why: Promise) -> None:
        """Notes it."""
        self._said.setdefault((field, str(why)), why)

    def __iter__(self) -> Iterator[tuple[str, Promise]]:
        return iter([(field, why) for (field, _), why in self._said.items()])


def results_of(indicators: Iterable[Counted], starts: date | None, notes: Notes) -> tuple[Result, ...]:
    """One result an indicator that is published and has something confirmed to tell."""
    told = (_result(one, starts, notes) for one in indicators if one.visibility == "published")
    return tuple(one for one in told if one is not None)


def _result(one: Counted, starts: date | None, notes: Notes) -> Result | None:
    title = texts(one.title, one.titles, language_of(one.title))
    baseline = None
    if one.baseline is not None and one.baseline_on:
        baseline = Figure(value=digits(one.baseline), on=one.baseline_on.isoformat())
    periods = _periods(one, starts or one.baseline_on, notes)
    if not periods:
        return None
    counted = Indicator(
        measure=codes.MEASURE[one.measure],
        title=title,
        description=text(_about(one)),
        ascending=one.direction == Direction.UP,
        baseline=baseline,
        periods=periods,
    )
    return Result(kind=OTHER, title=title, indicators=(counted,))


def _periods(one: Counted, starts: date | None, notes: Notes) -> tuple[Period, ...]:
    targets: dict[Span, list[Figure]] = {}
    actuals: dict[Span, list[Figure]] = {}
    for target in one.targets.all():
        if target.state != FactState.CONFIRMED:
            continue
        due = target.due
        if due is None:
            notes.add("deadline", codes.NO_DEADLINE)
            continue
        begins = starts if starts and starts <= due else date(due.year, 1, 1)
        targets.setdefault((begins.isoformat(), due.isoformat()), []).append(_figure(target))
    for reading in one.readings.all():
        if reading.state != FactState.CONFIRMED:
            continue
        if reading.ends is None:
            notes.add("ends", codes.NO_END)
            continue
        span = ((reading.begins or reading.ends).isoformat(), reading.ends.isoformat())
        actuals.setdefault(_aimed(targets, span), []).append(_figure(reading))
    return tuple(
        Period(begins=span[0], ends=span[1], targets=tuple(targets.get(span, ())), actuals=tuple(actuals.get(span, ())))
        for span in sorted({*targets, *actuals}, key=lambda span: (span[1], span[0]))
    )


def _aimed(targets: dict[Span, list[Figure]], span: Span) -> Span:
    """The period of a target that ends on the same day, or the figure's own."""
    return next((one for one in targets if one[1] == span[1]), span)


def _figure(stated: Stated) -> Figure:
    documents: tuple[Document, ...] = ()
    if stated.source.startswith(("http://", "https://")):
        shown = text(stated.quote or stated.source)
        documents = (Document(url=stated.source, format="text/html", category=RESULTS_DOCUMENT, title=shown),)
    return Figure(value=digits(stated.value), comment=comment(stated), documents=documents)


def _about(one: Counted) -> str:
    counted = f"Counted: {one.count_kind.replace('_', '-')}, {one.aggregation.replace('_', ' ')}"
    unit = f", {one.unit}" if one.unit else ""
    return f"{one.about.strip()} {counted}{unit}.".strip()
