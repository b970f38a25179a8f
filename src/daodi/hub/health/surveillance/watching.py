"""Holds each count against its bound, by the methods of ``daodi.detect``; raises alerts.

It is done twice: with all counts, for readers of the owner's jurisdiction; and with nothing but what is read outside of
it. So no bound and no alarm seen there can tell of a count that is withheld.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from django.db import transaction

from daodi.detect import Method as How
from daodi.detect import Point, detect
from daodi.detect import Series as Counts
from daodi.detect.series import YEAR
from daodi.detect.settings import Choice
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.audit.actions import record
from daodi.hub.health.surveillance import telling
from daodi.hub.health.surveillance.models import (
    Alarm,
    Alert,
    AlertState,
    Cell,
    Judgement,
    Method,
    Revision,
    Series,
    Tally,
)

KIND = "watch-counts"
WATCH = Actor(via="watch")
# How many steps at the end of a series are judged, and how many of those may raise an alert.
JUDGED = {"day": 120, "week": 104, "month": 36}
RECENT = {"day": 14, "week": 4, "month": 2}


@dataclass(frozen=True)
class Judged:
    """One step of a series against its bound: with all counts, and with those that are read outside."""

    step: int
    method: str
    home: Point
    outside: Point


@transaction.atomic
def watch(tally: Tally, touched: Mapping[object, Iterable[int]]) -> list[Alert]:
    """Judges all series of a tally anew, and raises alerts for alarms at touched steps that are recent."""
    tally = Tally.objects.select_for_update(of=("self",)).select_related("owner").get(pk=tally.pk)
    raised: list[Alert] = []
    for series, judged in judge(tally).items():
        _keep(series, judged)
        asked = set(touched.get(series.pk, ()))
        for one in judged[-RECENT[tally.unit] :]:
            if one.step in asked and (alert := _raise(series, one)) is not None:
                raised.append(alert)
    return raised


def touched_by(delivery_id: UUID) -> dict[object, set[int]]:
    """The steps of each series that a delivery told anew."""
    steps: dict[object, set[int]] = defaultdict(set)
    told = Revision.objects.filter(delivery=delivery_id).values_list("cell__series", "cell__step")
    for series, step in told.iterator():
        steps[series].add(step)
    return steps


def judge(tally: Tally) -> dict[Series, list[Judged]]:
    """The last steps of each series, each against its bound."""
    cells: dict[object, list[Cell]] = defaultdict(list)
    for cell in Cell.objects.filter(series__tally=tally).order_by("step"):
        cells[cell.series_id].append(cell)
    known = tally.series.select_related("area", "tally__owner")
    return {each: _judged(each, cells[each.pk], tally.unit) for each in known if cells[each.pk]}


def method_for(chosen: str, length: int, unit: str) -> str:
    """The method chosen; else Farrington flexible where the history reaches far enough back, else EARS C1.

    >>> method_for("", 300, "week"), method_for("", 100, "week"), method_for("cusum", 9, "day")
    ('farrington-flexible', 'ears-c1', 'cusum')
    """
    if chosen:
        return chosen
    frequency = YEAR[unit]
    reach = Choice(Method.FLEXIBLE, {}).settings(frequency).reach(frequency) or 0
    return str(Method.FLEXIBLE if length > reach else Method.C1)


def _judged(series: Series, cells: Sequence[Cell], unit: str) -> list[Judged]:
    first, last = cells[0].step, cells[-1].step
    method = method_for(series.method, last - first + 1, unit)
    home = _points(cells, method, unit, outside=False)
    outside = _points(cells, method, unit, outside=True) if any(one.withheld for one in cells) else home
    steps = range(last - len(home) + 1, last + 1)
    return [Judged(*each) for each in zip(steps, [method] * len(home), home, outside, strict=True)]


def _points(cells: Sequence[Cell], method: str, unit: str, *, outside: bool) -> list[Point]:
    read = {one.step: one for one in cells if not (outside and one.withheld)}
    span = range(cells[0].step, cells[-1].step + 1)
    populations = tuple(read[step].population if step in read else None for step in span)
    counts = Counts(
        counts=tuple(read[step].cases if step in read else None for step in span),
        frequency=YEAR[unit],
        population=populations if any(populations) else (),
    )
    return detect(counts, cast(How, method), last=min(JUDGED[unit], len(span)))


def _keep(series: Series, judged: Sequence[Judged]) -> None:
    series.judgements.all().delete()
    Judgement.objects.bulk_create(
        Judgement(
            series=series,
            step=one.step,
            outside=outside,
            method=one.method,
            expected=point.expected,
            upper=point.upper,
            alarm=point.alarm,
            reason=(point.reason or "")[:200],
        )
        for one in judged
        for outside, point in ((False, one.home), (True, one.outside))
    )


def _raise(series: Series, one: Judged) -> Alert | None:
    """The alert that an alarm opens; None where there is no alarm, or where it joins an alert that is open."""
    if not (one.home.alarm or one.outside.alarm):
        return None
    opened = None
    alert = _open(series, bool(one.outside.alarm))
    if alert is None:
        opened = alert = Alert.objects.create(series=series, outside=bool(one.outside.alarm))
    for outside, point in ((False, one.home), (True, one.outside)):
        if point.alarm and point.observed is not None:
            Alarm.objects.get_or_create(
                alert=alert,
                step=one.step,
                outside=outside,
                defaults={
                    "observed": point.observed,
                    "expected": point.expected,
                    "upper": point.upper,
                    "method": one.method,
                },
            )
    if opened is not None:
        # No number here: the history of an alert is read by others than its counts.
        record(actor=WATCH, verb="raise", subject=alert, changes={"method": one.method})
        telling.tell_raised(alert)
    return opened


def _open(series: Series, seen_outside: bool) -> Alert | None:
    """The open alert that an alarm joins. One that is seen outside never joins one that is not: when that was raised
    would tell."""
    known = series.alerts.exclude(state=AlertState.CLOSED).order_by("-outside")
    return known.filter(outside=True).first() if seen_outside else known.first()
