"""What the things of this room are called in the language of the page."""

from __future__ import annotations

import functools

from babel import Locale

from daodi.check.recognition import path_named
from daodi.hub.health.qualifications.words import OPTIONS
from daodi.hub.web.names import market_name
from daodi.hub.web.tongue import own, tongue
from daodi.reference import Profession, RecognitionFact, RecognitionPath, rows

NO_PLACES = frozenset({"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"})
CLDR = {"en": "en", "zh-Hans": "zh_Hans", "zh-Hant": "zh_Hant"}


def place_name(code: str) -> str:
    """A jurisdiction's name: the site's own for a market it holds, else CLDR's; its code where it has none."""
    named = market_name(code)
    return named if named != code else str(Locale.parse(CLDR[tongue()]).territories.get(code, code))


def places() -> list[tuple[str, str]]:
    """Every jurisdiction with its name, in the order of the names."""
    return sorted(((code, place_name(code)) for code in _codes()), key=lambda one: one[1])


@functools.cache
def _codes() -> tuple[str, ...]:
    known = map(str, Locale("en").territories)
    return tuple(code for code in known if len(code) == 2 and code.isalpha() and code not in NO_PLACES)


def profession_name(profession: str) -> str:
    """A profession's name; its id where it is not held any more."""
    row = next((one for one in rows(Profession) if one.profession == profession), None)
    return own(row.english, row.zh_hans, row.zh_hant) if row else profession


def professions() -> list[tuple[str, str]]:
    """The professions, in the order of the table."""
    return [(row.profession, own(row.english, row.zh_hans, row.zh_hant)) for row in rows(Profession)]


def path_name(path: str) -> str:
    """A path's name; its id where it is not held any more."""
    row = path_named(path)
    return own(row.name, row.zh_hans, row.zh_hant) if row else path


def paths() -> list[RecognitionPath]:
    """The paths that may be applied by."""
    return [row for row in rows(RecognitionPath) if row.kind != "closure"]


def fact_name(row: RecognitionFact) -> str:
    """The statement or question of a fact."""
    return own(row.english, row.zh_hans, row.zh_hant)


def option(value: str) -> str:
    """The word for a choice or a unit."""
    return str(OPTIONS.get(value, value))
