"""Everything held of one thing: a material, a rule, a document or a market, each fact with source and quality."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator
from typing import Literal

import msgspec

from daodi.reference.kinds.materials import HsCode, Material, Region, Regulated, Species, Tradition
from daodi.reference.kinds.names import Confusable, Name, ProcessedForm, Processing, SharedName
from daodi.reference.kinds.row import Quality, Row
from daodi.reference.kinds.rules import Adoption, Coverage, Document, Limit, Requirement
from daodi.reference.load import rows, table_of
from daodi.reference.rows import TABLES

# How a row reads in one line: what it is about, and what it says. Other tables read column by column.
LINES: dict[type[Row], tuple[str, str]] = {
    Species: ("{rank}", "{species} {authors} ({family})"),
    Name: ("{system}", "{name}"),
    SharedName: ("shared by {material_ids}", "{name}"),
    Confusable: ("{names}", "{why}"),
    Regulated: ("{market} {status}", "{subject}: {instrument} {detail}"),
    Processing: ("{zh_hans} {pinyin}", "{english}: {changes}"),
    ProcessedForm: ("{method_zh}", "{zh_hans} {pinyin} {form_material_id}"),
    Tradition: ("{tradition}", "{statement}"),
    Region: ("{kind}", "{name_as_printed}: {region} ({provinces})"),
    HsCode: ("{hs_code}", "{description} (assigned: {mapping_source})"),
    Document: ("{doc_id}", "{document}, {edition}: {force}, {status}, from {effective_from} to {effective_to}"),
    Coverage: ("{use}, {group}", "{held}; not held: {missing}"),
    Requirement: ("{req_id} {subject}", "{requirement} ({instrument})"),
    Adoption: ("adopts {adopts}", "{scope} ({instrument}) {note}"),
}
DAYS = ("effective_from", "effective_to")
# Columns that were filled in here, whatever the rest of the row was read in.
FILLED_IN = {(Limit, "cas")}
PROVENANCE = ("source", "quality")
Kind = Literal["material", "rule", "document", "market"]
KEYS: tuple[tuple[Kind, type[Row], str], ...] = (
    ("material", Material, "id"),
    ("rule", Limit, "rule_id"),
    ("document", Document, "doc_id"),
)


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a table says, with the source it was read in; a curated one was not read."""

    table: str
    what: str
    value: str
    quality: Quality
    source: str


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """Everything held of one thing."""

    id: str
    kind: Kind
    facts: tuple[Fact, ...]


def show(identifier: str) -> Shown | None:
    """Everything held of a material, rule, document or market; None where no such thing is held.

    >>> show("astragali-radix").facts[0].value
    'Astragali Radix'
    >>> show("nothing") is None
    True
    """
    for kind, table, key in KEYS:
        for row in rows(table):
            if getattr(row, key) == identifier:
                return Shown(id=identifier, kind=kind, facts=tuple(_facts(row)))
    if facts := tuple(_of_market(identifier)):
        return Shown(id=identifier, kind="market", facts=facts)
    return None


def near(identifier: str) -> list[str]:
    """Up to three ids that are spelt much like this one.

    >>> near("astragali radix")
    ['astragali-radix']
    """
    known = [getattr(row, key) for _, table, key in KEYS for row in rows(table)]
    known += sorted({row.market for row in rows(Coverage)})
    return difflib.get_close_matches(identifier, known, n=3, cutoff=0.85)


def _facts(row: Row) -> Iterator[Fact]:
    if isinstance(row, Material):
        yield from _as_read(_by_column(row), row.id)
        yield from _of_material(row.id)
        return
    yield from _by_column(row)
    if isinstance(row, Limit):
        yield from (fact for d in rows(Document) if d.doc_id == row.doc_id for fact in _by_column(d))
    elif isinstance(row, Document):
        yield from _rules(row)


def _as_read(facts: Iterator[Fact], identifier: str) -> Iterator[Fact]:
    """A material's row repeats names: each is worth what its own row in ``names`` is worth."""
    names = {(row.system, row.name): row for row in rows(Name) if row.material_id == identifier}
    for fact in facts:
        system = "latin_chp" if fact.what == "latin" else fact.what
        name = names.get((system, fact.value))
        yield msgspec.structs.replace(fact, quality=name.quality, source=name.source) if name else fact


def _of_material(identifier: str) -> Iterator[Fact]:
    for kind in TABLES.values():
        if kind is not Material:
            yield from (_line(row) for row in rows(kind) if identifier in _materials(row))


def _of_market(market: str) -> Iterator[Fact]:
    for kind in TABLES.values():
        if "market" in kind.__struct_fields__ and kind is not Limit:
            yield from (_line(row) for row in rows(kind) if getattr(row, "market", "") == market)
    for document in rows(Document):
        if document.market == market:
            yield from _rules(document)


def _rules(document: Document) -> Iterator[Fact]:
    count = Counter(limit.quality for limit in rows(Limit) if limit.doc_id == document.doc_id)
    for quality, many in sorted(count.items(), reverse=True):
        said = f"{many} rule{'s' if many > 1 else ''}"
        yield Fact(table="limits", what=document.doc_id, value=said, quality=quality, source=document.source)


def _materials(row: Row) -> Iterator[str]:
    for column in row.__struct_fields__:
        if "material_id" in column:
            value = getattr(row, column)
            yield from value if isinstance(value, tuple) else (value,)


def _line(row: Row) -> Fact:
    texts = {column: _text(getattr(row, column)) for column in row.__struct_fields__}
    texts |= {day: "?" for day in DAYS if texts.get(day) == ""}
    if type(row) in LINES:
        what, value = (" ".join(form.format_map(texts).split()) for form in LINES[type(row)])
    else:
        said = {column: text for column, text in texts.items() if text and column not in PROVENANCE}
        what, value = "", "; ".join(f"{column}: {text}" for column, text in said.items())
    return Fact(table=table_of(type(row)), what=what, value=value, quality=row.quality, source=row.source)


def _by_column(row: Row) -> Iterator[Fact]:
    keys = [key for _, kind, key in KEYS if isinstance(row, kind)]
    for column in row.__struct_fields__:
        text = _text(getattr(row, column))
        if text and column not in (*PROVENANCE, *keys):
            fact = Fact(table=table_of(type(row)), what=column, value=text, quality=row.quality, source=row.source)
            filled_in = (type(row), column) in FILLED_IN
            yield msgspec.structs.replace(fact, quality="curated", source="curated") if filled_in else fact


def _text(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)
