"""How people label what they send: the words at the head of a column, or before a colon."""

from __future__ import annotations

from daodi.reference.kinds.row import Row


class HeaderWord(Row, frozen=True, kw_only=True, gc=False):
    """A label and what it may mean, likeliest first: the next is taken where a table has the first already.

    ``aside`` is what is known and not used: a remark, a brand, an address. A word that begins with ``…`` is the end of
    a label that tells what it is, whatever stands before it: ``…limit``.
    """

    word: str
    fields: tuple[str, ...]
    language: str
