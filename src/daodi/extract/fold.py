"""The text as it is searched: one width, one script, nothing invisible; every place leads back to the text as it is."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right

from daodi.reference import HanVariant, rows

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]+"
)
READING = re.compile("(?<=[\u3400-\u9fff])\\([a-zü]{0,5}[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ][a-zü]{0,4}\\)")
BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff])[ \t\u3000]+(?=[\u3400-\u9fff])")
WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
PLAIN = {
    0x3000: " ", 0xA0: " ", 0x202F: " ", 0x2009: " ", 0x2007: " ", 0x200A: " ", 0x2002: " ", 0x2003: " ",
    0x2019: "'", 0x2018: "'", 0x02BC: "'", 0x2010: "-", 0x2011: "-", 0x2012: "–", 0x2212: "-", 0xFF5E: "~", 0x301C: "~",
    0x223C: "~", 0x0D: " ", 0x0B: " ", 0x0C: "\n", 0x2028: "\n", 0x2029: "\n", 0x85: "\n",
    0x3007: "零", 0x25CB: "零", 0x58F9: "一", 0x8D30: "二", 0x53C1: "三", 0x8086: "四", 0x4F0D: "五",
    0x67D2: "七", 0x634C: "八", 0x7396: "九", 0x62FE: "十", 0x4F70: "百", 0x4EDF: "千",
}  # fmt: skip


class Folded:
    """A text for searching, in which a place leads back to the text as it was given.

    >>> folded = Folded("１２0\\u200b萬人次")
    >>> folded.text, folded.span(0, 4)
    ('120万人次', (0, 5))
    """

    __slots__ = ("_cuts", "_gaps", "given", "text")

    def __init__(self, given: str) -> None:
        self.given = given
        self._cuts: list[int] = []  # where, in the searched text, something was left out before
        self._gaps: list[int] = []  # how much, in all, up to there
        text = given if given.isascii() else given.translate(_table())
        if "\r" in text:
            text = text.replace("\r", " ")
        if not given.isascii():
            text = self._without(text).replace("计画", "计划")
        self.text = text

    def _without(self, text: str) -> str:
        spans = sorted(m.span() for pattern in (INVISIBLE, READING, BETWEEN_HAN) for m in pattern.finditer(text))
        if not spans:
            return text
        kept, at, gone = [], 0, 0
        for start, end in spans:
            start = max(start, at)
            if end <= start:
                continue
            kept.append(text[at:start])
            self._cuts.append(start - gone)
            gone += end - start
            self._gaps.append(gone)
            at = end
        kept.append(text[at:])
        return "".join(kept)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the searched text stands in the text as it was given."""
        return self._back(start), self._back(end - 1) + 1

    def _back(self, place: int) -> int:
        at = bisect_right(self._cuts, place)
        return place + self._gaps[at - 1] if at else place


@functools.cache
def _table() -> dict[int, str]:
    han = {ord(row.character): row.simplified for row in rows(HanVariant) if len(row.simplified) == 1}
    return {**han, **WIDE, **PLAIN}


def plain(word: str) -> str:
    """A word of a table as it stands in the searched text: folded, in small letters."""
    return word.translate(_table()).lower()
