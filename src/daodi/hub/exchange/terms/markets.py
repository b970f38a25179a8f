"""In which market an organisation sells and buys."""

from __future__ import annotations

import functools

from babel import Locale

from daodi.check.scope import market


@functools.cache
def home(jurisdiction: str) -> str:
    """The market of a jurisdiction, a member of the Union going to the Union; empty where no market is held.

    >>> home("MY"), home("NL"), home("GB"), home("LA")
    ('MY', 'EU', 'UK', '')
    """
    code = jurisdiction.strip().upper().partition("-")[0]
    name = Locale("en").territories.get(code, "")
    return market(code) or (market(name) if name else None) or ""
