"""What is held of rules: the list with its filters; one rule, document or market; and coverage."""

from __future__ import annotations

import functools
from collections import Counter
from dataclasses import dataclass
from datetime import date

from daodi.check.notation import analyte as analyte_of
from daodi.check.rules import Rule, Rulebook
from daodi.check.scope import adopted_documents, scope_of
from daodi.hub.core.rulebook.laid import book
from daodi.reference import (
    Adopted,
    Adoption,
    Coverage,
    Document,
    Limit,
    Market,
    Material,
    Requirement,
    rows,
)
from daodi.reference.stats import is_open
from daodi.resolve.fold import key

USES = ("medicine-material", "finished-medicine", "food", "food-supplement", "spice", "tea", "cosmetic")


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What the list of rules is narrowed to; empty means all. ``words`` are looked for in scope and test."""

    market: str = ""
    document: str = ""
    group: str = ""
    scope: str = ""
    force: str = ""
    quality: str = ""
    words: str = ""
    open: str = ""

    def takes(self, row: Limit, document: Document, on: date) -> bool:
        """Whether a rule passes."""
        return (
            self.market in ("", row.market)
            and self.document in ("", row.doc_id)
            and self.scope in ("", row.scope_kind)
            and self.quality in ("", row.quality)
            and self.force in ("", document.force)
            and self.group in ("", group_of(row.analyte))
            and (not self.open or in_force(row, document, on))
            and all(key(word) in _text(row) for word in self.words.split())
        )


def documents() -> dict[str, Document]:
    """The documents by id, with all that was approved or published on this site."""
    return book().documents


def limit(rule_id: str) -> Limit | None:
    """The row of a rule, by its id."""
    return _by_id(book()).get(rule_id)


def rule(rule_id: str) -> Rule | None:
    """A rule by its id, as it applies in its own market."""
    held = book()
    row = _by_id(held).get(rule_id)
    return held.rule_of(row.market, rule_id) if row else None


@functools.lru_cache(maxsize=4)
def _by_id(held: Rulebook) -> dict[str, Limit]:
    return {row.rule_id: row for row in held.limits}


def listed(filters: Filters, on: date) -> list[Limit]:
    """The rules that pass, in the order of the table."""
    held = book()
    return [row for row in held.limits if filters.takes(row, held.documents[row.doc_id], on)]


def in_force(row: Limit, document: Document, on: date) -> bool:
    """Whether a rule and its document are in force on a day, as far as their dates are held."""
    return document.status != "never-in-force" and is_open(row, on) and is_open(document, on)


@functools.lru_cache(maxsize=1 << 16)
def _text(row: Limit) -> str:
    return key(f"{row.rule_id} {row.scope} {row.analyte} {row.clause}")


@functools.cache
def group_of(name: str) -> str:
    """The group of a test: metals, pesticides ..."""
    known = analyte_of(name)
    return known.group if known else "other-contaminants"


def markets() -> tuple[str, ...]:
    """The markets that some rule belongs to, the most rules first."""
    return _markets(book())


@functools.lru_cache(maxsize=4)
def _markets(held: Rulebook) -> tuple[str, ...]:
    counted: dict[str, int] = {}
    for row in held.limits:
        counted[row.market] = counted.get(row.market, 0) + 1
    return tuple(sorted(counted, key=lambda code: -counted[code]))


def covered(row: Limit) -> tuple[Material, ...]:
    """The materials that a rule's scope names outright."""
    named = set(scope_of(row).material_ids)
    return tuple(one for one in rows(Material) if one.id in named)


def of_document(doc_id: str) -> tuple[Limit, ...]:
    """The rules of a document."""
    return tuple(row for row in book().limits if row.doc_id == doc_id)


def counted() -> list[tuple[Document, int]]:
    """Every document with the number of its rules."""
    held = book()
    many = Counter(row.doc_id for row in held.limits)
    return [(row, many[row.doc_id]) for row in held.documents.values()]


@dataclass(frozen=True, kw_only=True)
class MarketPage:
    """All that is held of one market."""

    row: Market
    documents: tuple[tuple[Document, int], ...]
    requirements: tuple[Requirement, ...]
    adopted: tuple[Adopted, ...]
    adoptions: tuple[Adoption, ...]
    coverage: tuple[tuple[str, tuple[Coverage, ...]], ...]
    uses: tuple[str, ...]

    @property
    def missing(self) -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
        """What is not held, said once, with the uses and groups it is said of; no groups where it is all."""
        found: dict[str, list[Coverage]] = {}
        for _group, cells in self.coverage:
            for cell in cells:
                if cell.missing:
                    found.setdefault(cell.missing, []).append(cell)
        return tuple((text, _uses(cells), self._groups(cells)) for text, cells in found.items())

    def _groups(self, cells: list[Coverage]) -> tuple[str, ...]:
        groups = tuple(dict.fromkeys(cell.group for cell in cells))
        return () if len(groups) == len(self.coverage) else groups


def market(code: str) -> MarketPage | None:
    """All of one market; None where there is none by this code."""
    row = next((row for row in rows(Market) if row.code == code), None)
    if row is None:
        return None
    cells = [one for one in rows(Coverage) if one.market == code]
    groups = dict.fromkeys(one.group for one in cells)
    return MarketPage(
        row=row,
        documents=tuple((one, many) for one, many in counted() if one.market == code),
        requirements=tuple(one for one in rows(Requirement) if one.market == code),
        adopted=tuple(dict.fromkeys(how for _doc, how in adopted_documents(code))),
        adoptions=tuple(one for one in rows(Adoption) if one.market == code),
        coverage=tuple((group, tuple(_cell(cells, use, group) for use in USES)) for group in groups),
        uses=USES,
    )


def _uses(cells: list[Coverage]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cell.use for cell in cells))


def _cell(cells: list[Coverage], use: str, group: str) -> Coverage:
    return next(one for one in cells if one.use == use and one.group == group)
