"""Finding known phrases in free text of any script, the longest first, each letter used once."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable

_LATIN = re.compile(r"[0-9a-z]")
_KANA_MARKS = "\u3099\u309aー"


@functools.lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The text in one shape: compatible letters, lower case, no accents, punctuation as single spaces.

    >>> fold("Préparé,  SPRAY-dried（粉）")
    'prepare spray dried 粉'
    """
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = "".join(map(_kept, letters))
    return unicodedata.normalize("NFKC", " ".join(kept.split()))


def _kept(character: str) -> str:
    if character.isalnum() or character in _KANA_MARKS:
        return character
    return "" if unicodedata.combining(character) else " "


class Phrases:
    """A set of phrases to look for. Words of Latin letters match as words; a lone Han character only as the last.

    A phrase that begins with ``!`` takes its words out of the text: beside "!sichuan pepper", a "pepper" is not found
    in Sichuan pepper.

    >>> Phrases(["capsule", "capsule shell", "丸"]).found("Capsule shells, 大活络丸")
    ('capsule shell', '丸')
    >>> Phrases(["pepper", "!sichuan pepper"]).found("Sichuan pepper")
    ()
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._shape: dict[str, str] = {}
        for phrase in phrases:
            self._shape.setdefault(fold(phrase), phrase)
        self._any = _any_of(self._shape)

    def found(self, text: str) -> tuple[str, ...]:
        """The phrases that stand in the text, in its order, as they were given."""
        if self._any is None:
            return ()
        hits = (self._shape[_singular(m.group(), self._shape)] for m in self._any.finditer(fold(text)))
        return tuple(hit for hit in hits if not hit.startswith("!"))


def _any_of(folded: Iterable[str]) -> re.Pattern[str] | None:
    """One pattern for all, split by the first letter: that lets the search skip quickly what can't begin a phrase."""
    tails: dict[str, list[str]] = {}
    for phrase in sorted(filter(None, folded), key=len, reverse=True):
        tails.setdefault(phrase[0], []).append(re.escape(phrase[1:]) + _end(phrase))
    latin = [_branch(first, ends) for first, ends in tails.items() if _LATIN.match(first)]
    other = [_branch(first, ends) for first, ends in tails.items() if not _LATIN.match(first)]
    if latin:
        other.append(f"(?<![0-9a-z])(?:{'|'.join(latin)})")
    return re.compile("|".join(other)) if other else None


def _branch(first: str, tails: list[str]) -> str:
    return f"{re.escape(first)}(?:{'|'.join(tails)})"


def _end(phrase: str) -> str:
    if _LATIN.match(phrase[-1]):
        return r"(?:e?s)?(?![0-9a-z])"
    return r"(?![^\W0-9a-z])" if len(phrase) == 1 else ""


def _singular(found: str, known: dict[str, str]) -> str:
    if found in known:
        return found
    return found[:-1] if found[:-1] in known else found[:-2]
