"""The tables with their approved editions laid over them, and how a file that was sent differs from that."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from django.utils.translation import gettext as _

from daodi.hub.core.access.errors import Invalid
from daodi.hub.materia.desk import queries
from daodi.hub.materia.desk.values import Values, cell, values_of
from daodi.reference import Analyte, AnalyteName, Document, Limit, Market, Material, Row, rows
from daodi.reference.flaw import Flaw, Misread
from daodi.reference.load import numbered
from daodi.reference.verify import KEYS, look_over

TABLES: dict[str, type[Limit] | type[Document]] = {"limits": Limit, "documents": Document}
POINTED_TO: tuple[type[Row], ...] = (Material, Market, Analyte, AnalyteName)
IDENTITY = ("market", "document", "edition")
MOST_BYTES = 4 * 2**20
MOST_ROWS = 2000
MOST_SHOWN = 50


class Change(NamedTuple):
    """A row that is new (``before`` is None) or says something else than what is held."""

    place: int
    key: str
    before: Values | None
    after: Values


class Sent(NamedTuple):
    """A file as it compares with what is held."""

    table: str
    changes: list[Change]
    same: int


def held(table: str) -> dict[str, Values]:
    """The rows of a table by their key, the approved editions laid over in their order."""
    kind = TABLES[table]
    packaged = {str(getattr(row, KEYS[kind])): values_of(row) for row in rows(kind)}
    return packaged | {one.key: one.after for one in queries.approved_rows(table)}


def compared(content: bytes) -> Sent:
    """A CSV with the columns of ``limits`` or ``documents`` against what is held; Invalid says what is wrong where."""
    table, sent = _read(content)
    if not sent:
        raise Invalid({"file": _("The file has no row beneath its header.")})
    if len(sent) > MOST_ROWS:
        said = _("It holds %(n)d rows; expected at most %(most)d. Send it in parts.")
        raise Invalid({"file": said % {"n": len(sent), "most": MOST_ROWS}})
    refuse(flaws(table, sent))
    before = held(table)
    all_rows = [_change(table, place, row, before) for place, row in sent]
    changes = [one for one in all_rows if one.before != one.after]
    if not changes:
        raise Invalid({"file": _("Every row says what is held already.")})
    return Sent(table, changes, len(all_rows) - len(changes))


def flaws(table: str, sent: list[tuple[int, Row]]) -> list[Flaw]:
    """What is wrong with rows, by the same tests that the tables themselves must pass."""
    kind = TABLES[table]
    tables: dict[type[Row], list[tuple[int, Row]]] = {one: list(enumerate(rows(one))) for one in POINTED_TO}
    documents = [msgspec.convert(values, Document) for values in held("documents").values()]
    tables[Document] = [*enumerate(documents), *(one for one in sent if kind is Document)]
    found = list(look_over(kind, sent, tables))
    return found + (list(_other_identity(sent, documents)) if kind is Document else [])


def refuse(found: list[Flaw]) -> None:
    """Raises Invalid with each flaw by its row and column, where there is one."""
    if not found:
        return
    told = {f"{flaw.row}:{flaw.column}": _said(flaw) for flaw in found[:MOST_SHOWN]}
    if len(found) > MOST_SHOWN:
        told["more"] = _("and %(n)d more") % {"n": len(found) - MOST_SHOWN}
    raise Invalid(told)


def row_of(table: str, values: Mapping[str, Any]) -> Row:
    """A row from its values."""
    return msgspec.convert(values, TABLES[table])


def written(table: str, found: Iterable[Mapping[str, Any]]) -> str:
    """Rows as the CSV of their table, ready to be added to it."""
    out = io.StringIO()
    columns = TABLES[table].__struct_fields__
    order = (*columns[2:], *columns[:2])
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(order)
    writer.writerows([cell(values[name]) for name in order] for values in found)
    return out.getvalue()


def differing(before: Values, after: Values) -> Iterator[tuple[str, str, str]]:
    """The columns that a change touches, with what they said and shall say."""
    for name, value in after.items():
        if before.get(name) != value:
            yield name, cell(before.get(name, "")), cell(value)


def _read(content: bytes) -> tuple[str, list[tuple[int, Row]]]:
    if len(content) > MOST_BYTES:
        raise Invalid({"file": _("The file is larger than %(n)d MB.") % {"n": MOST_BYTES // 2**20}})
    plain = content.removeprefix(b"\xef\xbb\xbf")
    table = _table_of(plain)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{table}.csv"
        path.write_bytes(plain)
        try:
            return table, [(number, row) for number, row in numbered(path, TABLES[table])]
        except Misread as error:
            raise Invalid({"file": _said(error.flaw)}) from error


def _table_of(content: bytes) -> str:
    """Which table the header belongs to."""
    first = content.split(b"\n", 1)[0].decode("utf-8", "replace").strip("\r")
    header = {name.strip('" ') for name in first.split(",")}
    for table, kind in TABLES.items():
        if header == set(kind.__struct_fields__):
            return table
    near = "limits" if "rule_id" in header else "documents" if "force" in header else ""
    if not near:
        raise Invalid({"file": _("Its first row must be the header of limits.csv or of documents.csv.")})
    wanted = set(TABLES[near].__struct_fields__)
    said = _("The columns are not those of %(table)s.csv. Missing: %(missing)s. Unknown: %(unknown)s.")
    missing, unknown = (", ".join(sorted(names)) or "–" for names in (wanted - header, header - wanted))
    raise Invalid({"file": said % {"table": near, "missing": missing, "unknown": unknown[:300]}})


def _change(table: str, place: int, row: Row, before: dict[str, Values]) -> Change:
    key = str(getattr(row, KEYS[TABLES[table]]))
    return Change(place, key, before.get(key), values_of(row))


def _other_identity(sent: list[tuple[int, Row]], documents: list[Document]) -> Iterator[Flaw]:
    """A document held keeps its market, name and edition: its rules repeat them."""
    known = {one.doc_id: one for one in documents}
    for place, row in sent:
        before = known.get(row.doc_id) if isinstance(row, Document) else None
        for column in IDENTITY if before else ():
            if getattr(row, column) != getattr(before, column):
                what = "another edition is another document: give it a doc_id of its own"
                yield Flaw("documents.csv", place, column, what)


def _said(flaw: Flaw) -> str:
    if flaw.column:
        place = _("Row %(row)d, column %(column)s") % {"row": flaw.row, "column": flaw.column}
    else:
        place = _("Row %(row)d") % {"row": flaw.row}
    return f"{place}: {flaw.what}"
