"""Looks over what points from one table into another: materials, documents, markets, analytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from daodi.reference.cells import Said
from daodi.reference.kinds.application import Market
from daodi.reference.kinds.laboratory import Analyte, AnalyteName
from daodi.reference.kinds.materials import Material
from daodi.reference.kinds.row import Row
from daodi.reference.kinds.rules import Document, Limit

MATERIALS = (
    "material_id",
    "material_ids",
    "other_material_id",
    "base_material_id",
    "form_material_id",
    "not_material_ids",
    "lowers_toxicity_of",
)
POINTERS: list[tuple[type[Row], str, tuple[str, ...], str]] = [
    (Material, "id", MATERIALS, "material"),
    (Document, "doc_id", ("doc_id", "doc_ids"), "document"),
    (Market, "code", ("market",), "market"),
]

Numbered = list[tuple[int, Row]]
Held = dict[type[Row], Numbered]
Test = Callable[[Row], Said]
R = TypeVar("R", bound=Row)


def pointers(held: Held) -> Iterator[Test]:
    """Tests of the columns that name a row elsewhere; a table that could not be read points nothing out."""
    for kind, key, columns, what in POINTERS:
        if kind in held:
            yield _points_to({getattr(row, key) for _, row in held[kind]}, columns, what)
    if Analyte in held:
        yield _analyte({row.id for row in _of(held, Analyte)} | {row.name for row in _of(held, AnalyteName)})
    if Document in held:
        yield _same_as(_of(held, Document))


def _points_to(known: set[str], columns: tuple[str, ...], what: str) -> Test:
    def test(row: Row) -> Said:
        for column in columns:
            value = getattr(row, column, "")
            for text in value if isinstance(value, tuple) else (value,):
                if text and text not in known and not _family(text, known):
                    yield column, f"no {what} {text!r} is held"

    return test


def _analyte(known: set[str]) -> Test:
    """An analyte goes by its id or any of its names, whatever stands between the words."""
    words = {_words(name) for name in known}

    def test(row: Row) -> Said:
        name = getattr(row, "analyte", "")
        if name and _words(name) not in words:
            yield "analyte", f"no analyte {name!r} is held"

    return test


def _words(name: str) -> str:
    return " ".join(re.split(r"[\W_]+", name.casefold())).strip()


def _family(text: str, known: set[str]) -> bool:
    """Whether the text ends in ``*`` and so names all that begin alike."""
    return text.endswith("*") and any(one.startswith(text[:-1]) for one in known)


def _of(held: Held, kind: type[R]) -> list[R]:
    return [row for _, row in held.get(kind, []) if isinstance(row, kind)]


def _same_as(documents: list[Document]) -> Test:
    """A rule repeats what its document says of itself."""
    by_id = {document.doc_id: document for document in documents}

    def test(row: Row) -> Said:
        if isinstance(row, Limit) and (document := by_id.get(row.doc_id)):
            for column in ("market", "document", "edition"):
                if getattr(row, column) != getattr(document, column):
                    yield column, f"differs from {column} of the document {row.doc_id!r}"

    return test
