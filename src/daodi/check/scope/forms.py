"""What kind of thing a lot is, from the words people write for its form."""

from __future__ import annotations

import functools

import msgspec

from daodi.check.scope.phrases import Phrases
from daodi.reference import FormWord, rows

KINDS = ("finished", "granules", "extract", "infusion", "decoction", "powder", "piece", "raw")
"""What a text means that names several: a capsule of extract is a finished product, a powdered piece is a powder."""


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """A form as understood: its kind, what else is said of it, and the use it implies; null where nothing was said."""

    text: str
    kind: str | None = None
    attributes: frozenset[str] = frozenset()
    use: str | None = None


@functools.lru_cache(maxsize=65536)
def form(text: str) -> Form:
    """The form that a free text speaks of. Words that are not known leave ``kind`` null: nothing is guessed.

    >>> form("dried herb, decoction tested").kind
    'raw'
    >>> form("dietary supplement, capsules").use
    'supplement'
    >>> form("blue").kind is None
    True
    """
    return _read(text, _vocabulary(names=False))


@functools.lru_cache(maxsize=65536)
def form_in_name(name: str) -> Form:
    """The form that stands inside the name of a product, where it does.

    >>> form_in_name("TURMERIC POWDER").kind
    'powder'
    >>> form_in_name("天花粉").kind is None
    True
    """
    return _read(name, _vocabulary(names=True))


def _read(text: str, vocabulary: tuple[Phrases, dict[str, FormWord]]) -> Form:
    phrases, meaning = vocabulary
    words = [meaning[phrase] for phrase in phrases.found(text)]
    kinds = {word.kind for word in words if word.kind}
    return Form(
        text=text,
        kind=next((kind for kind in KINDS if kind in kinds), None),
        attributes=frozenset(attribute for word in words for attribute in word.attributes),
        use=_use({word.use for word in words if word.use}),
    )


def _use(uses: set[str]) -> str | None:
    """The one use that is meant: "food supplements and other foods" speaks of supplements; two others contradict."""
    narrow = uses - {"food"} or uses
    return next(iter(narrow)) if len(narrow) == 1 else None


@functools.cache
def _vocabulary(*, names: bool) -> tuple[Phrases, dict[str, FormWord]]:
    meaning = {word: row for row in rows(FormWord) if row.in_names == "yes" or not names for word in row.words}
    return Phrases(meaning), meaning
