"""The tables with everything laid over them: as rows by their key, and as the one book that ``check`` is asked with."""

from __future__ import annotations

import functools
import hashlib
from importlib.metadata import version
from uuid import UUID

import msgspec
from django.db.models import Max, QuerySet

from daodi.check.rules import SHIPPED, Rulebook
from daodi.hub.core.rulebook.models import LaidRow, RuleEdition, Table
from daodi.hub.core.rulebook.values import Values, values_of
from daodi.reference import Document, Limit, Row, rows
from daodi.reference.load import DATA
from daodi.reference.verify import KEYS

KINDS: dict[str, type[Limit] | type[Document]] = {Table.LIMITS: Limit, Table.DOCUMENTS: Document}
BOOKS = 4  # kept ready: the one of today, and those that pages just asked with


def latest() -> int:
    """The number of the last edition; 0 where nothing is laid over the reference."""
    return RuleEdition.objects.aggregate(last=Max("number"))["last"] or 0


def book() -> Rulebook:
    """The rules of today, to be handed to ``check(..., rules=book())`` and ``plan``; one query, made once an edition.

    Two calls with no edition in between give the same object.
    """
    last = RuleEdition.objects.order_by("-number").values_list("number", "pk").first()
    return _book(*last) if last else SHIPPED


def held(table: str, number: int | None = None) -> dict[str, Values]:
    """The rows of a table by their key, the editions up to a number (all, where none is said) laid over in order."""
    return _shipped(table) | {one.key: one.values for one in laid(table, number)}


def laid(table: str, number: int | None = None) -> QuerySet[LaidRow]:
    """What is laid over a table, the oldest edition first."""
    found = LaidRow.objects.filter(table=table).order_by("edition__number", "id")
    return found if number is None else found.filter(edition__number__lte=number)


def editions(*, key: str) -> QuerySet[RuleEdition]:
    """The editions that speak of a rule or document, by its id; the oldest first."""
    return RuleEdition.objects.filter(rows__key=key).distinct().order_by("number")


def row_of(table: str, values: Values) -> Row:
    """A row from its values."""
    return msgspec.convert(values, KINDS[table])


@functools.cache
def of_reference() -> str:
    """Which reference is installed: its version, and a digest of its tables."""
    digest = hashlib.sha256()
    for table in sorted(DATA.glob("*.csv")):
        digest.update(table.name.encode() + b"\0" + table.read_bytes())
    return f"daodi {version('daodi')} · {digest.hexdigest()[:12]}"


@functools.lru_cache(maxsize=BOOKS)
def _book(number: int, mark: UUID) -> Rulebook:
    limits, documents = ([row_of(table, one) for one in held(table, number).values()] for table in KINDS)
    return Rulebook(limits, documents, edition=f"{of_reference()} · {number}-{str(mark)[:8]}")  # type: ignore[arg-type]


@functools.cache
def _shipped(table: str) -> dict[str, Values]:
    kind = KINDS[table]
    return {str(getattr(row, KEYS[kind])): values_of(row) for row in rows(kind)}


def edition_of(rules: Rulebook) -> str:
    """The name of the rules a verdict was made with, as the verdict keeps it.

    >>> edition_of(SHIPPED) == of_reference()
    True
    """
    return rules.edition or of_reference()
