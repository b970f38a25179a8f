"""The words of this room: how a paper stands, how surely it is asked for, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.papers.kinds import conditions, kinds
from daodi.hub.exchange.papers.needed import Because
from daodi.hub.exchange.papers.places import place_name
from daodi.hub.web.names import shown
from daodi.hub.web.tongue import own
from daodi.hub.web.words import Words, word

STATUS: Mapping[str, Words] = {
    "missing": _in("paper", "Missing"),
    "expired": _in("paper", "Expired"),
    "not-known": _in("paper", "To settle"),
    "present": _in("paper", "At hand"),
}
ASKED: Mapping[str, Words] = {
    "always": _in("paper", "asked for"),
    "usual": _in("paper", "usually asked for"),
    "depends": _in("paper", "asked for on a condition"),
}
WHO: Mapping[str, Words] = {
    "exporter": _("The exporter obtains"),
    "importer": _("The importer obtains"),
    "maker": _("The maker holds"),
}
FORMS: Mapping[str, Words] = {
    "raw": _in("goods", "raw material"),
    "piece": _in("goods", "decoction pieces"),
    "powder": _in("goods", "powder"),
    "extract": _in("goods", "extract"),
    "granules": _in("goods", "granules"),
    "finished": _in("goods", "finished product"),
    "device": _in("goods", "device"),
}
OPEN: Mapping[str, Words] = {
    "form": _("it depends on the form, which is not stated"),
    "use": _("it depends on the use, which is not stated"),
    "material": _("it depends on the material, which is not settled"),
}
SOURCES: Mapping[str, Words] = {
    "plant": _("of plant origin"),
    "fungus": _("a fungus"),
    "animal": _("of animal origin"),
    "mineral": _("a mineral"),
}


def language() -> str:
    """The language of the page, as tables of names take it."""
    return get_language() or "en"


def called(party: Organisation) -> str:
    """What an organisation is called in the language of the page."""
    names = {one.language: one.text for one in party.names.all()}
    return own(party.name, names.get("zh-hans", ""), names.get("zh-hant", ""))


def kind_name(kind: str) -> str:
    """What a kind of paper is called on the page; the kind itself where it is none of those held."""
    row = kinds().get(kind)
    return row.called(language()) if row else kind


def about(kind: str) -> str:
    """What a kind of paper is for."""
    return kinds()[kind].told(language())


def condition(one: Because) -> str:
    """On which condition a paper is asked for; empty where on none."""
    said = [conditions()[one.condition].called(language())] if one.condition else []
    return gettext("; ").join([*said, *(str(OPEN[name]) for name in one.open)])


def why(one: Because) -> str:
    """Why a ground applies, in the words of the page."""
    return " · ".join(str(_why(*pair.split(":", 1))) for pair in one.why)


def _why(what: str, value: str) -> Words:
    return WHY[what](value)


def _material(material_id: str) -> str:
    found = shown(material_id)
    return f"{found.name} {found.latin}" if found else material_id


def _listed(value: str) -> str:
    status, _space, subject = value.partition("|")
    return f"{word('regulated', status)}: {subject}"


WHY: Mapping[str, Callable[[str], Words]] = {
    "border": lambda _value: gettext("goods that cross a border"),
    "to": lambda value: gettext("goes to %s") % place_name(value),
    "from": lambda value: gettext("leaves %s") % place_name(value),
    "listed": _listed,
    "material": _material,
    "source": lambda value: SOURCES.get(value, value),
    "form": lambda value: FORMS.get(value, value),
    "use": lambda value: word("use", value),
}
