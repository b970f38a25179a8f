"""Who is connected with whom: mechanisms on the left, parties on the right, a line for each tie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from daodi.hub.cooperation.mechanisms.names import title
from daodi.hub.cooperation.mechanisms.queries import Tie

ROW, TOP, GAP, BETWEEN = 34, 20, 8, 110
SIGN = 7.4  # the width of a letter; a Chinese character is two of them
LONGEST = 34
MOST = 24  # mechanisms in one picture; more would not be read


@dataclass(frozen=True, slots=True)
class Node:
    """A name at a height; ``whole`` is the name uncut, ``sure`` where the party confirmed."""

    text: str
    whole: str
    y: int
    href: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """A tie from a mechanism to a party, as the path of an SVG; dashed where it is only named in a source."""

    path: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """All that the template draws."""

    height: int
    width: int
    x_left: int
    x_right: int
    left: tuple[Node, ...]
    right: tuple[Node, ...]
    lines: tuple[Line, ...]


def picture(ties: Sequence[Tie]) -> Picture | None:
    """The picture of some ties; ``None`` where there is nothing to connect."""
    mechanisms = list({tie.mechanism.pk: tie.mechanism for tie in ties}.values())[:MOST]
    kept = [tie for tie in ties if tie.mechanism in mechanisms]
    if not kept:
        return None
    heights = {one.pk: TOP + ROW * at for at, one in enumerate(mechanisms)}
    parties = _ordered(kept, heights)
    at_right = {name: TOP + ROW * at for at, name in enumerate(parties)}
    sure = {_who(tie) for tie in kept if tie.confirmed}
    named = {_who(tie): tie for tie in kept}
    left = tuple(
        Node(_cut(title(one)), title(one), heights[one.pk], reverse("mechanisms:page", args=[one.pk]))
        for one in mechanisms
    )
    right = tuple(_party(named[who], at_right[who], who in sure) for who in parties)
    begin = _widest(left) + GAP
    end = begin + BETWEEN
    return Picture(
        height=2 * TOP + ROW * (max(len(heights), len(parties)) - 1),
        width=end + GAP + _widest(right),
        x_left=begin - GAP,
        x_right=end + GAP,
        left=left,
        right=right,
        lines=tuple(
            Line(_path(begin, heights[tie.mechanism.pk], end, at_right[_who(tie)]), tie.confirmed) for tie in kept
        ),
    )


def _ordered(ties: Sequence[Tie], heights: Mapping[UUID, int]) -> list[str]:
    """Parties by the middle of the mechanisms they are tied to: fewest lines cross."""
    places: dict[str, list[int]] = {}
    for tie in ties:
        places.setdefault(_who(tie), []).append(heights[tie.mechanism.pk])
    return sorted(places, key=lambda who: (sum(places[who]) / len(places[who]), who))


def _who(tie: Tie) -> str:
    return str(tie.party.member_id or tie.party.name)


def _party(tie: Tie, y: int, sure: bool) -> Node:
    href = reverse("organisations:page", args=[tie.party.member_id]) if tie.party.member_id else ""
    return Node(_cut(tie.party.name), tie.party.name, y, href, sure)


def _path(begin: int, left: int, end: int, right: int) -> str:
    middle = (begin + end) // 2
    return f"M{begin} {left}C{middle} {left} {middle} {right} {end} {right}"


def _widest(nodes: Sequence[Node]) -> int:
    return round(SIGN * max(_wide(one.text) for one in nodes))


def _wide(text: str) -> int:
    return sum(2 if ord(sign) > 0x2E80 else 1 for sign in text)


def _cut(text: str) -> str:
    if _wide(text) <= LONGEST:
        return text
    kept, length = "", 0
    for sign in text:
        length += _wide(sign)
        if length > LONGEST - 1:
            break
        kept += sign
    return kept.rstrip() + "…"
