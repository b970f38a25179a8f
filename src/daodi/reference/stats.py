"""What is held: counts by table, market and quality, and the editions that have ended with nothing held after them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from daodi.reference.kinds.row import Row
from daodi.reference.kinds.rules import Document, Limit, Requirement
from daodi.reference.load import rows
from daodi.reference.rows import TABLES

NOT_PRINTED = ("quotation-presumed", "back-calculated")


class TableCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many rows of each quality a table holds."""

    table: str
    rows: int
    official: int
    secondary: int
    curated: int


class MarketCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many numeric rules a market has here, and what they are worth on a day.

    ``open``: in force by their own dates and those of their document. ``binding``: of these, in a binding document.
    ``read``: of these, read in a source. ``seen``: of these, in a document seen in force of late.
    """

    market: str
    limits: int
    official: int
    secondary: int
    curated: int
    open: int
    binding: int
    read: int
    seen: int
    requirements: int


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """A document to be read with care: its rules, when it ended (empty: not held), what came after, and why."""

    doc_id: str
    market: str
    edition: str
    force: str
    rules: int
    ended: str
    successor: str
    note: str


def by_table() -> list[TableCount]:
    """One count a table.

    >>> by_table()[0]
    TableCount(table='materials', rows=753, official=0, secondary=617, curated=136)
    """
    return [TableCount(table=name, rows=len(rows(kind)), **_qualities(rows(kind))) for name, kind in TABLES.items()]


def by_market(on: date) -> list[MarketCount]:
    """One count a market that has a numeric rule or another requirement, in the order of its code."""
    markets = {row.market for row in (*rows(Limit), *rows(Requirement))}
    return [_market(market, on) for market in sorted(markets)]


def superseded(on: date) -> list[Edition]:
    """Documents that ended before the day, or are said to have a successor, where no successor in force is held."""
    documents = {document.doc_id: document for document in rows(Document)}
    return [_edition(d) for d in documents.values() if _has_gone(d, on) and not _held_after(d, documents, on)]


def presumed() -> list[Edition]:
    """Documents whose values are quoted without their edition, or computed from a result: they never decide."""
    return [_edition(document) for document in rows(Document) if document.force in NOT_PRINTED]


def is_open(row: Limit | Document, on: date) -> bool:
    """Whether the day lies in the dates of a rule or document; a date that is not held does not end it."""
    return (row.effective_from or "0") <= on.isoformat() <= (row.effective_to or "9")


def _qualities(held: Iterable[Row]) -> dict[str, int]:
    count = Counter(row.quality for row in held)
    return {"official": count["official"], "secondary": count["secondary"], "curated": count["curated"]}


def _market(market: str, on: date) -> MarketCount:
    limits = [limit for limit in rows(Limit) if limit.market == market]
    documents = {document.doc_id: document for document in rows(Document)}
    open_ = [r for r in limits if is_open(r, on) and _has_force(documents[r.doc_id], on)]
    binding = [r for r in open_ if documents[r.doc_id].force == "binding"]
    read = [r for r in binding if r.quality != "curated"]
    return MarketCount(
        market=market,
        limits=len(limits),
        **_qualities(limits),
        open=len(open_),
        binding=len(binding),
        read=len(read),
        seen=sum(documents[r.doc_id].status == "in-force" for r in read),
        requirements=sum(row.market == market for row in rows(Requirement)),
    )


def _has_force(document: Document, on: date) -> bool:
    return document.status != "never-in-force" and is_open(document, on)


def _edition(document: Document) -> Edition:
    return Edition(
        doc_id=document.doc_id,
        market=document.market,
        edition=document.edition,
        force=document.force,
        rules=sum(limit.doc_id == document.doc_id for limit in rows(Limit)),
        ended=document.effective_to,
        successor=document.superseded_by,
        note=document.note,
    )


def _has_gone(document: Document, on: date) -> bool:
    ended = bool(document.effective_to) and document.effective_to < on.isoformat()
    return ended or (bool(document.superseded_by) and not document.effective_to)


def _held_after(document: Document, documents: dict[str, Document], on: date) -> bool:
    return any(is_open(later, on) for later in _later(document, documents))


def _later(document: Document, documents: dict[str, Document]) -> Iterator[Document]:
    """The held documents that follow, one after another, as ``superseded_by`` names them first."""
    seen = {document.doc_id}
    while named := document.superseded_by.split(maxsplit=1):
        after = documents.get(named[0])
        if after is None or after.doc_id in seen:
            return
        seen.add(after.doc_id)
        document = after
        yield document
