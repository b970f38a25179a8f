"""A text on the page, cut where quotes begin and end, so that each can be lit, whatever overlaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from daodi.hub.cooperation.evidence.anchor import spread
from daodi.hub.cooperation.evidence.models import Fact, State

PART = 20_000
UNLIT = (State.REJECTED, State.SUPERSEDED, State.STALE)


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A stretch of text. ``fact`` is where a click on it leads; ``begins`` are the facts whose quote begins here."""

    text: str
    fact: UUID | None = None
    lit: bool = False
    confirmed: bool = False
    begins: tuple[UUID, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of a long text, with its pieces."""

    pieces: tuple[Piece, ...]
    number: int
    parts: int
    first: int = 0


def part_of(text: str, facts: Sequence[Fact], current: Fact | None, number: int | None = None) -> Part:
    """The part of a text that holds the current fact, or the one asked for; every fact in it is marked."""
    parts = max(1, -(-len(text) // PART))
    if number is None:
        number = current.start // PART + 1 if current and current.state != State.STALE else 1
    number = min(max(number, 1), parts)
    first, last = (number - 1) * PART, min(number * PART, len(text))
    shown = [one for one in facts if one.state not in UNLIT]
    places = [(one.start, one.end) for one in shown]
    cut = spread(text, places, first, last) if text else ()
    pieces = tuple(_piece(text[left:right], left, [shown[at] for at in over], current) for left, right, over in cut)
    return Part(pieces=pieces, number=number, parts=parts, first=first)


def _piece(text: str, left: int, over: list[Fact], current: Fact | None) -> Piece:
    if not over:
        return Piece(text=text)
    lit = current is not None and current in over
    shortest = min(over, key=lambda one: (one.end - one.start, one.start))
    return Piece(
        text=text,
        fact=shortest.pk,
        lit=lit,
        confirmed=all(one.state == State.CONFIRMED for one in over),
        begins=tuple(one.pk for one in over if one.start == left),
    )
