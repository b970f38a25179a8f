"""The words of certificates that are no numbers: what they say of a result, and which way a limit goes."""

from __future__ import annotations

import functools
import re

from daodi.check.notation.folding import fold
from daodi.reference import Word, rows

_EDGES = " .,;:!'\"*"
_EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")
_SPACES = re.compile(r"\s*([<>≤≥=≯≮+()/-])\s*")


def plain(text: str) -> str:
    """A word in lower case, without the points and spaces that vary."""
    even = fold(text).casefold()
    return _SPACES.sub(r"\1", even.strip(_EDGES)).strip(_EDGES) or even


@functools.lru_cache(maxsize=16384)
def meaning(text: str) -> str | None:
    """What a result in words says (``not-detected``, ``complies`` ...), or None.

    >>> meaning("N.D."), meaning("符合規定"), meaning("blue")
    ('not-detected', 'complies', None)
    """
    return _results().get(plain(text)) or _in_two_scripts(text)


def _in_two_scripts(text: str) -> str | None:
    """What a word says that stands in two languages: "Negative 阴性", where both say the same."""
    western = _EASTERN.sub(" ", text)
    eastern = "".join(_EASTERN.findall(text))
    if not eastern or not _bare(western):
        return None
    one, other = _results().get(plain(_bare(western))), _results().get(plain(eastern))
    return one if one == other else None


def _bare(text: str) -> str:
    return text.strip(_EDGES + "/()（）|-")


@functools.cache
def operators() -> dict[str, str]:
    """Words and signs of a limit and the way it goes: ``<=``, ``>=`` or ``about``."""
    return {plain(row.word): row.meaning for row in rows(Word) if row.place == "operator"}


@functools.cache
def operator_pattern() -> str:
    """An expression that matches any of them, the longest first."""
    signs = sorted(operators(), key=len, reverse=True)
    return "|".join(_bounded(sign) for sign in signs)


def _bounded(sign: str) -> str:
    body = re.escape(sign).replace(r"\ ", r"\s?")
    return body + (r"(?![a-z])\.?:?" if sign[-1].isascii() and sign[-1].isalpha() else "")


@functools.cache
def _results() -> dict[str, str]:
    return {plain(row.word): row.meaning for row in rows(Word) if row.place == "result"}
