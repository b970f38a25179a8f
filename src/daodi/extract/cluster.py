"""Facts that say the same, in one document or in reprints of it: one cluster, so that a figure counts once."""

from __future__ import annotations

import itertools
import re
from hashlib import blake2b

import msgspec

from daodi.extract.fact import Fact

PIECE = re.compile(r"[\u3400-\u9fff]|[a-z0-9]+")
ENOUGH = 0.6
KEPT = 64  # facts of one value that a new one is compared with: the newest


class Clusters:
    """Gives each fact its cluster, in the order in which facts come; keeps what it has seen.

    Two facts are one where type, value, unit and count kind agree and most of the words around the shorter stand
    around the other: reprints with another frame, captions, the title said again.
    """

    def __init__(self) -> None:
        self._seen: dict[tuple[object, ...], list[tuple[frozenset[str], str]]] = {}

    def of(self, fact: Fact, around: str) -> Fact:
        """The fact with its cluster; ``around`` is the searched text of its sentence."""
        words = shingles(around)
        known = self._seen.setdefault(_same(fact, words), [])
        for other, name in reversed(known[-KEPT:]):
            if contained(words, other) >= ENOUGH:
                return msgspec.structs.replace(fact, cluster=name)
        name = blake2b(f"{fact.document}:{fact.start}:{fact.end}:{fact.quote}".encode(), digest_size=6).hexdigest()
        known.append((words, name))
        return msgspec.structs.replace(fact, cluster=name)


def _same(fact: Fact, words: frozenset[str]) -> tuple[object, ...]:
    if fact.value is None:
        return fact.type, " ".join(PIECE.findall(fact.quote.lower()))
    return fact.type, fact.value, fact.value_max, fact.count_kind


def shingles(text: str) -> frozenset[str]:
    """The pairs of neighbouring words or Han characters of a text.

    >>> sorted(shingles("Two teams left"))
    ['teams left', 'two teams']
    """
    found = PIECE.findall(text.lower())
    return frozenset(f"{one} {two}" for one, two in itertools.pairwise(found)) or frozenset(found)


def contained(one: frozenset[str], two: frozenset[str]) -> float:
    """How much of the smaller set lies in the larger."""
    smaller = min(len(one), len(two))
    return len(one & two) / smaller if smaller else 0.0
