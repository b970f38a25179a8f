"""The words beside names: how a material was processed, and what says nothing of which material it is."""

from __future__ import annotations

import functools
from typing import Literal, NamedTuple

from daodi.reference import Processing, ProcessingWord, TradeWord, rows
from daodi.resolve import fold

Place = Literal["any", "before", "after"]


class Method(NamedTuple):
    """A way of processing, and where its word stands."""

    zh: tuple[str, ...]
    place: Place


@functools.cache
def methods() -> dict[str, Method]:
    """Each word for a way of processing, as a plain form."""
    found: dict[str, Method] = {}
    for row in rows(ProcessingWord):
        found.setdefault(fold.key(row.word), Method(row.methods, row.place))
    return found


@functools.cache
def method_starts() -> dict[str, int]:
    """The first word of a phrase for a way of processing, and the number of words of the longest such phrase."""
    found: dict[str, int] = {}
    for row in rows(ProcessingWord):
        words = fold.words(row.word)
        found[words[0]] = max(found.get(words[0], 1), len(words))
    return found


@functools.cache
def trade() -> dict[str, str]:
    """Each plain word of the trade, with its kind."""
    return {fold.key(row.word): row.kind for row in rows(TradeWord)}


@functools.cache
def processing() -> dict[str, Processing]:
    """What is known of each way of processing, by its Chinese name."""
    return {row.zh_hans: row for row in rows(Processing)}


def described(method: str) -> Processing | None:
    """The row of a method, or of the last simple method that a compound ends with or begins with (酒炙: 酒)."""
    table = processing()
    if method in table:
        return table[method]
    return next((table[c] for c in (*method, method[:2]) if c in table), None)
