"""What was promised, what came of it? Facts out of documents, each with the exact quote that says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, overload

from daodi.callable import make_callable
from daodi.extract.document import Document
from daodi.extract.extractor import one_by_one
from daodi.extract.fact import Fact
from daodi.extract.proposer import Proposer

__all__ = ["Document", "Fact", "Proposer", "extract"]

One = str | Mapping[str, Any] | Document


@overload
def extract(  # type: ignore[overload-overlap]
    documents: One,
    *,
    published: str | date | None = None,
    language: str | None = None,
    proposer: Proposer | None = None,
    jobs: int = 1,
) -> list[Fact]: ...
@overload
def extract(  # type: ignore[overload-overlap]
    documents: Iterator[One],
    *,
    published: str | date | None = None,
    language: str | None = None,
    proposer: Proposer | None = None,
    jobs: int = 1,
) -> Iterator[list[Fact]]: ...
@overload
def extract(
    documents: Iterable[One],
    *,
    published: str | date | None = None,
    language: str | None = None,
    proposer: Proposer | None = None,
    jobs: int = 1,
) -> list[list[Fact]]: ...
def extract(
    documents: One | Iterable[One],
    *,
    published: str | date | None = None,
    language: str | None = None,
    proposer: Proposer | None = None,
    jobs: int = 1,
) -> list[Fact] | list[list[Fact]] | Iterator[list[Fact]]:
    """The facts of one document, or of each of several (a list for a list, an iterator for an iterator; in order).

    A document is its text, a mapping with ``text`` (and ``id``, ``title``, ``published``, ``language``), or what
    ``daodi.extract.text.read`` made of a file. ``published`` (``2019``, ``2019-12``, ``2019-12-09``) is the day that
    relative dates are resolved against where a document doesn't say its own. Reprints share a cluster over all
    documents of one call. ``proposer`` takes the place of the rules; ``jobs`` is the number of processes.

    >>> fact = extract("By 2025 the centre will train more than 1,200 doctors.")[0]
    >>> fact.type, fact.value, fact.count_kind, fact.qualifier, fact.deadline
    ('target', 1200, 'persons', 'at_least', '2025')
    >>> extract("累计诊治患者2.9亿人次")[0].value
    290000000
    """
    if isinstance(documents, (str, Mapping, Document)):
        return next(one_by_one([documents], published, language, proposer))
    if isinstance(documents, Iterator):
        return one_by_one(documents, published, language, proposer, jobs)
    return list(one_by_one(documents, published, language, proposer, jobs))


make_callable(__name__)
