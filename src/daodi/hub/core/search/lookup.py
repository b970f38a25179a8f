"""``words__ask=query``: the one place where the two databases differ in reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import Lookup, TextField

from daodi.hub.core.search.query import Query

SQLITE = "SELECT rowid FROM search_words WHERE search_words MATCH %s"
POSTGRESQL = "SELECT id FROM search_entry WHERE tokens @@ %s::tsquery"
NEWEST = {"sqlite": f"{SQLITE} AND rowid < %s ORDER BY rowid DESC LIMIT %s"}
NEWEST["postgresql"] = f"{POSTGRESQL} AND id < %s ORDER BY id DESC LIMIT %s"
ABOVE_ALL = 2**62

if TYPE_CHECKING:
    Base = Lookup[Any]
else:
    Base = Lookup


class Ask(Base):
    """Whether an entry answers a query."""

    lookup_name = "ask"
    prepare_rhs = False

    def as_sqlite(self, compiler: Any, _connection: Any) -> tuple[str, list[str]]:
        return f"{self._id(compiler)} IN ({SQLITE})", [self.rhs.sqlite()]

    def as_postgresql(self, compiler: Any, _connection: Any) -> tuple[str, list[str]]:
        return f"{self._id(compiler, 'tokens')} @@ %s::tsquery", [self.rhs.postgresql()]

    def _id(self, compiler: Any, column: str = "id") -> str:
        return f"{compiler.quote_name_unless_alias(self.lhs.alias)}.{compiler.quote_name_unless_alias(column)}"


def register() -> None:
    """Makes ``words__ask`` known."""
    TextField.register_lookup(Ask)


def newest(query: Query, most: int, before: int = ABOVE_ALL) -> list[int]:
    """The ids of the newest entries that answer a query, read from the end of the index and no further."""
    vendor = connection.vendor
    with connection.cursor() as cursor:
        cursor.execute(NEWEST[vendor], [getattr(query, vendor)(), before, most])
        return [row[0] for row in cursor.fetchall()]
