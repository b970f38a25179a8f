"""The timetable: days or stands across, times down, a box for each meeting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from daodi.hub.exchange.fairs.calendar import sides
from daodi.hub.exchange.fairs.models import Fair, Meeting, MeetingState
from daodi.hub.exchange.fairs.names import local

LEFT, HEAD, ROW, COLUMN, STAND, EDGE = 52, 26, 26, 190, 64, 2
SIGN, LONGEST = 7.4, 23
MOST = 60  # columns or rows in one picture; more would not be read


@dataclass(frozen=True, slots=True)
class Label:
    """A word at a place."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """A time that is taken; ``whole`` says by what, where that may be known."""

    x: float
    y: float
    width: float
    height: float
    text: str = ""
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """All that the template draws."""

    width: int
    height: int
    heads: tuple[Label, ...]
    hours: tuple[Label, ...]
    lines: tuple[float, ...]
    uprights: tuple[float, ...]
    boxes: tuple[Box, ...]


def of_person(
    fair: Fair, times: Sequence[tuple[datetime, datetime]], meetings: Iterable[Meeting], person_id: UUID
) -> Grid | None:
    """One's own meetings: a column a day."""
    known = {}
    for one in meetings:
        if one.state == MeetingState.BOOKED:
            there = local(one.starts_at, fair)
            known[f"{there:%m-%d}", f"{there:%H:%M}"] = sides(one, person_id)[1].organisation.name
    days = [f"{local(begin, fair):%m-%d}" for begin, _end in times]
    return _grid(days, _hours(fair, times), known, COLUMN)


def of_day(
    fair: Fair, times: Sequence[tuple[datetime, datetime]], busy: Mapping[str, Iterable[datetime]]
) -> Grid | None:
    """Which stands are taken when, on one day: a column a stand. With whom is not said."""
    known = {
        (stand, f"{local(at, fair):%H:%M}"): "" for stand, held in busy.items() for at in held if at in dict(times)
    }
    return _grid(list(busy), _hours(fair, times), known, STAND)


def _hours(fair: Fair, times: Sequence[tuple[datetime, datetime]]) -> list[str]:
    return sorted({f"{local(begin, fair):%H:%M}" for begin, _end in times})


def _grid(heads: Sequence[str], hours: Sequence[str], taken: Mapping[tuple[str, str], str], width: int) -> Grid | None:
    heads, hours = list(dict.fromkeys(heads))[:MOST], list(hours)[:MOST]
    if not heads or not hours:
        return None
    x_of = {head: LEFT + width * at for at, head in enumerate(heads)}
    y_of = {hour: HEAD + ROW * at for at, hour in enumerate(hours)}
    return Grid(
        width=LEFT + width * len(heads),
        height=HEAD + ROW * len(hours) + EDGE,
        heads=tuple(Label(head, x + width / 2, HEAD - 9) for head, x in x_of.items()),
        hours=tuple(Label(hour, LEFT - 8, y + ROW / 2) for hour, y in y_of.items()),
        lines=tuple(HEAD + ROW * at for at in range(len(hours) + 1)),
        uprights=tuple(LEFT + width * at for at in range(len(heads) + 1)),
        boxes=tuple(
            Box(x_of[head] + EDGE, y_of[hour] + EDGE, width - 2 * EDGE, ROW - 2 * EDGE, _cut(name), name)
            for (head, hour), name in taken.items()
            if head in x_of and hour in y_of
        ),
    )


def _cut(text: str) -> str:
    kept, length = "", 0
    for sign in text:
        length += 2 if ord(sign) > 0x2E80 else 1
        if length > LONGEST:
            return kept[:-1].rstrip() + "…"
        kept += sign
    return kept
