"""Looks the tables over: what a type can't say about a cell is said here.

Most of it goes by a column's name, so a new table is looked over as soon as it stands in ``TABLES``.
"""

from __future__ import annotations

from collections.abc import Iterator

from daodi.reference.cells import look_over_row
from daodi.reference.flaw import Flaw, Misread
from daodi.reference.kinds.application import Market
from daodi.reference.kinds.laboratory import Analyte, AnalyteName, UnitSpelling
from daodi.reference.kinds.materials import HsCode, Material
from daodi.reference.kinds.names import Processing, SharedName
from daodi.reference.kinds.row import Row
from daodi.reference.kinds.rules import Document, Limit, Requirement
from daodi.reference.load import numbered, path_of
from daodi.reference.pointers import Held, Numbered, pointers
from daodi.reference.rows import TABLES

KEYS: dict[type[Row], str] = {
    Material: "id",
    SharedName: "name",
    Processing: "zh_hans",
    HsCode: "hs_code",
    Limit: "rule_id",
    Document: "doc_id",
    Requirement: "req_id",
    Analyte: "id",
    Market: "code",
    AnalyteName: "name",
    UnitSpelling: "spelling",
}


def verify() -> list[Flaw]:
    """Everything that is wrong in the tables, in file order; an empty list where nothing is.

    >>> verify()
    []
    """
    held: Held = {}
    flaws = []
    for name, kind in TABLES.items():
        try:
            held[kind] = list(numbered(path_of(kind), kind))
        except Misread as error:
            flaws.append(error.flaw)
        except OSError as error:
            flaws.append(Flaw(f"{name}.csv", 1, "", f"the table can't be read: {error.strerror}"))
    for kind, rows in held.items():
        flaws += look_over(kind, rows, held)
    return flaws


def look_over(kind: type[Row], rows: Numbered, held: Held) -> Iterator[Flaw]:
    """What is wrong in one table, where ``held`` are the tables that it points into."""
    table = path_of(kind).name
    tests = (look_over_row, *pointers(held))
    for number, row in rows:
        for test in tests:
            for column, what in test(row):
                yield Flaw(table, number, column, what)
    yield from (Flaw(table, number, column, what) for number, column, what in _repeated(kind, rows))


def _repeated(kind: type[Row], rows: Numbered) -> Iterator[tuple[int, str, str]]:
    """Rows that say the same twice; a table with a key has each key once."""
    key = (KEYS[kind],) if kind in KEYS else tuple(c for c in kind.__struct_fields__ if c not in ("source", "quality"))
    seen: dict[tuple[object, ...], int] = {}
    for number, row in rows:
        values = tuple(getattr(row, column) for column in key)
        if values in seen:
            yield number, key[0], f"says again what row {seen[values]} says"
        seen.setdefault(values, number)
