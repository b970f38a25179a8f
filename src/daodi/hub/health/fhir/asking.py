"""What search values ask for: the usual parameters, each made from the name of a model's field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.dateparse import parse_datetime

Asks = Callable[[str, str], Q]
PREFIXES = ("eq", "ne", "gt", "ge", "lt", "le", "sa", "eb", "ap")
NONE = Q(pk__in=[])


def token(lookup: str, *, system: str = "", words: Mapping[str, str] | None = None) -> Asks:
    """A code, or ``system|code``. ``words`` leads from FHIR's codes to those of the field.

    >>> token("state", words={"requested": "asked"})("requested", "")
    <Q: (AND: ('state', 'asked'))>
    """

    def asks(value: str, modifier: str) -> Q:
        said, mark, code = value.rpartition("|")
        if mark and said and said != system:
            found = NONE
        else:
            held = words.get(code) if words is not None else code
            found = NONE if held is None else Q(**{lookup: held})
        return ~found if modifier == "not" else found

    return asks


def truth(lookup: str) -> Asks:
    """``true`` or ``false``."""

    def asks(value: str, _modifier: str) -> Q:
        if value not in ("true", "false"):
            raise ValueError("expected true or false")
        return Q(**{lookup: value == "true"})

    return asks


def string(*lookups: str) -> Asks:
    """The beginning of a text, whatever its case; ``:contains`` a part, ``:exact`` the whole."""

    def asks(value: str, modifier: str) -> Q:
        how = {"exact": "exact", "contains": "icontains"}.get(modifier, "istartswith")
        found = NONE
        for lookup in lookups:
            found |= Q(**{f"{lookup}__{how}": value})
        return found

    return asks


def reference(lookup: str, type_: str = "") -> Asks:
    """An id, ``Type/id``, or a whole address that ends so."""

    def asks(value: str, modifier: str) -> Q:
        kind, _, mark = value.rstrip("/").rpartition("/")
        kind = kind.rpartition("/")[2]
        if type_ and ((kind and kind != type_) or (modifier and modifier != type_)):
            return NONE
        try:
            return Q(**{lookup: UUID(mark.removeprefix("urn:uuid:"))})
        except ValueError:
            return NONE

    return asks


def uri(lookup: str) -> Asks:
    """An address, whole."""
    return lambda value, _modifier: Q(**{lookup: value})


def day(lookup: str) -> Asks:
    """A date field: ``2026``, ``ge2026-03``, ``lt2026-03-01`` ..."""
    return _when(lookup, lambda at: at.date())


def moment(lookup: str) -> Asks:
    """A time field, likewise."""
    return _when(lookup, lambda at: at)


def _when(lookup: str, as_kept: Callable[[datetime], date | datetime]) -> Asks:
    def asks(value: str, _modifier: str) -> Q:
        prefix = value[:2] if value[:2] in PREFIXES else "eq"
        first, after = (as_kept(one) for one in span(value.removeprefix(prefix) if value[:2] in PREFIXES else value))
        within = Q(**{f"{lookup}__gte": first, f"{lookup}__lt": after})
        return {
            "ne": ~within,
            "gt": Q(**{f"{lookup}__gte": after}),
            "sa": Q(**{f"{lookup}__gte": after}),
            "ge": Q(**{f"{lookup}__gte": first}),
            "lt": Q(**{f"{lookup}__lt": first}),
            "eb": Q(**{f"{lookup}__lt": first}),
            "le": Q(**{f"{lookup}__lt": after}),
        }.get(prefix, within)

    return asks


def span(text: str) -> tuple[datetime, datetime]:
    """When a written time begins, and when it is over.

    >>> [str(one.date()) for one in span("2026-02")]
    ['2026-02-01', '2026-03-01']
    """
    try:
        if "T" in text:
            at = parse_datetime(text)
            if at is None:
                raise ValueError(text)
            step = timedelta(minutes=1) if text.count(":") < 2 else timedelta(seconds=1)
            at = at if at.tzinfo else at.replace(tzinfo=UTC)
            return at, at + step
        parts = [int(part) for part in text.split("-")]
        first = datetime(*[*parts, 1, 1][:3], tzinfo=UTC)  # type: ignore[misc,arg-type]
        return first, _next(first, len(parts))
    except (ValueError, TypeError, OverflowError) as error:
        raise ValueError("expected a date as 2026, 2026-03, 2026-03-31 or 2026-03-31T09:30:00Z") from error


def _next(first: datetime, parts: int) -> datetime:
    if parts == 1:
        return first.replace(year=first.year + 1)
    if parts == 2:
        return (first + timedelta(days=32)).replace(day=1)
    return first + timedelta(days=1)
