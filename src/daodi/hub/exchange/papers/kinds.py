"""Kinds of papers that go with goods, and when one is asked for only on a condition."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Literal

from daodi.reference.kinds.row import Row
from daodi.reference.load import read

KINDS = Path(__file__).with_name("kinds.csv")
CONDITIONS = Path(__file__).with_name("conditions.csv")
Who = Literal["exporter", "importer", "maker"]


class Named(Row, frozen=True, kw_only=True, gc=False):
    """A row with its name in the three languages of the site."""

    english: str
    zh_hans: str
    zh_hant: str

    def called(self, language: str = "en") -> str:
        """The name for a reader of this language."""
        return {"zh-hans": self.zh_hans, "zh-hant": self.zh_hant}.get(language.lower(), self.english)


class Kind(Named, frozen=True, kw_only=True, gc=False):
    """A kind of paper: who obtains it, what one is made out for, whether only a border asks for it.

    ``words``: what licences and files of this kind are called by those who hold them.
    """

    kind: str
    who: Who
    per: Literal["lot", "shipment", "product", "party"]
    border: Literal["yes", "no"]
    about: str
    about_hans: str
    about_hant: str
    words: tuple[str, ...]

    def told(self, language: str = "en") -> str:
        """What the paper is for, for a reader of this language."""
        return {"zh-hans": self.about_hans, "zh-hant": self.about_hant}.get(language.lower(), self.about)


class Condition(Named, frozen=True, kw_only=True, gc=False):
    """When a paper is asked for, where that is not always so."""

    condition: str


@functools.cache
def kinds() -> dict[str, Kind]:
    """Every kind of paper held, in the order in which pages list them.

    >>> kinds()["phytosanitary-certificate"].who
    'exporter'
    """
    return {row.kind: row for row in read(KINDS, Kind)}


@functools.cache
def conditions() -> dict[str, Condition]:
    """Every condition by its key."""
    return {row.condition: row for row in read(CONDITIONS, Condition)}


@functools.cache
def _words() -> dict[str, str]:
    known = ((row, (row.kind, row.english, row.zh_hans, row.zh_hant, *row.words)) for row in kinds().values())
    return {name.casefold(): row.kind for row, names in known for name in names}


def kind_of(words: str) -> str:
    """The kind that a holder's own words name; empty where they name none.

    >>> kind_of("GSP"), kind_of("a letter")
    ('trader-licence', '')
    """
    return _words().get(words.strip().casefold(), "")
