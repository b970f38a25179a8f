"""Names worth asking about, where none is near enough to be an answer."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from daodi.resolve import fold, line, mend
from daodi.resolve.index import Index, index

LONGEST_QUERY = 400
LONGEST_HANGUL = 6
HANGUL = re.compile(r"[\uac00-\ud7a3]+$")
SUGGESTED = 5


def suggestions(text: str) -> list[tuple[int, float]]:
    """Names held that are worth asking about (numbers in the index), the nearest first, with a score."""
    held = index()
    words = fold.words(text[:LONGEST_QUERY])
    found: dict[str, tuple[int, float]] = {}
    for score, numbers in _worth_asking(words, held):
        for number in numbers:
            found.setdefault(held.held[number].material, (number, score))
        if found and score < 0.5:
            break
    return list(found.values())[:SUGGESTED]


def _worth_asking(words: list[str], held: Index) -> Iterator[tuple[float, tuple[int, ...]]]:
    for piece in line.read(words, held, lenient=True).pieces:
        yield 0.5, piece.numbers
    if len(words) >= 2 and len(words[0]) == 1:
        yield 0.5, _abbreviations().get("".join(words[:2]), ())
    plain = "".join(words)
    if plain.isascii() and 3 < len(plain) < 60:
        for distance, form in mend.names().within(plain, min(3, 1 + len(plain) // 6)):
            yield round(1 - (distance + 1) / len(plain), 3), mend.numbers_of(form, held)
    if HANGUL.match(plain):
        for size in range(min(len(plain), LONGEST_HANGUL), 1, -1):
            for start in range(len(plain) - size + 1):
                yield 0.4, held.plain.get(plain[start : start + size], ())


@functools.cache
def _abbreviations() -> dict[str, tuple[int, ...]]:
    """Botanical names with the genus as one letter."""
    found: dict[str, tuple[int, ...]] = {}
    for number, entry in enumerate(index().held):
        if entry.system == "species" and " " in entry.name:
            genus, epithet = fold.words(entry.name)[:2]
            found[genus[0] + epithet] = (*found.get(genus[0] + epithet, ()), number)
    return found
