"""The words printed on trade papers, in English and both Chinese scripts: a table, since a paper has two languages."""

from __future__ import annotations

import functools
from pathlib import Path

from daodi.hub.exchange.papers.kinds import Named
from daodi.hub.exchange.papers.printed.sheet import Both
from daodi.reference.load import read

TABLE = Path(__file__).with_name("labels.csv")


class Label(Named, frozen=True, kw_only=True, gc=False):
    """One word or sentence of a printed paper."""

    label: str


@functools.cache
def labels() -> dict[str, Label]:
    """All of them by their keys."""
    return {row.label: row for row in read(TABLE, Label)}


def label(key: str, second: str) -> Both:
    """A word in English and in the second language.

    >>> label("seller", "zh-hant").second
    '賣方'
    """
    row = labels()[key]
    return Both(row.english, row.called(second))
