"""Elements that several of these resources have, and searches over codes and over links to other records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q

from daodi.hub.core.access.models import Visibility
from daodi.hub.health.alliance.hours import Span, parse
from daodi.hub.health.alliance.models.fields import has
from daodi.hub.health.alliance.vocabulary import Listing, terms
from daodi.hub.health.fhir.asking import NONE, Lookup, reference
from daodi.hub.health.fhir.registry import Param, Resource

LANGUAGES = "urn:ietf:bcp:47"
DAYS = {"Mo": "mon", "Tu": "tue", "We": "wed", "Th": "thu", "Fr": "fri", "Sa": "sat", "Su": "sun"}
LAST = "23:59:59"  # what FHIR can say of midnight at the end of a day


def system(listing: Listing) -> str:
    """The name of a list of ours, as codes of it are written."""
    return LANGUAGES if listing == "language" else f"urn:daodi:{listing}"


def concepts(listing: Listing, codes: str) -> list[Resource]:
    """Codes of a list, each with its English name."""
    known = terms(listing)
    return [
        {
            "coding": [{"system": system(listing), "code": code, "display": known[code].english}],
            "text": known[code].english,
        }
        for code in codes.split()
        if code in known
    ]


def link(type_: str, record: Any) -> Resource:
    """A reference to another record that is served here."""
    return {"reference": f"{type_}/{record.pk}", "display": str(record)}


def public(records: Iterable[Any]) -> list[Any]:
    """Those that are published: what is not, is named by nobody else's resource."""
    return [one for one in records if one.visibility == Visibility.PUBLISHED]


def links(type_: str, records: Iterable[Any]) -> list[Resource]:
    """References to those that are published."""
    return [link(type_, one) for one in public(records)]


def aliases(record: Any) -> list[str]:
    """Its names in Chinese."""
    return [name for name in (record.name_zh_hans, record.name_zh_hant) if name]


def times(hours: str, *, opens: str, closes: str) -> list[Resource]:
    """Opening hours; the names of their elements differ from type to type."""
    return [_time(span, opens, closes) for span in parse(hours)]


def _time(span: Span, opens: str, closes: str) -> Resource:
    said: Resource = {"daysOfWeek": [DAYS[day] for day in span.days]}
    if span.all_day:
        return {**said, "allDay": True}
    last = LAST if span.closes == "24:00" else f"{span.closes}:00"
    return {**said, opens: f"{span.opens}:00", closes: last}


def filled(resource: Resource) -> Resource:
    """The elements that say something."""
    return {name: value for name, value in resource.items() if value not in ("", None, [], {})}


def coded(name: str, listing: Listing) -> Param:
    """A code of a list: alone, or with the list's name before it."""

    def find(value: str, _modifier: str) -> Q:
        said, mark, code = value.rpartition("|")
        return NONE if mark and said != system(listing) else has(name, code)

    return Param("token", Lookup(find, (name,), empty=True), f"codes of {system(listing)}")


@dataclass(frozen=True)
class Links(Lookup):
    """Links through a table of their own, to records that are published: each record is found once."""

    model: type[Model] = Model

    def missing(self) -> Q:
        """The records that lead to none."""
        return ~self._with(Q())

    def among(self, marks: Any) -> Q:
        """The records that lead to one of these."""
        return self._with(Q(**{f"{self.fields[0]}__in": marks}))

    def _with(self, wanted: Q) -> Q:
        public_ones = Q(**{f"{self.fields[0]}__visibility": Visibility.PUBLISHED})
        return Q(pk__in=self.model._default_manager.filter(wanted, public_ones).order_by().values("pk"))


def linked(model: type[Model], name: str, type_: str) -> Param:
    """A link to others that are published."""

    def find(value: str, modifier: str) -> Q:
        return asks._with(reference(name, type_)(value, modifier))

    asks = Links(find, (name,), types=(type_,), model=model)
    return Param("reference", asks)


def follows(type_: str, name: str) -> Callable[[Any], Iterable[tuple[str, Any]]]:
    """Where the links of a record lead."""
    return lambda record: [(type_, one.pk) for one in public(getattr(record, name).all())]
