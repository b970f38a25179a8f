"""Slips of the hand and of scanners: the held names and words nearest to what is written."""

from __future__ import annotations

import functools
import itertools

from daodi.reference import ProcessingWord, rows
from daodi.resolve import fold, latin, line, near, vocabulary
from daodi.resolve.found import Found, agreed
from daodi.resolve.index import ORDERED_FREELY, Index, index

WESTERN = ORDERED_FREELY | {"species", "confusables"}
SHORTEST_ALONE = 7
LONG_ENOUGH = 14
MOST_REPAIRS = 6
MOST_TRIES = 12
MOST_SLIPS = 2


def misspelt(text: str, plain: str, words: list[str], read: line.Line, held: Index) -> Found | None:
    """The nearest names: to the whole, to all of it that is not of the trade, and word by word.

    Where the ways lead to different materials, all are answered.
    """
    if not read.strange and not read.pieces:
        return None
    named = list(filter(_may_be_named, words))
    core = "".join(named)
    whole = None
    if text.isascii():
        whole = _nearest(plain, held)
        if not whole and core != plain and not read.kinds & line.REFUSED:
            whole = _nearest(core, held)
    whole = whole._replace(parts=frozenset(read.parts)) if whole else None
    if whole and len(core) >= LONG_ENOUGH and len({held.held[n].material for n in whole.numbers}) == 1:
        return whole
    by_word = _corrected(words, held) if len(words) > 1 else None
    if not whole or not by_word or len({held.held[n].material for n in by_word.numbers}) > 1:
        return whole or by_word
    return whole._replace(numbers=tuple(dict.fromkeys(whole.numbers + by_word.numbers)), methods=by_word.methods)


def _may_be_named(word: str) -> bool:
    """Whether a word is no mere word of the trade or figure."""
    kind = vocabulary.trade().get(word)
    return (kind in (None, "qualifier") or word in latin.parts()) and not line.is_figure(word)


def _nearest(plain: str, held: Index) -> Found | None:
    """Whole names within a few edits; names of other materials about as near are answered too.

    Two syllables of pinyin are another word of Chinese (*huang di*), and no slip of a name in pinyin.
    """
    if len(plain) < SHORTEST_ALONE:
        return None
    close = names().within(plain, 1 if len(plain) < LONG_ENOUGH else near.MOST_EDITS)
    if not close:
        return None
    least = close[0][0]
    slack = 1 if len(plain) < 10 else 0
    forms = [form for distance, form in close if distance <= least + slack]
    numbers = tuple(n for form in forms for n in numbers_of(form, held))
    if fold.is_two_syllables(plain):
        numbers = tuple(n for n in numbers if not fold.is_two_syllables(fold.key(held.held[n].name)))
    score = round(1 - (least + 0.5) / len(plain), 3)
    return Found(numbers, "spelling", score, (plain, *forms)) if numbers else None


def numbers_of(form: str, held: Index) -> tuple[int, ...]:
    return held.plain.get(form) or held.species.get(form) or held.sounds.get(form, ())


@functools.cache
def names() -> near.Near:
    held = index()
    return near.Near(dict.fromkeys(k for keys in (held.plain, held.species) for k in keys if k.isascii()))


@functools.cache
def _words() -> near.Near:
    held = index()
    western = (entry.name for entry in held.held if entry.system in WESTERN and entry.name.isascii())
    every = [word for name in western for word in fold.words(name)]
    every += [word for row in rows(ProcessingWord) if row.word.isascii() for word in fold.words(row.word)]
    return near.Near(dict.fromkeys(every))


@functools.cache
def known_words() -> frozenset[str]:
    return frozenset(word for forms in _words().shapes.values() for word in forms)


def _corrected(words: list[str], held: Index) -> Found | None:
    """The line again, with each strange word as the held words nearest to it; all that come out are answered."""
    shortest = (
        near.SHORTEST - 1 if any(word in known_words() and _may_be_named(word) for word in words) else near.SHORTEST + 1
    )
    choices = [_repairs(word) if len(word) >= shortest else [word] for word in words]
    if all(len(choice) == 1 and choice[0] == word for choice, word in zip(choices, words, strict=True)):
        return None
    tries = map(list, itertools.islice(itertools.product(*choices), MOST_TRIES))
    found = [again for again in (_again(words, words_, held) for words_ in tries) if again]
    if not found:
        return None
    numbers = tuple(dict.fromkeys(n for again in found for n in again.numbers))
    return found[0]._replace(numbers=numbers, how="spelling", score=round(found[0].score * 0.9, 3))


def _again(before: list[str], words: list[str], held: Index) -> Found | None:
    """What the repaired line says, if each repaired word has become part of a name or of a way of processing."""
    repaired = [new for old, new in zip(before, words, strict=True) if old != new]
    if len(repaired) > MOST_SLIPS:
        return None
    read = line.read(words, held)
    idle = any(not _may_be_named(new) or latin.parts().get(new) in read.parts for new in repaired)
    genus = any(piece.genus for piece in read.pieces)
    return agreed(read, " ".join(words), held) if read.clear() and not idle and not genus else None


def _repairs(word: str) -> list[str]:
    """A word, or the held words nearest to it where it is strange."""
    if not word.isascii() or word in known_words() or word in vocabulary.trade() or line.is_figure(word):
        return [word]
    close = _words().within(word, near.edits_allowed(len(word)))
    return [form for distance, form in close if distance == close[0][0]][:MOST_REPAIRS] or [word]
