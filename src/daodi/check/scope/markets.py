"""Which market people mean, and whose documents it applies besides its own."""

from __future__ import annotations

import functools
from fnmatch import fnmatchcase

from daodi.check.scope.phrases import fold
from daodi.reference import Adopted, Document, Market, rows


@functools.lru_cache(maxsize=4096)
def market(text: str) -> str | None:
    """The code of the market that a text names; null where none is known by it.

    >>> market("香港"), market("European Union"), market("eu"), market("Atlantis")
    ('HK', 'EU', 'EU', None)
    """
    return _codes().get(fold(text))


@functools.cache
def _codes() -> dict[str, str]:
    names = ((row.code, (row.code, row.english, row.zh_hans, row.zh_hant, *row.aliases)) for row in rows(Market))
    return {fold(name): code for code, called in names for name in called}


@functools.cache
def adopted_documents(code: str) -> tuple[tuple[str, Adopted], ...]:
    """The documents of other markets that a market applies, each with how and on what ground.

    A row that says "no" is listed too: it tells that the alignment is not automatic.

    >>> [(document, how.applies) for document, how in adopted_documents("UK")][0]
    ('EU-PHEUR-0095', 'yes')
    """
    return tuple(
        (document.doc_id, row)
        for row in rows(Adopted)
        if row.market == code
        for document in rows(Document)
        if any(fnmatchcase(document.doc_id, pattern) for pattern in row.doc_ids)
    )
