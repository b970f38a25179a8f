"""What search values ask for: the usual parameters, each made from the names of a model's fields."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from daodi.hub.health.fhir.times import PREFIXES as PREFIXES
from daodi.hub.health.fhir.times import span as span

Asks = Callable[[str, str], Q]
Words = Mapping[str, str | Collection[str]]
NONE = Q(pk__in=[])
ALL = ~NONE


@dataclass(frozen=True)
class Lookup:
    """A parameter over fields: ``find(value, modifier)`` for one value, and what else can be asked of the fields.

    ``empty`` says that a field without a value holds an empty text; ``types`` are those that a reference leads to.
    """

    find: Asks
    fields: tuple[str, ...]
    modifiers: tuple[str, ...] = ()
    empty: bool = False
    types: tuple[str, ...] = ()

    def __call__(self, value: str, modifier: str = "") -> Q:
        return self.find(value, modifier)

    def missing(self) -> Q:
        """The records that have no value of it."""
        lacking = Q()
        for name in self.fields:
            lacking &= Q(**{f"{name}__isnull": True}) | (Q(**{name: ""}) if self.empty else NONE)
        return lacking

    def among(self, marks: Any) -> Q:
        """The records that refer to one of these ids: a list, or a query for them."""
        found = NONE
        for name in self.fields:
            found |= Q(**{f"{name}__in": marks})
        return found


def token(lookup: str, *, system: str = "", words: Words | None = None, empty: bool = True) -> Lookup:
    """A code, or ``system|code``. ``words`` leads from FHIR's codes to those of the field; ``empty=False``: no text.

    >>> token("state", words={"requested": "asked"})("requested")
    <Q: (AND: ('state', 'asked'))>
    """

    def find(value: str, _modifier: str) -> Q:
        said, mark, code = value.rpartition("|")
        if mark and said != system:
            return NONE
        if mark and not code:
            return ~asks.missing()
        held = words.get(code, ()) if words is not None else code
        return Q(**{lookup: held}) if isinstance(held, str) else Q(**{f"{lookup}__in": list(held)})

    asks = Lookup(find, (lookup,), empty=empty)
    return asks


def identifier(value: str, system: str, *, systems: Mapping[str, str] | None = None) -> Lookup:
    """``system|value`` over two fields; ``systems`` leads from addresses of systems to what is kept of them."""

    def find(sent: str, _modifier: str) -> Q:
        said, mark, number = sent.rpartition("|")
        found = Q(**{value: number}) if number else Q()
        if mark:
            held = systems.get(said) if systems is not None and said else said
            found = NONE if held is None else found & Q(**{system: held})
        return found

    return Lookup(find, (value,), empty=True)


def truth(lookup: str) -> Lookup:
    """``true`` or ``false``."""

    def find(value: str, _modifier: str) -> Q:
        if (said := value.rpartition("|")[2]) not in ("true", "false"):
            raise ValueError("expected true or false")
        return Q(**{lookup: said == "true"})

    return Lookup(find, (lookup,))


def string(*lookups: str) -> Lookup:
    """The beginning of a text, whatever its case; ``:contains`` a part, ``:exact`` the whole."""

    def find(value: str, modifier: str) -> Q:
        how = {"exact": "exact", "contains": "icontains"}.get(modifier, "istartswith")
        return any_of(Q(**{f"{lookup}__{how}": value}) for lookup in lookups)

    return Lookup(find, lookups, ("exact", "contains"), empty=True)


def reference(lookup: str, *types: str, identifier: Lookup | None = None) -> Lookup:
    """An id, ``Type/id``, or a whole address that ends so; ``identifier`` answers ``:identifier``."""

    def find(value: str, modifier: str) -> Q:
        if modifier == "identifier" and identifier is not None:
            return identifier(value, "")
        kind, _, mark = value.rstrip("/").rpartition("/")
        kind = kind.rpartition("/")[2] or modifier
        if (types and kind and kind not in types) or (modifier and modifier != kind):
            return NONE
        try:
            return Q(**{lookup: UUID(mark.removeprefix("urn:uuid:"))})
        except ValueError:
            return NONE

    return Lookup(find, (lookup,), ("identifier",) if identifier else (), types=types)


def mark(lookup: str) -> Lookup:
    """An id of this site; any other is nobody's."""

    def find(value: str, _modifier: str) -> Q:
        try:
            return Q(**{lookup: UUID(value)})
        except ValueError:
            return NONE

    return Lookup(find, (lookup,))


def uri(lookup: str) -> Lookup:
    """An address, whole."""
    return Lookup(lambda value, _modifier: Q(**{lookup: value}), (lookup,), empty=True)


def day(lookup: str) -> Lookup:
    """A date field: ``2026``, ``ge2026-03``, ``lt2026-03-01`` ..."""
    return _when(lookup, lookup, is_day=True)


def moment(lookup: str) -> Lookup:
    """A time field, likewise."""
    return _when(lookup, lookup, is_day=False)


def period(start: str, end: str, *, is_day: bool = True) -> Lookup:
    """Two fields, of days or else of times, that a time lies between; an empty one has no bound."""
    return _when(start, end, is_day=is_day)


def either(*lookups: Lookup) -> Lookup:
    """What one of several parameters finds: an element that is kept in more than one place."""
    first = lookups[0]

    def find(value: str, modifier: str) -> Q:
        return any_of(one(value, modifier) for one in lookups)

    fields = tuple(name for one in lookups for name in one.fields)
    types = tuple(dict.fromkeys(name for one in lookups for name in one.types))
    return Lookup(find, fields, first.modifiers, first.empty, types)


def any_of(wanted: Iterable[Q]) -> Q:
    """What one of several asks for; one that asks for nothing in particular asks for all."""
    found = NONE
    for one in wanted:
        found |= one or ALL
    return found


def _when(start: str, end: str, *, is_day: bool) -> Lookup:
    """R4's comparisons of ranges (search.html#prefix): the record's from ``start`` to the end of ``end``."""

    def find(value: str, _modifier: str) -> Q:
        prefix = value[:2] if value[:2] in PREFIXES else ""
        first, after = span(value[len(prefix) :])
        if prefix == "ap":
            first, after = first - (after - first), after + (after - first)
        return _compared(prefix, first, after)

    def _compared(prefix: str, first: datetime, after: datetime) -> Q:
        begins_within = Q(**{f"{start}__gte": _ceiling(first, is_day)})
        ends_within = Q(**{f"{end}__lt": _floor(after, is_day)})
        ends_later = _open(end, "gte", _floor(after, is_day))
        begins_earlier = _open(start, "lt", _ceiling(first, is_day))
        within = begins_within & ends_within
        asked = {
            "ne": ~within,
            "gt": ends_later,
            "lt": begins_earlier,
            "ge": ends_later | within,
            "le": begins_earlier | within,
            "sa": Q(**{f"{start}__gte": _ceiling(after, is_day)}),
            "eb": Q(**{f"{end}__lt": _floor(first, is_day)}),
            "ap": _open(start, "lt", _ceiling(after, is_day)) & _open(end, "gte", _floor(first, is_day)),
        }.get(prefix, within)
        return asked if prefix in ("sa", "eb") or prefix == "" else asked & ~lacking

    def _open(name: str, how: str, bound: date | datetime) -> Q:
        told = Q(**{f"{name}__{how}": bound})
        return told | Q(**{f"{name}__isnull": True}) if start != end else told

    lacking = Q(**{f"{start}__isnull": True, f"{end}__isnull": True})
    return Lookup(find, (start,) if start == end else (start, end))


def _floor(at: datetime, is_day: bool) -> date | datetime:
    return at.date() if is_day else at


def _ceiling(at: datetime, is_day: bool) -> date | datetime:
    if not is_day:
        return at
    return at.date() + timedelta(days=1 if at.timetz().replace(tzinfo=None) != datetime.min.time() else 0)
