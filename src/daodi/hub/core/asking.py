"""What every request and every change asks or adds, without putting the same SQL together anew each time.

``records`` answers a question that is written out, as ``Model.objects.raw`` does; ``add`` keeps new records, as
``bulk_create`` does. How a column is read and how a model is kept is worked out once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from django.db import connection
from django.db.models import Field, Model

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
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        columns = tuple(column[0] for column in cursor.description)
        rows = cursor.fetchall()
    reading = _reading(model, columns, connection.vendor)
    return [_record(model, reading, row) for row in rows]


def identity(model: type[Model], public_id: Any) -> Any:
    """An id as this database takes it for a parameter."""
    return model._meta.pk.get_db_prep_value(public_id, connection)


def add(kept: Sequence[Model]) -> None:
    """Keeps new records of one model, as ``bulk_create`` does; what the database refuses is its own error."""
    sql, fields = _insertion(type(kept[0]), connection.vendor)
    rows = [[field.get_db_prep_save(field.pre_save(one, True), connection) for field in fields] for one in kept]
    with connection.cursor() as cursor:
        cursor.executemany(sql, rows)
    for one in kept:
        one._state.adding, one._state.db = False, connection.alias


@lru_cache(maxsize=256)
def _insertion(model: type[Model], vendor: str) -> tuple[str, list[Field[Any, Any]]]:
    meta, quoted = model._meta, connection.ops.quote_name
    names = ", ".join(quoted(str(field.column)) for field in meta.concrete_fields)
    places = ", ".join(["%s"] * len(meta.concrete_fields))
    return f"INSERT INTO {quoted(meta.db_table)} ({names}) VALUES ({places})", list(meta.concrete_fields)


def _record(model: type[M], reading: Reading, row: Sequence[Any]) -> M:
    found = model.from_db(connection.alias, reading.names, [_read(row[at], reads) for at, reads in reading.fields])
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
