"""What this room calls registers, countries, phases and stages, in the language of the page."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping

from babel import Locale
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.health.research.registers.tables import registries
from daodi.hub.web.tongue import Tongue, own, tongue

LOCALES: Mapping[Tongue, str] = {"en": "en", "zh-Hans": "zh_Hans", "zh-Hant": "zh_Hant_TW"}
INTEREST: Mapping[str, Promise] = {
    "accept": gettext_lazy("Accept: we work together"),
    "decline": gettext_lazy("Decline"),
    "withdraw": gettext_lazy("Withdraw our interest"),
}


def register_name(register: str) -> str:
    """What a register is called; its short name where it is not held any more."""
    row = registries().get(register)
    return own(row.name, row.zh_hans, row.zh_hant) if row else register


def country_name(code: str) -> str:
    """What a country or region is called; its code where it has no name here."""
    return _names(tongue()).get(code, code)


def country_names(codes: Iterable[str]) -> str:
    """Several of them, in one line."""
    return _(", ").join(country_name(code) for code in codes)


@functools.cache
def _names(here: Tongue) -> Mapping[str, str]:
    names = dict(Locale.parse(LOCALES[here]).territories)
    for code in ("HK", "MO"):
        short = {"en": {"HK": "Hong Kong", "MO": "Macao"}, "zh-Hans": {"HK": "香港", "MO": "澳门"}}
        names[code] = short.get(here, {"HK": "香港", "MO": "澳門"})[code]
    return names


def phase_name(phase: str) -> str:
    """A phase as it is written: I, II–III ..."""
    roman = {"0": "0", "1": "I", "2": "II", "3": "III", "4": "IV"}
    return "–".join(roman.get(part, part) for part in phase.split("-")) if phase else ""
