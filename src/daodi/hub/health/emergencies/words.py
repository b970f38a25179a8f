"""The words of this room: what can be done next, why two fit, and what is said once a thing is done."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

EVENT_STEPS: Mapping[str, Promise] = {
    "confirm": _in("event", "Confirm it"),
    "discard": _in("event", "Discard it"),
    "doubt": _in("event", "Not verified after all"),
}
EMERGENCY_STEPS: Mapping[str, Promise] = {
    "end": _("End the emergency"),
    "resume": _("Take it up again"),
    "close": _("Close it for good"),
}
RESOURCE_STEPS: Mapping[str, Promise] = {
    "close": _("Close it: no more is to be matched"),
    "cancel": _("Take it back"),
}
MATCH_STEPS: Mapping[str, Promise] = {
    "accept": _("Agree to the match"),
    "decline": _("Decline the match"),
    "cancel": _("Cancel what was agreed"),
    "send": _("Say that it was sent"),
    "arrive": _in("match", "Say what arrived"),
    "close": _("Close the match"),
}
# Of a match that is not settled: who is to do what now.
NEXT: Mapping[str, Promise] = {
    "need": _("The side in need answers"),
    "offer": _("The offering side answers"),
    "both": _("Both sides answer"),
    "agreed": _("The offering side sends it"),
    "sent": _("The side in need says what arrived"),
    "arrived": _("Either side closes it"),
}
REASONS: Mapping[str, Promise] = {
    "same-sort": _("The same sort, in the same unit"),
    "same-material": _("The same material"),
    "same-words": _("The same words"),
    "covers-all": _("Covers all that is still needed"),
    "covers-part": _("Covers a part"),
    "same-country": _("In the same country"),
    "other-words": _("Described in other words: ask whether it is the same"),
    "crosses-border": _("Crosses a border: ask what papers and permits it takes"),
    "starts-later": _("Is there later than needed"),
    "ends-earlier": _("Ends before the need does"),
}
DOUBTS = frozenset({"other-words", "crosses-border", "starts-later", "ends-earlier"})
DONE: Mapping[str, Promise] = {
    "accept": _("Your side agrees. The other side is told."),
    "decline": _("Declined. The other side is told."),
    "cancel": _("Cancelled. The other side is told."),
    "send": _("Noted as sent. The other side says when it arrives."),
    "arrive": _("Noted as arrived."),
    "close": _("Closed."),
}
STAGES: Mapping[str, Promise] = {
    "needed": _in("emergency", "Needed"),
    "matched": _in("emergency", "Matched"),
    "agreed": _in("emergency", "Agreed"),
    "sent": _in("emergency", "On its way"),
    "arrived": _in("emergency", "Arrived"),
    "open": _in("emergency", "Still open"),
}
