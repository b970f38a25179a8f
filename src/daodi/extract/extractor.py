"""Runs a proposer over documents, drops what has no evidence, and says what is the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from itertools import islice
from typing import Any

from daodi.extract.cluster import Clusters
from daodi.extract.document import Document, document_of
from daodi.extract.fact import Fact
from daodi.extract.proposer import Proposer
from daodi.extract.rules import propose

SIDE = 160  # characters on either side of a quote that are compared
AT_ONCE = 256  # documents that are handed to the processes together


def one_by_one(
    documents: Iterable[Any],
    published: str | date | None,
    language: str | None,
    proposer: Proposer | None,
    jobs: int = 1,
) -> Iterator[list[Fact]]:
    """The facts of each document as it comes; with ``jobs`` processes the same, in the same order."""
    clusters = Clusters()
    given = (document_of(one, published=published, language=language) for one in documents)
    for document, facts in _proposed(given, proposer or propose, jobs):
        yield [clusters.of(fact, _around(document.text, fact)) for fact in facts if _evident(fact, document)]


def _proposed(documents: Iterator[Document], find: Proposer, jobs: int) -> Iterator[tuple[Document, Iterable[Fact]]]:
    if jobs <= 1:
        for document in documents:
            yield document, find(document)
        return
    with ProcessPoolExecutor(jobs) as pool:
        while batch := list(islice(documents, AT_ONCE)):
            work = _Listed(find)
            yield from zip(batch, pool.map(work, batch, chunksize=8), strict=True)


class _Listed:
    """A proposer whose facts can be sent from one process to another."""

    def __init__(self, find: Proposer) -> None:
        self._find = find

    def __call__(self, document: Document) -> list[Fact]:
        return list(self._find(document))


def _evident(fact: Fact, document: Document) -> bool:
    """A fact exists only with its quote."""
    return 0 <= fact.start < fact.end and document.text[fact.start : fact.end] == fact.quote


def _around(text: str, fact: Fact) -> str:
    return text[max(0, fact.start - SIDE) : fact.end + SIDE]
