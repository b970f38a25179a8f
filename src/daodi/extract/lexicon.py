"""All words the reader knows, in one table: what each may mean, by role."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from daodi.extract.fold import plain
from daodi.extract.scan import pieces
from daodi.extract.vocabulary import READ
from daodi.reference import CountNoun, Cue, Currency, FactWord, NumberWord, Place, rows

Senses = dict[str, str]
Phrases = dict[str, dict[str, list[tuple[list[str], Senses]]]]
HAN = re.compile(r"[\u3400-\u9fff]")
NOTHING: Senses = {}
FACTS = {"agreement", "mechanism", "event", "project", "burden", "context"}


class Lexicon(NamedTuple):
    """``words`` by folded spelling; ``phrases`` by their first two pieces, longest first; ``lengths`` of Han words
    by their first character.
    """

    words: dict[str, Senses]
    phrases: Phrases
    lengths: dict[str, tuple[int, ...]]


@functools.cache
def lexicon() -> Lexicon:
    """The lexicon, built once from the tables."""
    words: dict[str, Senses] = {}
    for word, role, value in _entries():
        words.setdefault(plain(word), {}).setdefault(role, value)
    for word, senses in words.items():
        _inherit(word, senses, words)
    phrases: Phrases = {}
    lengths: dict[str, set[int]] = {}
    for word, senses in words.items():
        if HAN.match(word):
            lengths.setdefault(word[0], set()).add(len(word))
        elif len(parts := pieces(word)) > 1:
            phrases.setdefault(parts[0], {}).setdefault(parts[1], []).append((list(parts), senses))
    for seconds in phrases.values():
        for several in seconds.values():
            several.sort(key=lambda one: -len(one[0]))
    return Lexicon(words, phrases, {first: tuple(sorted(them, reverse=True)) for first, them in lengths.items()})


def _inherit(word: str, senses: Senses, words: dict[str, Senses]) -> None:
    """A name of several words counts what its last word counts: *medicine centres* are centres, 合作协议 is an 协议."""
    if "noun" in senses or "one" in senses or not FACTS & senses.keys():
        return
    ends = (
        [word[at:] for at in range(1, len(word))]
        if HAN.match(word)
        else [word.rpartition(" ")[2], word.partition(" ")[0]]
    )
    for end in ends:
        held = words.get(end, NOTHING)
        if end != word and ("noun" in held or "one" in held):
            senses.update({role: held[role] for role in ("noun", "one", "many") if role in held})
            return


def _entries() -> Iterator[tuple[str, str, str]]:
    for noun in rows(CountNoun):
        yield noun.word, noun.part, noun.kind
        if noun.part == "noun":
            yield noun.word, "one", noun.kind
            yield noun.plural or noun.word, "noun", noun.kind
            yield noun.plural or noun.word, "many", noun.kind
    for cue in rows(Cue):
        if cue.role in READ:
            yield cue.word, cue.role, cue.value
    for money in rows(Currency):
        yield money.spelling, "currency", money.code
    for number in rows(NumberWord):
        yield number.word, number.role, number.value
    for place in rows(Place):
        yield place.name, "place", place.place
        yield place.name, "place_kind", place.kind
    for fact in rows(FactWord):
        yield fact.word, fact.type, fact.subtype
        yield fact.word, "names", fact.type
