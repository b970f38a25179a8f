"""Chinese names as they are read in Korean and in Vietnamese."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator

from daodi.reference import SinoReading, rows
from daodi.resolve import fold
from daodi.resolve.held import Held

SYSTEMS = frozenset(("zh_hans", "alias"))
SHORTEST_ALIAS = 3
FIRST_SYLLABLE, LAST_SYLLABLE, PER_INITIAL, PER_VOWEL = 0xAC00, 0xD7A3, 588, 28
NIEUN, RIEUL, SILENT = 2, 5, 11
LOST_BEFORE = frozenset((2, 6, 7, 12, 17, 20))  # ya, yeo, ye, yo, yu, i
VIETNAMESE = "vi "
ONLY_VIETNAMESE = re.compile(r"[đơưăâêôảãạ\u1ea0-\u1ef9ĩũỳýẽõ]")


def readings(entry: Held) -> Iterator[str]:
    """A name as Korean and Vietnamese read its characters; in Korean no alias so short that it may be another word."""
    plain = fold.key(entry.name)
    if entry.system not in SYSTEMS or not fold.HAN.match(plain):
        return
    read = [_table().get(character) for character in plain]
    korean = [both[0] if both else "" for both in read]
    if all(korean) and (entry.system != "alias" or len(plain) >= SHORTEST_ALIAS):
        yield hangul("".join(korean))
    syllables = [both[1] if both else "" for both in read]
    if all(syllables) and len(syllables) > 1:
        yield vietnamese("".join(syllables))


def hangul(text: str) -> str:
    """Hangul without the change of a first r: 연자육 and 련자육 are one.

    >>> hangul("련자육") == hangul("연자육")
    True
    """
    return "".join(map(_settled, text))


def _settled(syllable: str) -> str:
    if not FIRST_SYLLABLE <= ord(syllable) <= LAST_SYLLABLE:
        return syllable
    initial, rest = divmod(ord(syllable) - FIRST_SYLLABLE, PER_INITIAL)
    lost = rest // PER_VOWEL in LOST_BEFORE
    if initial == RIEUL:
        initial = SILENT if lost else NIEUN
    elif initial == NIEUN and lost:
        initial = SILENT
    return chr(FIRST_SYLLABLE + initial * PER_INITIAL + rest)


def is_vietnamese(text: str) -> bool:
    """Whether a text has letters that only Vietnamese writes."""
    return ONLY_VIETNAMESE.search(unicodedata.normalize("NFC", text).lower()) is not None


def vietnamese(plain: str) -> str:
    """The key of a Vietnamese reading, marks left out, y as i; apart from pinyin, whose syllables look alike."""
    return VIETNAMESE + plain.replace("y", "i")


@functools.cache
def _table() -> dict[str, tuple[str, str]]:
    return {row.character: (row.korean, row.vietnamese) for row in rows(SinoReading)}
