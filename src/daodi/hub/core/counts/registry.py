"""Counts of what rooms keep, such as persons trained or patients treated: of what is published, and no person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Count:
    """A number of something over a span. ``key`` stays the same for ever; ``href`` leads to what was counted."""

    key: str
    title: str
    number: int
    href: str = ""


Telling = Callable[[Sequence[UUID], date, date], Iterable[Count]]
_tellers: dict[str, Telling] = {}


def bring(room: str, tell: Telling) -> None:
    """From here on, this room is asked. ``tell`` takes the owners (none means all), the first day and the last."""
    _tellers[room] = tell


def counted(owners: Sequence[UUID], begins: date, ends: date) -> list[Count]:
    """What the rooms count of these organisations, or of all, from one day to another; what is none is left out."""
    return [one for tell in _tellers.values() for one in tell(owners, begins, ends) if one.number]
