"""The words of this room for what was done and what can be done next."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.words import Words

DONE: Mapping[str, Promise] = {
    "add": _("Mechanism added"),
    "change": _("Facts corrected"),
    "end": _("Said to have ended"),
    "name-party": _("Party named"),
    "ask-party": _("Member asked to confirm"),
    "party-confirm": _("Confirmed by the party"),
    "party-decline": _("Declined by the party"),
    "drop-party": _("Party taken out"),
    "call-meeting": _("Meeting called"),
    "change-meeting": _("Meeting changed"),
    "meeting-hold": _("Meeting held"),
    "meeting-cancel": _("Meeting cancelled"),
    "decide": _("Decision kept"),
    "follow-up": _("Follow-up set"),
    "finish": _("Follow-up done"),
    "share": _("Shared"),
    "withdraw": _("Sharing withdrawn"),
    "set-visibility": _("Visibility changed"),
}
STEPS: Mapping[str, Promise] = {
    "confirm": _("We take part"),
    "decline": _("We do not"),
    "hold": _("It was held"),
    "cancel": _("Cancel the meeting"),
}


def done(verb: str) -> Words:
    """What was done, in words; the verb itself where there is none."""
    return DONE.get(verb, verb)
