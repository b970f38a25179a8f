"""The words of this room for fields, findings and what was done."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.words import Words

FIELDS: Mapping[str, Promise] = {
    "identifier": _("IATI identifier"),
    "about": _("what it is about"),
    "parties": _("parties"),
    "planned_start": _("start"),
    "sectors": _("sectors"),
    "countries": _("countries"),
    "money": _("money"),
    "deadline": _("deadline"),
    "ends": _("day of the figure"),
}
SEVERITIES: Mapping[str, Promise] = {"error": _("Error"), "warning": _("Warning")}
# By how a code begins; a number is that of a rule of the standard.
KINDS: Mapping[str, Promise] = {
    "schema": _("structure"),
    "code-list": _("code list"),
    "version": _("version"),
    "identifier": _("identifier"),
    "known": _("known already"),
    "stays": _("kept in the file alone"),
    "not-kept": _("not kept"),
    "unreadable": _("unreadable"),
}


def field(name: str) -> Words:
    """The name of a field."""
    return FIELDS.get(name, name)


def severity(name: str) -> Words:
    """How bad a finding is."""
    return SEVERITIES.get(name, name)


def kind(code: str) -> Words:
    """What a finding is about; a rule of the standard by its number."""
    return next((word for start, word in KINDS.items() if code.startswith(start)), code)
