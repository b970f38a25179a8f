"""The time of a plan as a picture: the plan, its projects, its deadlines, each on a line of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from daodi.hub.cooperation.programmes.models import Indicator, Period, Plan, Project
from daodi.hub.cooperation.programmes.status import Standing
from daodi.hub.cooperation.programmes.words import MARKS, STATUS, own_title

WIDTH, LEFT, RIGHT, ROW, TOP = 880, 250, 860, 30, 34
LONGEST = 32
MOST = 40
YEAR = timedelta(days=366)


@dataclass(frozen=True)
class Bar:
    """A line of the picture: a bar from one day to another, or a deadline with its mark."""

    text: str
    whole: str
    y: int
    href: str = ""
    x: float = 0
    width: float = 0
    planned: bool = False
    at: float | None = None
    mark: str = ""
    note: str = ""


@dataclass(frozen=True)
class Timeline:
    """All that the template draws."""

    bars: tuple[Bar, ...]
    years: tuple[tuple[float, str], ...]
    today_x: float | None
    height: int
    more: int = 0
    width: int = WIDTH
    left: int = LEFT
    top: int = TOP


@dataclass(frozen=True)
class Entry:
    """What stands on one line."""

    text: str
    href: str = ""
    begins: date | None = None
    ends: date | None = None
    planned: bool = False
    mark: str = ""
    note: str = ""

    @property
    def days(self) -> list[date]:
        """The days it has."""
        return [day for day in (self.begins, self.ends) if day]


def timeline(
    plan: Plan,
    projects: Iterable[Project],
    standings: Iterable[tuple[Indicator, Standing]],
    periods: Iterable[Period],
    today: date,
) -> Timeline | None:
    """The picture of a plan's time; None where no day is known."""
    entries = [Entry(_("The plan"), "", plan.begins, plan.ends)]
    entries += [_of_project(project) for project in projects]
    entries += [entry for indicator, standing in standings for entry in _deadlines(indicator, standing)]
    dated = [entry for entry in entries if entry.days]
    if not dated:
        return None
    days = [day for entry in dated for day in entry.days] + [period.due for period in periods]
    return _drawn(dated, min(days), max(days), today)


def _of_project(project: Project) -> Entry:
    begins = project.actual_start or project.planned_start
    ends = project.actual_end or project.planned_end
    planned = project.actual_start is None
    return Entry(own_title(project), reverse("programmes:project", args=[project.pk]), begins, ends, planned)


def _deadlines(indicator: Indicator, standing: Standing) -> Iterable[Entry]:
    href = reverse("programmes:indicator", args=[indicator.pk])
    for judged in standing.judged:
        if judged.aim and judged.aim.deadline:
            note = f"{judged.aim.deadline.isoformat()} · {STATUS[judged.status]}"
            text = own_title(indicator)
            yield Entry(text, href, ends=judged.aim.deadline, mark=MARKS[judged.status], note=note)


def _drawn(entries: Sequence[Entry], first: date, last: date, today: date) -> Timeline:
    start = date(first.year, 1, 1)
    days = max((min(last, date.max - YEAR) - start).days + 60, 365)

    def x(day: date) -> float:
        return round(LEFT + min((day - start).days / days, 1) * (RIGHT - LEFT), 1)

    kept = entries[:MOST]
    years = range(start.year, (start + timedelta(days=days)).year + 1)
    every = max(1, len(years) // 10)
    return Timeline(
        bars=tuple(_bar(entry, TOP + ROW * at, x) for at, entry in enumerate(kept)),
        years=tuple((x(date(year, 1, 1)), str(year)) for year in years[::every]),
        today_x=x(today) if start <= today <= start + timedelta(days=days) else None,
        height=TOP + ROW * len(kept) + 4,
        more=len(entries) - len(kept),
    )


def _bar(entry: Entry, y: int, x: Callable[[date], float]) -> Bar:
    short = _narrow(entry.text)
    first, last = entry.days[0], entry.days[-1]
    if entry.mark:
        return Bar(short, entry.text, y, entry.href, at=x(last), mark=entry.mark, note=entry.note)
    place, end = x(first), x(last)
    said = " – ".join(day.isoformat() for day in entry.days)
    return Bar(short, entry.text, y, entry.href, place, max(end - place, 3), entry.planned, note=said)


def _narrow(text: str) -> str:
    """Chinese signs are twice as wide: fewer of them fit."""
    width, kept = 0, ""
    for sign in text:
        width += 2 if ord(sign) > 0x2E80 else 1
        if width > LONGEST:
            return kept + "…"
        kept += sign
    return kept
