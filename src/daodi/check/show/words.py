"""The words of the frame in three languages; what the rules and papers say stays in its own words."""

from __future__ import annotations

import csv
import functools
from pathlib import Path
from typing import Literal, get_args

Language = Literal["en", "zh-Hans", "zh-Hant"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


class Words(dict[str, str]):
    """The strings of one language by key; an unknown key is an error of ours, so it raises KeyError."""

    def __init__(self, lang: Language, strings: dict[str, str]) -> None:
        super().__init__(strings)
        self.lang = lang

    def say(self, key: str, **values: object) -> str:
        """The string with its places filled.

        >>> words("en").say("made", date="2026-11-21")
        'Made on 2026-11-21'
        """
        return self[key].format(**values)

    def count(self, key: str, n: int, **values: object) -> str:
        """The string for that many things: ``key.1`` for one, where there is such a string.

        >>> words("en").count("n.missing", 1), words("en").count("n.missing", 3)
        ('1 test missing', '3 tests missing')
        """
        return self.say(f"{key}.1" if n == 1 and f"{key}.1" in self else key, n=n, **values)

    def name(self, group: str, term: str | None) -> str:
        """A term of a vocabulary in this language; one that has no string stays as it is.

        >>> words("zh-Hans").name("force", "draft"), words("zh-Hans").name("force", "by treaty")
        ('草案', 'by treaty')
        """
        return self.get(f"{group}.{term or ''}", term or "")


@functools.cache
def words(lang: str) -> Words:
    """The words of a language; raises ValueError for a language that has none.

    >>> words("zh-Hant")["verdict.pass"]
    '符合已收錄規則'
    """
    for known in LANGUAGES:
        if known == lang:
            return Words(known, {row["key"]: row[known] for row in _table()})
    raise ValueError(f"no words in {lang!r}, expected one of {', '.join(LANGUAGES)}")


@functools.cache
def _table() -> tuple[dict[str, str], ...]:
    with Path(__file__).with_name("words.csv").open(encoding="utf-8", newline="") as handle:
        return tuple(csv.DictReader(handle, strict=True))
