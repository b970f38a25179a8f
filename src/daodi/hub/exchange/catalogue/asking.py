"""What somebody looks for, from the fields of the page or the parameters of the API."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from daodi.check.scope import market as market_of
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.rulebook.laid import book
from daodi.hub.exchange.catalogue.find import MET, NOT_BROKEN, SORTS, Asked
from daodi.hub.exchange.catalogue.models import Kind
from daodi.hub.exchange.terms.markets import home
from daodi.hub.exchange.terms.money import known
from daodi.hub.exchange.terms.number import decimal

LONGEST = 200


def home_of(actor: Actor) -> str:
    """The market of the actor's organisation; empty for nobody, and where none is held."""
    return home(actor.organisation.jurisdiction) if actor.organisation else ""


def market_named(text: str) -> str:
    """The code of a market; ``Invalid`` where none is known by that name."""
    if not text.strip():
        return ""
    code = market_of(text.strip())
    if code is None:
        raise Invalid({"market": _("expected a market, for example MY or Malaysia")})
    return code


def markets() -> tuple[str, ...]:
    """Every market with a binding rule held."""
    return book().binding_markets


def asked(given: Mapping[str, str]) -> Asked:
    """The question; ``Invalid`` says of each field what was expected."""
    said = {name: given.get(name, "").strip()[:LONGEST] for name in ("q", "origin", "grade", "supplier")}
    price_from, price_to = (_price(given, name) for name in ("price_from", "price_to"))
    currency = given.get("currency", "").strip()
    if (price_from is not None or price_to is not None or "price" in given.get("sort", "")) and not currency:
        raise Invalid({"currency": _("Prices are compared in one currency: choose it.")})
    return Asked(
        **said,
        kind=_one_of(given, "kind", ("", *Kind.values)),
        market=market_named(given.get("market", "")),
        where=_one_of(given, "where", (NOT_BROKEN, MET)),
        currency=_currency(currency),
        price_from=price_from,
        price_to=price_to,
        certified=given.get("certified") in ("1", "true"),
        authorised=given.get("authorised") in ("1", "true"),
        sort=_one_of(given, "sort", SORTS),
        after=int(after) if (after := given.get("after", "0")).isascii() and after.isdigit() and len(after) < 6 else 0,
    )


def _one_of(given: Mapping[str, str], name: str, values: tuple[str, ...]) -> str:
    said = given.get(name, "") or values[0]
    if said not in values:
        raise Invalid({name: _("expected one of: %s") % ", ".join(filter(None, values))})
    return said


def _currency(code: str) -> str:
    try:
        return known(code) if code else ""
    except ValueError as error:
        raise Invalid({"currency": _("Enter the code of a currency in use: CNY, USD …")}) from error


def _price(given: Mapping[str, str], name: str) -> Decimal | None:
    text = given.get(name, "").strip()
    try:
        number = decimal(text) if text else None
    except ValueError as error:
        raise Invalid({name: _("Enter a price in figures, for example 36.50.")}) from error
    if number is not None and not 0 <= number < 10**14:
        raise Invalid({name: _("Enter a price in figures, for example 36.50.")})
    return number
