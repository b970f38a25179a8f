"""Countries and regions, currencies, and addresses of programs: what may be written for one."""

from __future__ import annotations

import functools

from babel import Locale
from babel.core import get_global
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.names import market_name
from daodi.hub.web.tongue import tongue

SCHEMES = ("https", "http", "mllp", "mllps", "mailto")
USUAL = ("USD", "CNY", "THB", "LAK", "VND", "KHR", "MMK", "MYR", "SGD", "HKD", "TWD", "JPY", "KRW", "EUR", "GBP")


@functools.cache
def countries() -> frozenset[str]:
    """The codes of ISO 3166 that are in use."""
    known = map(str, Locale.parse("en").territories)
    return frozenset(code for code in known if len(code) == 2 and code.isalpha()) - {"ZZ", "XA", "XB", "EU", "UN"}


@functools.cache
def currencies() -> frozenset[str]:
    """The codes of ISO 4217 that are legal tender somewhere today."""
    held = get_global("territory_currencies")
    return frozenset(code for spans in held.values() for code, _begin, end, tender in spans if tender and end is None)


def country_name(code: str) -> str:
    """A country's or region's name in the language of the page, as the operator calls it where it does."""
    named = market_name(code)
    if named != code:
        return named
    return str(Locale.parse(tongue().replace("-", "_")).territories.get(code, code))


def as_country(code: str) -> None:
    """A code of ISO 3166, in capitals."""
    if code not in countries():
        raise ValidationError(_("Enter a code of ISO 3166 in capitals, for example LA."))


def as_currency(code: str) -> None:
    """A code of ISO 4217, in capitals."""
    if code not in currencies():
        raise ValidationError(_("Enter the code of a currency in use: CNY, USD …"))


def as_address(address: str) -> None:
    """A whole address with its scheme, without spaces or a password."""
    scheme, mark, rest = address.partition(":")
    host = rest.removeprefix("//").partition("/")[0]
    if scheme not in SCHEMES or not mark or not host or len(address.split()) != 1 or not address.isprintable():
        raise ValidationError(_("Enter a whole address, for example https://fhir.example.org/r4."))
    if scheme != "mailto" and "@" in host:
        raise ValidationError(_("Leave the name and the password out of the address."))
