"""The plain forms in which names are compared: one script, one case, no marks, no spaces."""

from __future__ import annotations

import functools
import re
import unicodedata

from daodi.reference import HanVariant, Lookalike, Reading, rows

SMALL_KATAKANA = range(0x30A1, 0x30F7)
TO_HIRAGANA = 0x60
LETTERS = {"đ": "d", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ー": ""}
RUNS = re.compile(r"[\u3400-\u9fff]+|[\u3041-\u30ff]+|[\uac00-\ud7a3]+|[^\W_\u3041-\u9fff\uac00-\ud7a3]+")
HAN = re.compile(r"[\u3400-\u9fff]")
HANGUL = re.compile(r"[\uac00-\ud7a3]+")


class Folding(dict[int, str | None]):
    """A table for ``str.translate`` that works a character out when it is first met."""

    def __init__(self, apart: str | None, han: dict[str, str]) -> None:
        super().__init__({ord(c): plain for c, plain in LETTERS.items()})
        self.apart = apart
        self.han = han
        self.update({ord(quote): None for quote in "'’‘ʼ`´ʻ′"})

    def __missing__(self, code: int) -> str | None:
        folded = self[code] = self._fold(chr(code))
        return folded

    def _fold(self, character: str) -> str | None:
        if character in self.han:
            return self.han[character]
        if ord(character) in SMALL_KATAKANA:
            return chr(ord(character) - TO_HIRAGANA)
        if unicodedata.combining(character):
            return None
        if not character.isalnum():
            return self.apart
        return self._bare(character.lower())

    @staticmethod
    def _bare(character: str) -> str:
        if len(character) > 1 or (ord(character) > 0x24F and not 0x1E00 <= ord(character) < 0x2000):
            return character
        plain = unicodedata.normalize("NFD", LETTERS.get(character, character) or "")
        return "".join(c for c in plain if not unicodedata.combining(c))


@functools.cache
def _foldings() -> tuple[Folding, Folding]:
    han = {row.character: row.simplified for row in rows(HanVariant)}
    return Folding(None, han), Folding(" ", han)


def clean(text: str) -> str:
    """The text in lower case, in composed characters, with single spaces: what *exact* compares."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return " ".join(text.lower().split())


def key(text: str) -> str:
    """The text as one word of plain characters: what names are found by.

    >>> key("Huáng-Qí"), key("黃 芪"), key("Radix  Astragali")
    ('huangqi', '黄芪', 'radixastragali')
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return text.translate(_foldings()[0])


def words(text: str) -> list[str]:
    """The plain words of a text, parted where the script changes.

    >>> words("黄芪500g (Astragali radix)")
    ['黄芪', '500g', 'astragali', 'radix']
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return RUNS.findall(text.translate(_foldings()[1]))


@functools.cache
def _readings() -> dict[str, str]:
    return {row.character: row.pinyin for row in rows(Reading)}


def sound(han: str) -> str:
    """How plain Han characters are read, in pinyin without tones; empty where one has no reading held."""
    read = _readings()
    try:
        return "".join([read[c] for c in han])
    except KeyError:
        return ""


@functools.cache
def known_syllables() -> frozenset[str]:
    """Every syllable of pinyin that a character held is read as."""
    return frozenset(_readings().values())


def is_two_syllables(plain: str) -> bool:
    """Whether plain letters are two syllables of pinyin.

    >>> is_two_syllables("huangdi"), is_two_syllables("huangqizi"), is_two_syllables("huangql")
    (True, False, False)
    """
    known = known_syllables()
    return any(plain[:size] in known and plain[size:] in known for size in range(1, 7))


def syllables(han: str) -> str:
    """As ``sound``, with a space between syllables."""
    return " ".join(_readings().get(c, "") for c in han)


@functools.cache
def _lookalikes() -> tuple[dict[int, str], list[tuple[str, str]]]:
    table = rows(Lookalike)
    single = {ord(row.seen): row.compared_as for row in table if len(row.seen) == 1}
    return single, [(row.seen, row.compared_as) for row in table if len(row.seen) > 1]


def shape(plain: str) -> str:
    """A plain form with characters that are read for one another made the same.

    >>> shape("astraga1us") == shape("astragalus")
    True
    """
    return plain.translate(_lookalikes()[0])


def shapes(plain: str) -> list[str]:
    """The shape of a plain form, and those with a pair of letters read as one (rn as m).

    >>> shape("mori") in shapes("rnori")
    True
    """
    pairs = [plain.replace(seen, compared_as) for seen, compared_as in _lookalikes()[1] if seen in plain]
    return [shape(form) for form in (plain, *pairs)]
