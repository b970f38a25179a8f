"""Holds what people state in the words of trade against what those words may be; says what is expected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from babel.core import get_global
from django.utils.translation import gettext as _

from daodi.check.scope import market as market_of
from daodi.hub.core.access.errors import Invalid
from daodi.hub.exchange.terms.incoterms import incoterms
from daodi.hub.exchange.terms.money import CURRENCIES
from daodi.hub.exchange.terms.quantity import REGIONS, unit, units
from daodi.resolve import resolve

MOST_TIERS = 20
LANDS = frozenset(get_global("territory_currencies"))
NO_PLACE = frozenset({"ALL", "ISO", "WHO"})


def material_id(name: str) -> str:
    """The material that a name means; empty where that is not one and only one."""
    found = resolve(name) if name.strip() else None
    return found.materials[0].id if found and found.status == "match" else ""


def currency(said: str, field: str = "currency") -> str:
    """The code of a currency in use."""
    code = said.strip().upper()
    if code not in CURRENCIES:
        raise Invalid({field: _("expected the code of a currency in use: USD, CNY, MYR …")})
    return code


def measure(said: str, region: str) -> tuple[str, str]:
    """A unit and the region in which it weighs what it weighs; empty where it is the same everywhere."""
    region = region.strip().upper()
    try:
        found = unit(said, region)
    except ValueError as error:
        if any(said.strip().casefold() in _spellings(one) for one in units()):
            expected = _("This unit weighs another thing in each region; expected one of: %s") % ", ".join(REGIONS)
            raise Invalid({"unit_region": expected}) from error
        known = ", ".join(dict.fromkeys(one.unit for one in units()))
        raise Invalid({"unit": _("expected one of: %s") % known}) from error
    return found.unit, found.region


def incoterm(said: str) -> str:
    """The code of a rule of Incoterms 2020."""
    code = said.strip().upper()
    if code not in incoterms():
        raise Invalid({"incoterm": _("expected a rule of Incoterms 2020: %s") % ", ".join(incoterms())})
    return code


def market(said: str) -> str:
    """The code of a country or region, by its code or, where rules are held for it, by any of its names."""
    code = market_of(said.strip()) or said.strip().upper()
    if code in NO_PLACE or not (code in LANDS or market_of(code)):
        raise Invalid({"market": _("expected the code of a country or region: MY, HK, EU …")})
    return code


def zone(said: str) -> str:
    """The name of a time zone."""
    name = said.strip() or "UTC"
    if name not in available_timezones():
        raise Invalid({"zone": _("expected the name of a time zone: Asia/Shanghai, UTC …")})
    return str(ZoneInfo(name).key)


def tiers(given: Sequence[Mapping[str, Any]], price: Decimal) -> list[dict[str, str]]:
    """Price breaks in order: each from a larger amount, at a lower price."""
    if len(given) > MOST_TIERS:
        raise Invalid({"tiers": _("expected at most %d price breaks") % MOST_TIERS})
    found = sorted(_tier(one) for one in given)
    before = (Decimal(0), price)
    for one in found:
        if one[0] <= before[0] or one[1] >= before[1]:
            raise Invalid({"tiers": _("Each price break starts at a larger amount, with a lower price.")})
        before = one
    return [{"at_least": _plain(least), "price": _plain(each)} for least, each in found]


def _tier(one: Mapping[str, Any]) -> tuple[Decimal, Decimal]:
    try:
        least, each = Decimal(str(one["at_least"])), Decimal(str(one["price"]))
    except (KeyError, InvalidOperation, TypeError) as error:
        raise Invalid({"tiers": _("expected “amount: price”, one a line, for example 500: 8.10")}) from error
    if not (least.is_finite() and each.is_finite() and 0 <= each < 10**14 and 0 < least < 10**14):
        raise Invalid({"tiers": _("expected “amount: price”, one a line, for example 500: 8.10")})
    step = Decimal("0.0001")
    return least.quantize(step), each.quantize(step)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _spellings(one: Any) -> set[str]:
    return {each.casefold() for each in (one.unit, *one.spellings)}
