"""A map of tiles: an area a tile, where its owner placed it, else in the order of the codes. No outline is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from daodi.hub.health.surveillance.models import Area

TILE, GAP, EDGE, ACROSS = 92, 6, 2, 5
LONGEST = 12


@dataclass(frozen=True)
class Seen:
    """An area at one step: the text of its count; ``kind`` alarm, quiet, silent (no answer), withheld, untold."""

    area: Area
    text: str
    kind: str
    href: str
    said: str


@dataclass(frozen=True)
class Tile:
    """A tile at its place; ``name`` has one or two lines."""

    x: int
    y: int
    name: Sequence[str]
    text: str
    kind: str
    href: str
    said: str


@dataclass(frozen=True)
class Tiles:
    """All that the template draws."""

    width: int
    height: int
    tiles: Sequence[Tile]
    size: int = TILE


def tiles(seen: Sequence[Seen]) -> Tiles | None:
    """The map of some areas; None where there is none."""
    if not seen:
        return None
    places = _places([one.area for one in seen])
    far = max(column for column, _row in places), max(row for _column, row in places)
    width, height = (EDGE * 2 + (most + 1) * (TILE + GAP) - GAP for most in far)
    drawn = [
        Tile(
            EDGE + column * (TILE + GAP),
            EDGE + row * (TILE + GAP),
            _lines(one.area.called),
            one.text,
            one.kind,
            one.href,
            one.said,
        )
        for one, (column, row) in zip(seen, places, strict=True)
    ]
    return Tiles(width, height, drawn)


def _places(areas: Sequence[Area]) -> list[tuple[int, int]]:
    """Columns and rows from 0; by the order of the areas where one has no place, or two have the same."""
    placed = [(one.column, one.row) for one in areas if one.column is not None and one.row is not None]
    if len(set(placed)) < len(areas):
        return [(at % ACROSS, at // ACROSS) for at in range(len(areas))]
    left, top = min(column for column, _row in placed), min(row for _column, row in placed)
    return [(column - left, row - top) for column, row in placed]


def _lines(name: str) -> list[str]:
    """A name on one line, or on two where it has more words or signs than fit."""
    first, rest = "", name
    while rest:
        word, space, after = rest.partition(" ")
        if _wide(first + word) > LONGEST:
            break
        first, rest = first + word + space, after
    if first:
        return [one for one in (first.strip(), _cut(rest)) if one]
    fits = next(at for at in range(len(name), 0, -1) if _wide(name[:at]) <= LONGEST)
    return [name[:fits], _cut(name[fits:].strip())]


def _cut(text: str) -> str:
    if _wide(text) <= LONGEST:
        return text
    return text[: next(at for at in range(len(text), 0, -1) if _wide(text[:at]) < LONGEST)].rstrip() + "…"


def _wide(text: str) -> int:
    return sum(2 if ord(sign) > 0x2E80 else 1 for sign in text.strip())
