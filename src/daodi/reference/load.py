"""Reads the tables: each from its CSV once, then from its pack."""

from __future__ import annotations

import csv
import functools
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from daodi.reference.flaw import Flaw, Misread
from daodi.reference.pack import packed as packed
from daodi.reference.rows import TABLES, Row

DATA = Path(__file__).parent / "data"
R = TypeVar("R", bound=Row)


def path_of(kind: type[Row]) -> Path:
    """Where the table of this kind of row stands."""
    return DATA / f"{table_of(kind)}.csv"


def table_of(kind: type[Row]) -> str:
    """The name of the table that holds this kind of row."""
    return next(name for name, row in TABLES.items() if row is kind)


@functools.cache
def rows(kind: type[R]) -> tuple[R, ...]:
    """All rows of a table, in file order.

    >>> from daodi.reference import Material, rows
    >>> rows(Material)[0].id
    'abelmoschi-corolla'
    """
    table = path_of(kind)
    shape: type[tuple[R, ...]] = tuple[kind, ...]  # type: ignore[valid-type]
    code = (__file__, sys.modules[kind.__module__].__file__ or __file__)
    return packed(table, lambda: read(table, kind), shape, also=map(Path, code))


def read(table: Path, kind: type[R]) -> tuple[R, ...]:
    """Reads a table from its CSV; raises Misread with file, row and column where a cell is not as expected."""
    return tuple(row for _, row in numbered(table, kind))


def numbered(table: Path, kind: type[R]) -> Iterator[tuple[int, R]]:
    """The rows of a CSV, each with its number in the file (the header is row 1); raises as ``read`` does."""
    types = {field.name: field.type for field in msgspec.structs.fields(kind)}
    lines = _lines(table)
    _, header = next(lines, (1, []))
    if sorted(header) != sorted(types):
        raise Misread(Flaw(table.name, 1, "", f"columns are {', '.join(header)}, expected {', '.join(types)}"))
    for number, cells in lines:
        if len(cells) != len(header):
            raise Misread(Flaw(table.name, number, "", f"{len(cells)} cells, expected {len(header)}"))
        values = {name: _cell(text, types[name]) for name, text in zip(header, cells, strict=True)}
        yield number, _row(values, kind, table.name, number)


def _lines(table: Path) -> Iterator[tuple[int, list[str]]]:
    number = 0
    try:
        with table.open(encoding="utf-8", newline="") as handle:
            for number, cells in enumerate(csv.reader(handle, strict=True), start=1):
                yield number, cells
    except (csv.Error, UnicodeDecodeError) as error:
        raise Misread(Flaw(table.name, number + 1, "", f"no CSV in UTF-8 ({error})")) from None


def _row(values: dict[str, Any], kind: type[R], file: str, number: int) -> R:
    try:
        return msgspec.convert(values, kind, strict=False)
    except msgspec.ValidationError as error:
        what, _, column = str(error).partition(" - at `$.")
        raise Misread(Flaw(file, number, column.rstrip("`"), what)) from None


def _cell(text: str, kind: object) -> object:
    if kind is int:
        return text or 0
    if kind == tuple[str, ...]:
        return tuple(text.split("|")) if text else ()
    return text
