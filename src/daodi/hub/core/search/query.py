"""A question to the index, in the language of either database. Nothing that is typed is ever an operator."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from daodi.hub.core.search import scope
from daodi.hub.core.search.plain import LONGEST, pieces
from daodi.resolve import Resolution, resolve
from daodi.resolve.fold import HAN, key

LONGEST_QUERY, PHRASES, PIECES = 200, 8, 32
BEGINNING = 2  # letters or digits that are enough for the beginning of a word


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row; the last may be the beginning of a longer one."""

    words: tuple[str, ...]
    begins: bool = False

    def sqlite(self) -> str:
        return f'"{" ".join(self.words)}"' + "*" * self.begins

    def postgresql(self) -> str:
        return "(" + " <-> ".join(f"'{word}'" for word in self.words) + ":*" * self.begins + ")"


AnyOf = tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """One of ``scope``, and either one of each of ``words``, or one of ``others``."""

    scope: AnyOf
    words: tuple[AnyOf, ...]
    others: AnyOf = ()

    def sqlite(self) -> str:
        """As FTS5 reads it."""

        def one_of(phrases: AnyOf, *more: str) -> str:
            return f"({' OR '.join((*more, *(phrase.sqlite() for phrase in phrases)))})"

        each = " AND ".join(map(one_of, self.words))
        return f"{one_of(self.scope)} AND {one_of(self.others, f'({each})')}"

    def postgresql(self) -> str:
        """As ``tsquery`` reads it."""

        def one_of(phrases: AnyOf, *more: str) -> str:
            return f"({' | '.join((*more, *(phrase.postgresql() for phrase in phrases)))})"

        each = " & ".join(map(one_of, self.words))
        return f"{one_of(self.scope)} & {one_of(self.others, f'({each})')}"


@functools.lru_cache(maxsize=4096)
def resolved(text: str) -> Resolution:
    """What a text means as a name; the same question comes from every room."""
    return resolve(text)


def query(text: str, scoped: Sequence[str]) -> Query | None:
    """What a text asks for; nothing where it holds no letter or digit.

    >>> query("HQ-2026", ["_p_lot"]).sqlite()
    '("_p_lot") AND ((("hq 2026"*)) OR "hq2026")'
    """
    text = " ".join(text[:LONGEST_QUERY].split())
    said = [(word, row[:PIECES]) for word in text.split(" ")[:PHRASES] if (row := pieces(word))]
    if not said:
        return None
    words = [(Phrase(tuple(row)), *_materials(word)) for word, row in said[:-1]]
    last, row = said[-1]
    begins = row[-1].isascii() and len(row[-1]) >= BEGINNING
    words.append((Phrase(tuple(row), begins), *_materials(last)))
    others = (*_together(text, sum(len(row) for _word, row in said)), *_named(text))
    return Query(tuple(Phrase((one,)) for one in scoped), tuple(words), others)


def _materials(word: str) -> AnyOf:
    """A Chinese word may stand for a material that the record calls otherwise."""
    found = resolved(word).materials if HAN.search(word) else ()
    return tuple(Phrase((scope.material(one.id),)) for one in found)


def _named(text: str) -> AnyOf:
    """The whole text as the name of materials; a part of it that is one says too little."""
    found = (one.id for one in resolved(text).materials if one.how != "part of the name")
    return tuple(Phrase((scope.material(one),)) for one in found)


def _together(text: str, many: int) -> AnyOf:
    """What is written apart, as one word: pinyin, which may go on, or a number."""
    plain = key(text)
    if many < 2 or len(plain) > LONGEST or not plain.isascii() or not plain.isalnum():
        return ()
    return (Phrase((plain,), begins=plain.isalpha()),)
