"""Runs a proposer over documents, drops what has no evidence, and says what is the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from daodi.extract.cluster import Clusters
from daodi.extract.document import Document, document_of
from daodi.extract.fact import Fact
from daodi.extract.proposer import Proposer
from daodi.extract.rules import propose

SIDE = 160  # characters on either side of a quote that are compared


def one_by_one(
    documents: Iterable[Any], published: str | date | None, language: str | None, proposer: Proposer | None
) -> Iterator[list[Fact]]:
    """The facts of each document as it comes."""
    clusters = Clusters()
    find: Proposer = proposer or propose
    for given in documents:
        document = document_of(given, published=published, language=language)
        yield [clusters.of(fact, _around(document.text, fact)) for fact in find(document) if _evident(fact, document)]


def each(
    documents: Iterable[Any], published: str | date | None, language: str | None, proposer: Proposer | None
) -> list[list[Fact]]:
    """The facts of each document of a list."""
    return list(one_by_one(documents, published, language, proposer))


def _evident(fact: Fact, document: Document) -> bool:
    """A fact exists only with its quote."""
    return 0 <= fact.start < fact.end and document.text[fact.start : fact.end] == fact.quote


def _around(text: str, fact: Fact) -> str:
    return text[max(0, fact.start - SIDE) : fact.end + SIDE]
