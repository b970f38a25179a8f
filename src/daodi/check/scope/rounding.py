"""How a document rounds, reads a power of ten of a count, and decides at the limit."""

from __future__ import annotations

import functools
from fnmatch import fnmatchcase

from daodi.reference import Rounding, rows


@functools.cache
def rounding(doc_id: str) -> Rounding:
    """The row that governs a document; KeyError where none does, which a test keeps from happening.

    >>> rounding("US-USP-561").method
    'decimals'
    """
    known: tuple[Rounding, ...] = rows(Rounding)
    for row in known:
        if any(fnmatchcase(doc_id, pattern) for pattern in row.doc_ids):
            return row
    raise KeyError(f"no rounding is stated for the document {doc_id}")
