"""Reads the tables, and keeps each as a pack beside the user's other caches so that a second start is quick."""

from __future__ import annotations

import csv
import functools
import hashlib
import os
import tempfile
from pathlib import Path
from typing import TypeVar

import msgspec

from daodi.reference.rows import TABLES, Row

DATA = Path(__file__).parent / "data"
T = TypeVar("T", bound=Row)


def path_of(kind: type[Row]) -> Path:
    """Where the table of this kind of row stands."""
    return DATA / f"{table_of(kind)}.csv"


def table_of(kind: type[Row]) -> str:
    """The name of the table that holds this kind of row."""
    return next(name for name, row in TABLES.items() if row is kind)


@functools.cache
def rows(kind: type[T]) -> tuple[T, ...]:
    """All rows of a table, in file order.

    >>> from daodi.reference import Material, rows
    >>> rows(Material)[0].id
    'abelmoschi-corolla'
    """
    table = path_of(kind)
    return packed(table, lambda: read(table, kind), tuple[kind, ...])  # type: ignore[valid-type]


def read(table: Path, kind: type[T]) -> tuple[T, ...]:
    """Reads a table from its CSV; raises ValueError with file, row and column where a cell is not as expected."""
    fields = {f.name: f.type for f in msgspec.structs.fields(kind)}
    with table.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle)
        if set(reader.fieldnames or ()) != set(fields):
            raise ValueError(f"{table.name}:1: columns {reader.fieldnames}, expected {sorted(fields)}")
        return tuple(_row(table, number, cells, kind, fields) for number, cells in enumerate(reader, start=2))


def _row(table: Path, number: int, cells: dict[str, str], kind: type[T], fields: dict[str, object]) -> T:
    values = {name: _cell(cells[name], annotation) for name, annotation in fields.items()}
    try:
        return msgspec.convert(values, kind)
    except msgspec.ValidationError as error:
        raise ValueError(f"{table.name}:{number}: {error}") from None


def _cell(text: str, annotation: object) -> object:
    if annotation is int:
        return int(text) if text else 0
    if annotation == tuple[str, ...]:
        return tuple(text.split("|")) if text else ()
    return text


def packed(origin: Path, build, shape):  # type: ignore[no-untyped-def]
    """What ``build()`` gives, from the pack made of ``origin`` earlier, or built now and packed.

    The pack's name holds the origin's size, time and shape, so a changed table is packed anew.
    Where the cache can't be written, the answer is the same, only slower.
    """
    pack = _cache() / f"{origin.stem}-{_mark(origin, shape)}.pack"
    try:
        return msgspec.msgpack.decode(pack.read_bytes(), type=shape)
    except (OSError, msgspec.DecodeError):
        value = build()
    _write(pack, msgspec.msgpack.encode(value))
    return value


def _mark(origin: Path, shape: object) -> str:
    state = origin.stat()
    code = Path(__file__).with_name("rows.py").stat()
    text = f"{origin}:{state.st_size}:{state.st_mtime_ns}:{code.st_size}:{code.st_mtime_ns}:{shape}"
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def _cache() -> Path:
    home = os.environ.get("DAODI_CACHE") or os.environ.get("XDG_CACHE_HOME")
    return (Path(home) if home else Path.home() / ".cache") / "daodi"


def _write(pack: Path, data: bytes) -> None:
    try:
        pack.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=pack.parent, delete=False) as handle:
            handle.write(data)
        os.replace(handle.name, pack)
    except OSError:
        return
