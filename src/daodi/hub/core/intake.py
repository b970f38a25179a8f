"""Tables that members send to a room, a record a row: each good row is kept by itself, bad ones say what is wrong."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from django.conf import settings
from django.utils.translation import gettext as _

from daodi.check.notation import date as date_of
from daodi.hub.core.access.errors import Invalid
from daodi.tables import Line, Problem, Unreadable, open_table

R = TypeVar("R")
MOST = 2000


@dataclass(frozen=True)
class Taken(Generic[R]):
    """What came of a table: the records kept, and what is wrong with the other rows."""

    kept: tuple[R, ...]
    problems: tuple[Problem, ...]


class Wrong(ValueError):
    """What is wrong in one column of a row, and what was expected."""

    def __init__(self, column: str, what: str, expected: str) -> None:
        super().__init__(what)
        self.column, self.what, self.expected = column, what, expected


def taken(
    *,
    name: str,
    content: bytes,
    meant: Callable[[str], str],
    needed: Sequence[str],
    enter: Callable[[Mapping[str, str]], R],
) -> Taken[R]:
    """What ``enter`` makes of each row; it raises ``Wrong`` for one that can't be taken.

    ``meant`` says which column a label means, empty where none. ``Invalid`` where the file is no such table at all.
    """
    if len(content) > settings.DOCUMENT_BYTES:
        raise Invalid({"file": _("It is too long; expected at most %d MB.") % (settings.DOCUMENT_BYTES // 2**20)})
    source = io.BytesIO(content)
    source.name = name
    kept: list[R] = []
    problems: list[Problem] = []
    try:
        table = open_table(source, is_header=lambda cells: sum(map(bool, map(meant, cells))) >= min(2, len(cells)))
        named = [meant(label) for label in table.header]
        if missing := [column for column in needed if column not in named]:
            raise Invalid({"file": _("No column says: %s") % ", ".join(missing)})
        for line in table:
            if not any(cell.strip() for cell in line.cells):
                continue
            if len(kept) + len(problems) >= MOST:
                raise Invalid({"file": _("More than %d rows; send it in parts.") % MOST})
            try:
                kept.append(enter(_held(line, named)))
            except Wrong as error:
                problems.append(Problem(name, line.number, error.column, error.what, error.expected))
    except Unreadable as error:
        raise Invalid({"file": str(error)}) from error
    return Taken(tuple(kept), (*table.problems, *problems))


def day(row: Mapping[str, str], column: str) -> date | None:
    """The day that stands in a column, None where nothing does."""
    text = row.get(column, "")
    found = date_of(text) if text else None
    if text and not isinstance(found, date):
        raise Wrong(column, text, _("a day: 2026-11-30"))
    return found if isinstance(found, date) else None


def _held(line: Line, named: Sequence[str]) -> dict[str, str]:
    held: dict[str, str] = {}
    for column, cell in zip(named, line.cells, strict=False):
        if column and column not in held:
            held[column] = cell.strip()
    return held
