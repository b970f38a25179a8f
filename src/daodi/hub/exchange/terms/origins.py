"""Where a stated origin lies: the province or country its words name, to find by; what is stated stays as it is."""

from __future__ import annotations

import functools
import re

from daodi.reference import Place, rows

KINDS = {"province": 1, "country": 0}
LATIN = re.compile(r"[a-z]")


def region(origin: str) -> str:
    """The ISO 3166 code of the smallest place named, a province before a country; empty where none is known.

    >>> region("甘肃陇西"), region("Gansu, China"), region("中国"), region("the hills")
    ('CN-GS', 'CN-GS', 'CN', '')
    """
    text = origin.casefold()
    found = [(KINDS[kind], len(name), code) for name, code, kind in _places() if name in text and _whole(name, text)]
    return max(found)[2] if found else ""


@functools.cache
def _places() -> tuple[tuple[str, str, str], ...]:
    return tuple((one.name, one.code, one.kind) for one in rows(Place) if one.kind in KINDS and len(one.name) > 1)


def _whole(name: str, text: str) -> bool:
    """Whether a name in letters stands as words of its own: Oman is not in Romania."""
    return not LATIN.search(name) or re.search(rf"(?<![a-z]){re.escape(name)}(?![a-z])", text) is not None
