"""Latin and English names without their endings and their order."""

from __future__ import annotations

import functools

from daodi.reference import PartWord, rows

ENDINGS = ("onis", "tis", "orum", "arum", "ae", "is", "us", "um", "os", "es", "on", "i", "a", "e", "s")
LINKS = frozenset(("et", "seu", "and", "or", "of", "the", "cum", "vel", "with", "in"))
CHOICES = frozenset(("seu", "vel", "sive", "or"))
SHORTEST_STEM = 3


@functools.cache
def parts() -> dict[str, str]:
    """Each word for a part, with the Latin pharmaceutical word it stands for."""
    return {row.word: row.part for row in rows(PartWord)}


@functools.cache
def regions() -> dict[str, str]:
    """Where each part grows."""
    return {row.part: row.region for row in rows(PartWord)}


@functools.lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word without its case ending; a word for a part as its Latin word.

    >>> stem("astragali"), stem("astragalus"), stem("radicis"), stem("root")
    ('astragal', 'astragal', 'radix', 'radix')
    """
    part = parts().get(word)
    if part:
        return part
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return _short(word[: -len(ending)])
    return word


def _short(stem: str) -> str:
    """A stem without a last i and with e for ae: *Sargassii* as *Sargassum*, *Preparata* as *Praeparata*."""
    stem = stem.replace("ae", "e")
    return stem[:-1] if stem.endswith("i") and len(stem) > SHORTEST_STEM else stem


def unordered(words: list[str]) -> str:
    """The words' stems in alphabetical order, without linking words: ``Radix Astragali`` as ``Astragali Radix``.

    >>> unordered(["radix", "astragali"])
    'astragal radix'
    """
    return " ".join(sorted({stem(word) for word in words if word not in LINKS}))
