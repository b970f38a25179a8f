"""Countries and areas by their ISO 3166 codes, as people write them."""

from __future__ import annotations

import re

from babel import Locale
from django.utils.translation import gettext as _

from daodi.hub.core.access.errors import Invalid
from daodi.hub.web.names import market_name
from daodi.hub.web.tongue import tongue

CODE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
MOST = 100


def country(said: str, field: str = "country") -> str:
    """A code in capitals, or nothing.

    >>> country(" la-vt ")
    'LA-VT'
    """
    code = said.strip().upper()
    if code and not CODE.fullmatch(code):
        raise Invalid({field: _("expected a country or region code, like LA or CN-YN")})
    return code


def name(code: str) -> str:
    """The country of a code, in the page's language: as the hub calls a market, else by its common name.

    >>> name("LA-VT")
    'Laos'
    """
    here = code[:2]
    held = market_name(here)
    if held != here:
        return str(held)
    return str(Locale.parse(tongue().replace("-", "_")).territories.get(here, here))


def language(said: str) -> str:
    """A language in the page's language, where it was given as a code; else as it was given.

    >>> language("lo")
    'Lao'
    """
    return str(Locale.parse(tongue().replace("-", "_")).languages.get(said.lower(), said))


def areas(said: str, field: str = "areas") -> list[tuple[str, str]]:
    """Areas, one a line: a code, then a name.

    >>> areas("LA-VT Vientiane\\nCN-YN")
    [('LA-VT', 'Vientiane'), ('CN-YN', '')]
    """
    lines = [line.split(maxsplit=1) for line in said.splitlines() if line.strip()]
    if not lines:
        raise Invalid({field: _("Name one area at least: its code, then its name, as in LA-VT Vientiane.")})
    if len(lines) > MOST:
        raise Invalid({field: _("expected at most %d areas") % MOST})
    known = [(country(code, field), " ".join(name).strip()[:200]) for code, *name in lines]
    return list(dict.fromkeys(known))
