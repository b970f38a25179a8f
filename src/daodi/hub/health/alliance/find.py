"""Finds services: by words, specialty, technique, language, place, tele-consultation and price."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.search.queries import matching
from daodi.hub.health.alliance.models import Location, PlaceKind, Price, Service
from daodi.hub.health.alliance.models.fields import has
from daodi.hub.health.alliance.queries import listed, services
from daodi.hub.health.alliance.territories import currencies
from daodi.hub.health.alliance.vocabulary import Listing, terms

LONGEST = 200


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is looked for; empty or None where it doesn't matter. ``price_to`` is in ``currency``."""

    q: str = ""
    specialty: str = ""
    technique: str = ""
    language: str = ""
    country: str = ""
    place: str = ""
    kind: str = ""
    remote: bool = False
    currency: str = ""
    price_to: Decimal | None = None


def asked(given: Mapping[str, str]) -> Asked:
    """The question; ``Invalid`` says of each field what was expected."""
    said = {name: given.get(name, "").strip()[:LONGEST] for name in ("q", "place")}
    currency = given.get("currency", "").strip().upper()
    if currency and currency not in currencies():
        raise Invalid({"currency": _("Enter the code of a currency in use: CNY, USD …")})
    price_to = _price(given.get("price_to", ""))
    if price_to is not None and not currency:
        raise Invalid({"currency": _("Prices are compared in one currency: choose it.")})
    return Asked(
        **said,
        specialty=_of(given, "specialty"),
        technique=_of(given, "technique"),
        language=_of(given, "language"),
        country=given.get("country", "").strip().upper()[:2],
        kind=_one_of(given, "kind", PlaceKind.values),
        remote=given.get("remote") in ("1", "true"),
        currency=currency if price_to is not None else "",
        price_to=price_to,
    )


def find(actor: Actor, wanted: Asked, today: date) -> QuerySet[Service]:
    """The services that take patients and fit, as far as the actor may see them."""
    fitting = services(actor).filter(active=True)
    if wanted.q:
        named = Q(owner__name__icontains=wanted.q) | Q(
            owner__in=Service.objects.filter(owner__names__text__icontains=wanted.q).values("owner")
        )
        fitting = fitting.filter(Q(pk__in=matching(wanted.q, actor, Service)) | named)
    for name, code in (
        ("specialties", wanted.specialty),
        ("techniques", wanted.technique),
        ("languages", wanted.language),
    ):
        if code:
            fitting = fitting.filter(has(name, code))
    if wanted.remote:
        fitting = fitting.filter(remote=True)
    if wanted.country or wanted.place or wanted.kind:
        fitting = fitting.filter(locations__in=_places(actor, wanted)).distinct()
    if wanted.price_to is not None:
        fitting = fitting.filter(pk__in=_priced(wanted, today).values("service"))
    return fitting.order_by("name", "pk")


def valid(today: date) -> Q:
    """Prices that stand on a day."""
    return Q(valid_from__lte=today) & (Q(valid_until=None) | Q(valid_until__gte=today))


def _places(actor: Actor, wanted: Asked) -> QuerySet[Location]:
    places = listed(actor, Location)
    if wanted.country:
        places = places.filter(country=wanted.country)
    if wanted.kind:
        places = places.filter(kind=wanted.kind)
    if wanted.place:
        said = Q()
        for name in ("name", "name_zh_hans", "name_zh_hant", "city", "address"):
            said |= Q(**{f"{name}__icontains": wanted.place})
        places = places.filter(said)
    return places


def _priced(wanted: Asked, today: date) -> QuerySet[Price]:
    return Price.objects.filter(valid(today), currency=wanted.currency, amount__lte=wanted.price_to)


def _of(given: Mapping[str, str], name: Listing) -> str:
    return _one_of(given, name, list(terms(name)))


def _one_of(given: Mapping[str, str], name: str, values: list[str]) -> str:
    said = given.get(name, "").strip()
    if said and said not in values:
        raise Invalid({name: _("expected one of: %s") % ", ".join(values)})
    return said


def _price(text: str) -> Decimal | None:
    if not text.strip():
        return None
    wrong = Invalid({"price_to": _("Enter a price in figures, for example 36.50.")})
    try:
        number = Decimal(text.strip())
    except InvalidOperation as error:
        raise wrong from error
    if not number.is_finite() or not 0 <= number < 10**14:
        raise wrong
    return number
