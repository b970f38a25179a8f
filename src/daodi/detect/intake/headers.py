"""Which column of a table holds what."""

from __future__ import annotations

import functools
import unicodedata

from daodi.reference import CountHeader, rows

LONGEST = 120  # characters; a longer cell is no label
Columns = dict[str, list[int]]


def plain(text: str) -> str:
    """A label without case, spaces, punctuation and widths.

    >>> plain("Report_ID "), plain("ＰＯＰ．")
    ('reportid', 'pop')
    """
    even = unicodedata.normalize("NFKC", text[:LONGEST]).casefold()
    return "".join(char for char in even if char.isalnum())


@functools.cache
def _fields() -> dict[str, str]:
    return {plain(row.word): row.field for row in rows(CountHeader)}


def field_of(label: str) -> str | None:
    """What a label stands for; None where it is not known.

    >>> field_of("病例数"), field_of("Report ID"), field_of("Kreis 17")
    ('count', 'report', None)
    """
    return _fields().get(plain(label))


def columns(header: tuple[str, ...]) -> Columns:
    """The columns (from 0) of each field, in their order."""
    found: Columns = {}
    for at, label in enumerate(header):
        field = field_of(label)
        if field:
            found.setdefault(field, []).append(at)
    return found


def named(header: tuple[str, ...], wanted: str, file: str, row: int) -> int:
    """The column that is called so; ValueError with those that there are."""
    keys = [plain(label) for label in header]
    if plain(wanted) not in keys:
        there = ", ".join(filter(None, header))
        raise ValueError(f"{file}:{row}: there is no column {wanted!r}, expected one of {there}")
    return keys.index(plain(wanted))
