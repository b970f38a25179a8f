"""How a file that was sent differs from what is held, and rows as a file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.rulebook.flaws import flaws, refuse, said
from daodi.hub.core.rulebook.laid import KINDS, held
from daodi.hub.core.rulebook.values import Values, told, values_of
from daodi.hub.core.rulebook.values import written as csv_of
from daodi.reference import Row
from daodi.reference.flaw import Misread
from daodi.reference.load import numbered
from daodi.reference.verify import KEYS

MOST_BYTES = 4 * 2**20
MOST_ROWS = 2000


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


def compared(content: bytes) -> Sent:
    """A CSV with the columns of ``limits`` or ``documents`` against what is held; Invalid says what is wrong where."""
    table, sent = _read(content)
    if not sent:
        raise Invalid({"file": _("The file has no row beneath its header.")})
    if len(sent) > MOST_ROWS:
        many = _("It holds %(n)d rows; expected at most %(most)d. Send it in parts.")
        raise Invalid({"file": many % {"n": len(sent), "most": MOST_ROWS}})
    refuse(flaws(table, sent))
    before = held(table)
    all_rows = [_change(table, place, row, before) for place, row in sent]
    changes = [one for one in all_rows if one.before != one.after]
    if not changes:
        raise Invalid({"file": _("Every row says what is held already.")})
    return Sent(table, changes, len(all_rows) - len(changes))


def written(table: str, found: Iterable[Mapping[str, Any]]) -> str:
    """Rows as the CSV of their table, ready to be added to it."""
    return csv_of(KINDS[table], found)


def differing(before: Values, after: Values) -> Iterator[tuple[str, str, str]]:
    """The columns that a change touches, with what they said and shall say."""
    for name, value in after.items():
        if before.get(name) != value:
            yield name, told(before.get(name, "")), told(value)


def _read(content: bytes) -> tuple[str, list[tuple[int, Row]]]:
    if len(content) > MOST_BYTES:
        raise Invalid({"file": _("The file is larger than %(n)d MB.") % {"n": MOST_BYTES // 2**20}})
    plain = content.removeprefix(b"\xef\xbb\xbf")
    table = _table_of(plain)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{table}.csv"
        path.write_bytes(plain)
        try:
            return table, [(number, row) for number, row in numbered(path, KINDS[table])]
        except Misread as error:
            raise Invalid({"file": said(error.flaw)}) from error


def _table_of(content: bytes) -> str:
    """Which table the header belongs to."""
    first = content.split(b"\n", 1)[0].decode("utf-8", "replace").strip("\r")
    header = {name.strip('" ') for name in first.split(",")}
    for table, kind in KINDS.items():
        if header == set(kind.__struct_fields__):
            return table
    near = "limits" if "rule_id" in header else "documents" if "force" in header else ""
    if not near:
        raise Invalid({"file": _("Its first row must be the header of limits.csv or of documents.csv.")})
    wanted = set(KINDS[near].__struct_fields__)
    wrong = _("The columns are not those of %(table)s.csv. Missing: %(missing)s. Unknown: %(unknown)s.")
    missing, unknown = (", ".join(sorted(names)) or "–" for names in (wanted - header, header - wanted))
    raise Invalid({"file": wrong % {"table": near, "missing": missing, "unknown": unknown[:300]}})


def _change(table: str, place: int, row: Row, before: dict[str, Values]) -> Change:
    key = str(getattr(row, KEYS[KINDS[table]]))
    return Change(place, key, before.get(key), values_of(row))
