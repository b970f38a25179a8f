"""From where to where: the market that a country or a name means."""

from __future__ import annotations

import functools

from babel import Locale
from django.utils.translation import get_language

from daodi.check.scope import market as market_named
from daodi.hub.web.names import market_name
from daodi.reference import Market, Place, rows

NO_PLACES = frozenset({"ISO", "WHO", "ALL", "AFRICAN-UNION"})
LOCALES = {"zh-hans": "zh_Hans", "zh-hant": "zh_Hant"}


def market_of(text: str) -> str:
    """The market that a country, a code or a name means; a country without a market of its own is its ISO code.

    >>> market_of("NL"), market_of("马来西亚"), market_of("la"), market_of("Laos"), market_of("nowhere")
    ('EU', 'MY', 'LA', 'LA', '')
    """
    said = text.strip()
    if (code := market_named(said)) and code not in NO_PLACES:
        return code
    country = _countries().get(said.casefold(), "")
    return _of_country(country) if country else ""


@functools.cache
def _of_country(code: str) -> str:
    named = market_named(code) or market_named(_territories("en").get(code, code))
    return named if named and named not in NO_PLACES else code


def place_name(code: str, language: str = "") -> str:
    """A market or country in the language of the page, or in the one given."""
    here = (language or get_language() or "en").lower()
    if any(row.code == code for row in rows(Market)):
        return market_name(code, {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}.get(here, "en"))  # type: ignore[arg-type]
    return _territories(LOCALES.get(here, "en")).get(code, code)


def offered() -> tuple[str, ...]:
    """The markets that a page offers by name: all that are places."""
    return tuple(row.code for row in rows(Market) if row.code not in NO_PLACES)


@functools.cache
def _territories(locale: str) -> dict[str, str]:
    return {code: name for code, name in Locale.parse(locale).territories.items() if len(code) == 2 and code.isalpha()}


@functools.cache
def _countries() -> dict[str, str]:
    held = {row.name.casefold(): row.code for row in rows(Place) if row.kind == "country"}
    named = {name.casefold(): code for each in ("en", *LOCALES.values()) for code, name in _territories(each).items()}
    return {**held, **named, **{code.casefold(): code for code in _territories("en")}}
