"""What is wrong with rows that are to be laid over the tables, by the tests that the tables themselves must pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from django.utils.translation import gettext as _

from daodi.check.notation import unit
from daodi.check.scope import scope_of
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.rulebook.laid import KINDS, held
from daodi.reference import Analyte, AnalyteName, Document, Limit, Market, Material, Row, rows
from daodi.reference.flaw import Flaw
from daodi.reference.verify import look_over

Numbered = Sequence[tuple[int, Row]]
POINTED_TO: tuple[type[Row], ...] = (Material, Market, Analyte, AnalyteName)
IDENTITY = ("market", "document", "edition")
MOST_SHOWN = 50


def flaws(table: str, sent: Numbered, beside: Sequence[Document] = ()) -> list[Flaw]:
    """What is wrong with rows, each with its place; ``beside`` are documents that are laid together with them."""
    kind = KINDS[table]
    tables: dict[type[Row], list[tuple[int, Row]]] = {one: list(enumerate(rows(one))) for one in POINTED_TO}
    documents = [msgspec.convert(values, Document) for values in held("documents").values()]
    tables[Document] = [*enumerate((*documents, *beside)), *(one for one in sent if kind is Document)]
    found = list(look_over(kind, list(sent), tables))
    if kind is Document:
        return found + list(_other_identity(sent, documents))
    return found + [flaw for place, row in sent if isinstance(row, Limit) for flaw in _unknown(place, row)]


def refuse(found: Sequence[Flaw]) -> None:
    """Raises Invalid with each flaw by its row and column, where there is one."""
    if not found:
        return
    told = {f"{flaw.row}:{flaw.column}": said(flaw) for flaw in found[:MOST_SHOWN]}
    if len(found) > MOST_SHOWN:
        told["more"] = _("and %(n)d more") % {"n": len(found) - MOST_SHOWN}
    raise Invalid(told)


def said(flaw: Flaw) -> str:
    """A flaw in words."""
    if flaw.column:
        place = _("Row %(row)d, column %(column)s") % {"row": flaw.row, "column": flaw.column}
    else:
        place = _("Row %(row)d") % {"row": flaw.row}
    return f"{place}: {flaw.what}"


def _unknown(place: int, row: Limit) -> Iterator[Flaw]:
    """A rule that nothing could be held against: for lots nobody knows, or in a unit nobody reads."""
    try:
        scope_of(row)
    except KeyError:
        what = f"no {row.scope_kind} scope {row.scope!r} is held; expected one of scopes.csv, or a material by its id"
        yield Flaw("limits.csv", place, "scope", what)
    if row.unit and unit(row.unit) is None:
        yield Flaw("limits.csv", place, "unit", f"{row.unit!r} is no unit known here")


def _other_identity(sent: Numbered, documents: Sequence[Document]) -> Iterator[Flaw]:
    """A document held keeps its market, name and edition: its rules repeat them."""
    known = {one.doc_id: one for one in documents}
    for place, row in sent:
        before = known.get(row.doc_id) if isinstance(row, Document) else None
        for column in IDENTITY if before else ():
            if getattr(row, column) != getattr(before, column):
                what = "another edition is another document: give it a doc_id of its own"
                yield Flaw("documents.csv", place, column, what)
