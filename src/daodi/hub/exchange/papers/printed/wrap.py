"""Breaks text of mixed scripts into lines: Latin between words, Han between signs, no closing mark at a line's head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from daodi.hub.exchange.papers.printed.fonts import Fonts, Run

HAN = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
NOT_FIRST = "，。、；：？！）》」』】〕…—·%％,.;:?!)]}"
NOT_LAST = "（《「『【〔([{"
PIECE = re.compile(rf"[{re.escape(NOT_LAST)}]*(?:[{HAN}]|[^\s{HAN}]+)[{re.escape(NOT_FIRST)}]*|\s+")


def broken(text: str, fonts: Fonts, look: str, size: float, width: float) -> list[list[Run]]:
    """The lines of a text, each as runs, none wider than ``width`` where that can be helped."""
    asked = (text, look, size, round(width, 3))
    if asked not in fonts.broken:
        fonts.broken[asked] = [fonts.runs(line, look) for line in _lines(text, fonts, look, size, width)]
    return fonts.broken[asked]


def _lines(text: str, fonts: Fonts, look: str, size: float, width: float) -> Iterator[str]:
    line, filled = "", 0.0
    for piece in _pieces(text, fonts, look, size, width):
        bare = piece.rstrip()
        if line.strip() and filled + _wide(bare, fonts, look, size) > width:
            yield line.strip()
            line, filled, piece = "", 0.0, piece.lstrip()
        line += piece
        filled += _wide(piece, fonts, look, size)
    if line.strip():
        yield line.strip()


def measure(runs: Sequence[Run], size: float) -> float:
    """How wide runs are together."""
    return sum(run.width(size) for run in runs)


def _wide(text: str, fonts: Fonts, look: str, size: float) -> float:
    return measure(fonts.runs(text, look), size)


def _pieces(text: str, fonts: Fonts, look: str, size: float, width: float) -> Iterator[str]:
    for piece in PIECE.findall(text):
        if _wide(piece, fonts, look, size) <= width:
            yield piece
        else:
            yield from _cut(piece, fonts, look, size, width)


def _cut(piece: str, fonts: Fonts, look: str, size: float, width: float) -> Iterator[str]:
    """A word longer than a line, cut where the line ends."""
    part = ""
    for sign in piece:
        if part and _wide(part + sign, fonts, look, size) > width:
            yield part
            part = ""
        part += sign
    yield part
