"""The words of this room: for what a fact is, how sure and how exact it is, and for what was done."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from daodi.hub.cooperation.programmes.kinds import Aggregation, CountKind, Modality, Qualifier

Words = str | Promise

CHOICES: Mapping[str, Mapping[str, Words]] = {
    "count_kind": dict(CountKind.choices),
    "qualifier": dict(Qualifier.choices),
    "aggregation": dict(Aggregation.choices),
    "modality": dict(Modality.choices),
}
DONE: Mapping[str, Words] = {
    "add": _("Source added"),
    "revise": _("New text of the source"),
    "describe": _("Described anew"),
    "read": _("Read for facts"),
    "propose": _("Proposed"),
    "add-by-hand": _("Added by hand"),
    "confirm": _("Confirmed"),
    "correct": _("Corrected"),
    "reject": _("Rejected"),
    "merge": _("Merged into another"),
    "dispute": _("Disputed"),
    "reopen": _("Taken back"),
    "anchor": _("Its words were found again"),
    "lose": _("Its words are no longer there"),
    "link": _("Linked to an indicator"),
    "unlink": _("No longer counts for an indicator"),
    "share": _("Shared"),
    "withdraw": _("Sharing withdrawn"),
    "set-visibility": _("Visibility changed"),
}
FIELDS: Mapping[str, Words] = {
    "type": _("type"),
    "what": _("what"),
    "value": _("value"),
    "value_max": _("highest value"),
    "unit": _("unit"),
    "count_kind": _("what is counted"),
    "qualifier": _("how exact"),
    "aggregation": _("over what time"),
    "modality": _("how it is said"),
    "who": _("who, as the source names them"),
    "where": _("where"),
    "when": _("when"),
    "deadline": _("deadline"),
    "note": _("note"),
}


def said(field: str, term: str) -> Words:
    """The word for a term of one of the vocabularies; the term itself where it has none."""
    return CHOICES.get(field, {}).get(term, term)


def done(verb: str) -> Words:
    """What was done, in words."""
    return DONE.get(verb, verb)
