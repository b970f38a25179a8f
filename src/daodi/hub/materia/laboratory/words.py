"""The words of this room for what was done, what changed, and where things stand."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.materia.laboratory.changes import Change
from daodi.hub.web.words import Words, word

STEPS: Mapping[str, Promise] = {
    "accept": _("Accept the request"),
    "decline": _("Decline the request"),
    "sample": _("Say that the sample is taken"),
    "close": _("Close the request"),
}
FIELDS: Mapping[str, Promise] = {
    "lot": _("lot number"),
    "sample": _("sample number"),
    "material": _("material"),
    "product": _("product name"),
    "species": _("species"),
    "form": _("form"),
    "use": _("use"),
    "category": _("category"),
    "market": _("market"),
    "on": _("day asked about"),
    "daily_dose_g": _("daily dose (g)"),
    "origin": _("origin"),
    "laboratory": _("laboratory"),
    "manufactured_on": _("made on"),
    "sampled_on": _("sampled on"),
    "tested_on": _("tested on"),
    "reported_on": _("reported on"),
    "documents": _("documents"),
    "identity": _("identity test"),
    "analyte": _("what was measured"),
    "result": _("result"),
    "unit": _("unit"),
    "basis": _("basis (dry or as is)"),
    "method": _("method"),
    "loq": _("limit of quantification"),
    "lod": _("limit of detection"),
    "uncertainty": _("uncertainty"),
    "specification": _in("report", "specification"),
    "sample_g": _("sample amount (g)"),
    "ingredient": _("ingredient"),
    "amount": _in("ingredient", "amount"),
    "-": _("skip this column"),
}


def field(name: str) -> Words:
    """What a column is read as."""
    return FIELDS.get(name, name)


def changed(one: Change) -> str:
    """A change in words."""
    said = {"what": str(word("analyte", one.what)), "before": one.before, "after": one.after}
    if one.kind in ("verdict", "finding"):
        said |= {"before": str(word("outcome", one.before)), "after": str(word("outcome", one.after))}
    told = _pattern(one) % said
    return gettext("%(change)s – by %(rule)s") % {"change": told, "rule": one.by} if one.by else told


def _pattern(one: Change) -> str:
    if one.kind == "result":
        return (
            gettext("%(what)s: a result was added (%(after)s)")
            if one.after
            else gettext("%(what)s: a result is gone (%(before)s)")
        )
    return {
        "verdict": gettext("The verdict was “%(before)s” and is “%(after)s”"),
        "finding": gettext("%(what)s: was “%(before)s”, is “%(after)s”"),
        "rule": gettext("%(what)s: another rule governs (%(before)s → %(after)s)"),
        "missing": gettext("%(what)s: now required, and no result is held"),
        "answered": gettext("%(what)s: no longer missing"),
        "coverage": gettext("What is not held: was “%(before)s”, is “%(after)s”"),
    }[one.kind]
