"""Which market people mean, and whose documents it applies besides its own."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from fnmatch import fnmatchcase

from daodi.check.scope.phrases import fold
from daodi.reference import Adopted, Document, Market, rows

_LONGEST = 200
_BEFORE = re.compile(
    r"(?:for )?export(?:ed|ing|s)? to (?:the )?|(?:sold|sale) in (?:the )?|for (?:the )?"
    r"|拟?(?:出口|[输輸销銷]往|[销銷]售)[至到]?"
)
_AFTER = re.compile(r" ?(?:market|markt|marche|市[场場]|시장)$")
_APART = re.compile(r"[/()（）|]")


@functools.lru_cache(maxsize=4096)
def market(text: str) -> str | None:
    """The code of the market that a text names; null where none is known by it, or several are named.

    >>> market("香港"), market("European Union"), market("eu"), market("Atlantis")
    ('HK', 'EU', 'EU', None)
    >>> market("出口欧盟"), market("Japan/日本"), market("EU/UK")
    ('EU', 'JP', None)
    """
    if len(text) > _LONGEST:
        return None
    if whole := _named(text):
        return whole
    found = {_named(part) for part in _APART.split(text) if part.strip()}
    return found.pop() if len(found) == 1 else None


def _named(text: str) -> str | None:
    even = fold(text)
    bare = _AFTER.sub("", _BEFORE.sub("", even, count=1) if _BEFORE.match(even) else even)
    return _codes().get(even) or _codes().get(bare)


@functools.cache
def _codes() -> dict[str, str]:
    names = ((row.code, (row.code, row.english, row.zh_hans, row.zh_hant, *row.aliases)) for row in rows(Market))
    return {fold(name): code for code, called in names for name in called}


@functools.cache
def adopted_documents(code: str, among: Sequence[str] = ()) -> tuple[tuple[str, Adopted], ...]:
    """The documents of other markets that a market applies, each with how and on what ground.

    ``among`` are the ids of the documents held, where these are not those of the reference.
    A row that says "no" is listed too: it tells that the alignment is not automatic.

    >>> [(document, how.applies) for document, how in adopted_documents("UK")][0]
    ('EU-PHEUR-0095', 'yes')
    """
    held = among or [document.doc_id for document in rows(Document)]
    return tuple(
        (doc_id, row)
        for row in rows(Adopted)
        if row.market == code
        for doc_id in held
        if any(fnmatchcase(doc_id, pattern) for pattern in row.doc_ids)
    )
