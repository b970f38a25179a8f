"""The words of this room for what was done, what changed, and where things stand."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from daodi.hub.materia.laboratory.changes import Change
from daodi.hub.web.words import Words, word

DONE: Mapping[str, Promise] = {
    "add": lazy("Lot added"),
    "change": lazy("Facts corrected"),
    "add-results": lazy("Results added"),
    "set-aside-results": lazy("Results set aside"),
    "check": lazy("Verdicts kept"),
    "state-identity": lazy("Identity test recorded"),
    "request-tests": lazy("Tests requested"),
    "request-accept": lazy("Test request accepted"),
    "request-decline": lazy("Test request declined"),
    "request-sample": lazy("Sample taken"),
    "request-report": lazy("Results reported"),
    "request-close": lazy("Test request closed"),
    "accept": lazy("Accepted"),
    "decline": lazy("Declined"),
    "sample": lazy("Sample taken"),
    "report": lazy("Results reported"),
    "close": lazy("Closed"),
    "share": lazy("Shared"),
    "withdraw": lazy("Sharing withdrawn"),
    "set-visibility": lazy("Visibility changed"),
}
STEPS: Mapping[str, Promise] = {
    "accept": lazy("Accept the request"),
    "decline": lazy("Decline the request"),
    "sample": lazy("Say that the sample is taken"),
    "close": lazy("Close the request"),
}
FIELDS: Mapping[str, Promise] = {
    "lot": lazy("lot number"),
    "sample": lazy("sample number"),
    "material": lazy("material"),
    "product": lazy("product name"),
    "species": lazy("species"),
    "form": lazy("form"),
    "use": lazy("use"),
    "category": lazy("category"),
    "market": lazy("market"),
    "on": lazy("day asked about"),
    "daily_dose_g": lazy("daily dose (g)"),
    "origin": lazy("origin"),
    "laboratory": lazy("laboratory"),
    "manufactured_on": lazy("made on"),
    "sampled_on": lazy("sampled on"),
    "tested_on": lazy("tested on"),
    "reported_on": lazy("reported on"),
    "documents": lazy("documents"),
    "identity": lazy("identity test"),
    "analyte": lazy("what was measured"),
    "result": lazy("result"),
    "unit": lazy("unit"),
    "basis": lazy("basis (dry or as is)"),
    "method": lazy("method"),
    "loq": lazy("limit of quantification"),
    "lod": lazy("limit of detection"),
    "uncertainty": lazy("uncertainty"),
    "specification": lazy("specification"),
    "sample_g": lazy("sample amount (g)"),
    "ingredient": lazy("ingredient"),
    "amount": lazy("amount"),
    "-": lazy("skip this column"),
}


def done(verb: str) -> Words:
    """What was done, in words; the verb itself where there is none."""
    return DONE.get(verb, verb)


def field(name: str) -> Words:
    """What a column is read as."""
    return FIELDS.get(name, name)


def changed(one: Change) -> str:
    """A change in words."""
    said = {"what": str(word("analyte", one.what)), "before": one.before, "after": one.after}
    if one.kind in ("verdict", "finding"):
        said |= {"before": str(word("outcome", one.before)), "after": str(word("outcome", one.after))}
    return _pattern(one) % said


def _pattern(one: Change) -> str:
    if one.kind == "result":
        return (
            _("%(what)s: a result was added (%(after)s)") if one.after else _("%(what)s: a result is gone (%(before)s)")
        )
    return {
        "verdict": _("The verdict was “%(before)s” and is “%(after)s”"),
        "finding": _("%(what)s: was “%(before)s”, is “%(after)s”"),
        "rule": _("%(what)s: another rule governs (%(before)s → %(after)s)"),
        "missing": _("%(what)s: now required, and no result is held"),
        "answered": _("%(what)s: no longer missing"),
        "coverage": _("What is not held: was “%(before)s”, is “%(after)s”"),
    }[one.kind]
