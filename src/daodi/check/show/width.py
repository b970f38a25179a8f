"""How wide text stands in a terminal, where a Han character takes two places."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator


def wide(text: str) -> int:
    """The places that a text takes.

    >>> wide("A-17"), wide("黄芪"), wide("e\u0301")
    (4, 4, 1)
    """
    return len(text) if text.isascii() else sum(map(_places, text))


def _places(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def fill(text: str, width: int) -> str:
    """The text in that many places: cut with an ellipsis, or filled up with blanks.

    >>> fill("黄芪 Astragali", 8) + "|", fill("黄芪", 6) + "|"
    ('黄芪 As…|', '黄芪  |')
    """
    if wide(text) > width:
        kept, room = "", width - 1
        for character in text:
            room -= _places(character)
            if room < 0:
                break
            kept += character
        text = kept + "…"
    return text + " " * (width - wide(text))


def wrap(text: str, width: int) -> Iterator[str]:
    """The text in lines of at most that width, broken at blanks, or anywhere in Han text and in words too long.

    >>> list(wrap("the limit 0.3 lies inside", 12)), list(wrap("限量落在不确定度之内", 8))
    (['the limit', '0.3 lies', 'inside'], ['限量落在', '不确定度', '之内'])
    """
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if wide(joined) <= width:
            line = joined
            continue
        if line and (wide(word) <= width or wide(line) > width - 4):
            yield line
            joined = word
        *full, line = _pieces(joined, max(width, 2))
        yield from full
    if line:
        yield line


def _pieces(text: str, width: int) -> Iterator[str]:
    piece, room = "", width
    for character in text:
        places = _places(character)
        if places > room:
            yield piece
            piece, room = "", width
        piece += character
        room -= places
    yield piece
