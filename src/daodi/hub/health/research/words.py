"""What this room calls registers, countries, phases and stages, in the language of the page."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping

from babel import Locale
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.core.access.errors import Invalid
from daodi.hub.health.research.registers.tables import registries
from daodi.hub.health.research.registers.wording import country
from daodi.hub.web.tongue import Tongue, own, tongue

LOCALES: Mapping[Tongue, str] = {"en": "en", "zh-Hans": "zh_Hans", "zh-Hant": "zh_Hant_TW"}
INTEREST: Mapping[str, Promise] = {
    "accept": gettext_lazy("Accept: we work together"),
    "decline": gettext_lazy("Decline"),
    "withdraw": gettext_lazy("Withdraw our interest"),
}

ANSWERS: Mapping[str, Promise] = {
    "stated": gettext_lazy("stated"),
    "missing": gettext_lazy("missing"),
    "not-exported": gettext_lazy("not exported"),
}
REASONS: Mapping[str, Promise] = {
    "number": gettext_lazy("the number %(said)s stands in both"),
    "title": gettext_lazy("the titles agree to %(said)s"),
    "sponsor": gettext_lazy("the same sponsor, %(said)s"),
    "enrolment": gettext_lazy("first enrolment about %(said)s"),
    "size": gettext_lazy("%(said)s participants in both"),
    "countries": gettext_lazy("the same countries, %(said)s"),
    "acronym": gettext_lazy("the same acronym, %(said)s"),
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


def country_codes(text: str) -> str:
    """ISO codes with a blank between, from codes or names; ``Invalid`` where one is neither."""
    found = []
    for part in re.split(r"[;,，、\n]+", text) if re.search(r"[;,，、\n]", text) else text.split():
        name = part.strip()
        code = name.upper() if name.upper() in _names("en") else country(name)
        if name and not code:
            raise Invalid({"countries": _("%s is no country held; expected ISO codes such as CN LA TH") % name[:50]})
        if code:
            found.append(code)
    return " ".join(dict.fromkeys(found))[:200]


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
