"""What every request and every change asks or adds, without putting the same SQL together anew each time.

``records`` answers a question that is written out, as ``Model.objects.raw`` does; ``add`` keeps new records, as
``bulk_create`` does; ``change`` keeps fields of one that is there. How a column is read and how a model is kept is
worked out once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import AutoField, Field, Model

M = TypeVar("M", bound=Model)
Read = Callable[[Any], Any]


class Reading(NamedTuple):
    """How an answer becomes a record: where each field stands in the row, and what is no field of the record."""

    names: tuple[str, ...]
    fields: tuple[tuple[int, tuple[Read, ...]], ...]
    besides: tuple[tuple[int, str], ...]


def records(model: type[M], sql: str, params: Sequence[Any] = ()) -> list[M]:
    """The records that answer; a column that is no field of the model stays on the record under its own name.

    A field that was not asked for is read when it is wanted.
    """
    here = connections[DEFAULT_DB_ALIAS]
    with here.cursor() as cursor:
        cursor.execute(sql, params)
        columns = tuple([column[0] for column in cursor.description])
        rows = cursor.fetchall()
    if not rows:
        return []
    reading = _reading(model, columns, here.vendor)
    return [_record(model, reading, row, here.alias) for row in rows]


def identity(model: type[Model], public_id: Any) -> Any:
    """An id as this database takes it for a parameter."""
    return model._meta.pk.get_db_prep_value(public_id, connection)


def add(kept: Sequence[Model], *, once: bool = False) -> None:
    """Keeps new records of one model, as ``bulk_create`` does; what the database refuses is its own error.

    ``once``: what is there already stays as it is. An id that the database gives is not told.
    """
    here = connections[DEFAULT_DB_ALIAS]  # itself: ``connection`` looks it up anew for every field of every record
    sql, fields = _insertion(type(kept[0]), here.vendor)
    rows = [[field.get_db_prep_save(field.pre_save(one, True), here) for field in fields] for one in kept]
    with here.cursor() as cursor:
        cursor.executemany(f"{sql} ON CONFLICT DO NOTHING" if once else sql, rows)
    for one in kept:
        one._state.adding, one._state.db = False, here.alias


def change(kept: Model, *names: str) -> None:
    """Keeps these fields of a record that is there, as ``save`` does with ``update_fields``."""
    here = connections[DEFAULT_DB_ALIAS]
    sql, fields = _update(type(kept), names, here.vendor)
    row = [field.get_db_prep_save(field.pre_save(kept, False), here) for field in fields]
    with here.cursor() as cursor:
        cursor.execute(sql, row)


@lru_cache(maxsize=256)
def _insertion(model: type[Model], vendor: str) -> tuple[str, list[Field[Any, Any]]]:
    meta, quoted = model._meta, connection.ops.quote_name
    fields = [field for field in meta.concrete_fields if not isinstance(field, AutoField)]
    names = ", ".join(quoted(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    return f"INSERT INTO {quoted(meta.db_table)} ({names}) VALUES ({places})", fields


@lru_cache(maxsize=256)
def _update(model: type[Model], names: tuple[str, ...], vendor: str) -> tuple[str, list[Field[Any, Any]]]:
    meta, quoted = model._meta, connection.ops.quote_name
    fields = [field for field in meta.concrete_fields if field.name in names]
    places = ", ".join(f"{quoted(str(field.column))} = %s" for field in fields)
    sql = f"UPDATE {quoted(meta.db_table)} SET {places} WHERE {quoted(str(meta.pk.column))} = %s"
    return sql, [*fields, meta.pk]


def _record(model: type[M], reading: Reading, row: Sequence[Any], alias: str) -> M:
    values = [_read(row[at], reads) if reads else row[at] for at, reads in reading.fields]
    found = model.from_db(alias, reading.names, values)
    for at, name in reading.besides:
        setattr(found, name, row[at])
    return found


def _read(value: Any, reads: Sequence[Read]) -> Any:
    for read in reads:
        value = read(value)
    return value


@lru_cache(maxsize=256)
def _reading(model: type[Model], columns: tuple[str, ...], vendor: str) -> Reading:
    at = {name: place for place, name in enumerate(columns)}
    fields = [field for field in model._meta.concrete_fields if field.column in at]
    own = {field.column for field in fields}
    return Reading(
        names=tuple(field.attname for field in fields),
        fields=tuple((at[str(field.column)], _reads(field)) for field in fields),
        besides=tuple((place, name) for name, place in at.items() if name not in own),
    )


def _reads(field: Field[Any, Any]) -> tuple[Read, ...]:
    """What the database's and the field's own converters make of a value."""
    column = field.get_col(field.model._meta.db_table)
    converters = [*connection.ops.get_db_converters(column), *field.get_db_converters(connection)]
    return tuple(_bound(converter, column) for converter in converters)


def _bound(converter: Callable[[Any, Any, Any], Any], column: Any) -> Read:
    return lambda value: converter(value, column, connection)
