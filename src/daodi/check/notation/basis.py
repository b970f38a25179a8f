"""On what a result is reckoned: the material as it is, dried, or free of water."""

from __future__ import annotations

import functools
from typing import Literal, cast

from daodi.check.notation.folding import key
from daodi.reference import Word, rows

Basis = Literal["as is", "dried", "anhydrous"]


@functools.lru_cache(maxsize=1024)
def basis(text: str) -> Basis | None:
    """The basis that a text names, or None where it names none.

    >>> basis("on the dried basis"), basis("按干燥品计算"), basis("as received"), basis("?")
    ('dried', 'dried', 'as is', None)
    """
    return _words().get(key(text))


@functools.cache
def _words() -> dict[str, Basis]:
    return {key(row.word): cast(Basis, row.meaning) for row in rows(Word) if row.place == "basis"}
