"""How a material is shown: its own name first, in the language of the page, then its Latin title."""

from __future__ import annotations

import functools
from typing import NamedTuple

from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from daodi.hub.web.tongue import Tongue, tongue
from daodi.hub.web.words import Words, word
from daodi.reference import Market, Material, rows


class Shown(NamedTuple):
    """A material as pages show it: its name, the name's language, its Latin title."""

    id: str
    name: str
    lang: str
    latin: str


@functools.cache
def materials() -> dict[str, Material]:
    """The materials by id."""
    return {row.id: row for row in rows(Material)}


def own_name(row: Material, here: Tongue | None = None) -> tuple[str, str]:
    """A material's own name and its language: traditional characters on traditional pages, else simplified."""
    traditional = (here or tongue()) == "zh-Hant" and row.zh_hant
    return (row.zh_hant, "zh-Hant") if traditional else (row.zh_hans, "zh-Hans")


def shown(material_id: str) -> Shown | None:
    """A material by its id; None where there is none."""
    row = materials().get(material_id)
    return Shown(row.id, *own_name(row), row.latin) if row else None


@functools.cache
def _markets() -> dict[str, Market]:
    return {row.code: row for row in rows(Market)}


def market_name(code: str, here: Tongue | None = None) -> str:
    """A market's name in the language of the page; its code where it has none."""
    row = _markets().get(code)
    if row is None:
        return code
    return {"en": row.english, "zh-Hans": row.zh_hans, "zh-Hant": row.zh_hant}[here or tongue()]


def language_name(code: str) -> str:
    """What a language calls itself; its code where it has no name here."""
    if code.lower() == "zh":
        return _("Chinese")
    try:
        return str(get_language_info(code.lower())["name_local"])
    except KeyError:
        return code


def analyte_name(analyte: str) -> Words:
    """What a test is called on the page; rules' own words where we have none of our own."""
    return word("analyte", analyte)


def toxicity(row: Material) -> Words:
    """The word of a stated toxicity; empty where no class is stated or known."""
    return word("toxic", row.toxic) if row.toxic not in ("", "none") else ""
