"""The words of this room: what steps are called, and what is said of licences."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STEPS: Mapping[str, Promise] = {
    "confirm": _("Confirm the order"),
    "reject": _("Reject the order"),
    "cancel": _("Cancel the order"),
    "close": _("Close the order"),
}
DONE: Mapping[str, Promise] = {
    "confirm": _("The order is confirmed; the buyer is told."),
    "reject": _("The order is rejected; the buyer is told."),
    "cancel": _("The order is cancelled; the supplier is told."),
    "close": _("The order is closed."),
}
ANSWERS: Mapping[str, Promise] = {
    "accept": _("Accept the change"),
    "decline": _("Decline it"),
    "withdraw": _("Withdraw what we proposed"),
}
# In the list: what waits for the one side, and for the other.
WAITS: Mapping[tuple[str, str], Promise] = {
    ("placed", "supplier"): _("Waits for your answer"),
    ("placed", "buyer"): _("Waits for the supplier"),
    ("confirmed", "supplier"): _("To be shipped"),
    ("shipping", "supplier"): _("More to be shipped"),
    ("shipping", "buyer"): _("On its way"),
    ("shipped", "buyer"): _("To be received"),
    ("shipped", "supplier"): _("Waits for the buyer"),
    ("received", "buyer"): _("Close it, or complain"),
    ("received", "supplier"): _("Waits for the buyer"),
}
# A state off the course, with whose step it was.
OFF: Mapping[str, Promise] = {
    "rejected": _("Rejected by the supplier"),
    "cancelled": pgettext_lazy("order", "Cancelled"),
}
LACKING: Mapping[tuple[str, str], Promise] = {
    ("buyer", "missing"): _("The buyer has no verified licence for what this rule asks."),
    ("buyer", "expired"): _("The buyer's licence for what this rule asks ended on %s."),
    ("buyer", "not-yet"): _("The buyer's licence for what this rule asks holds from %s on."),
    ("supplier", "missing"): _("The supplier has no verified licence for what this rule asks."),
    ("supplier", "expired"): _("The supplier's licence for what this rule asks ended on %s."),
    ("supplier", "not-yet"): _("The supplier's licence for what this rule asks holds from %s on."),
}
# What was done, on the order's own page: read by both sides, without the names of people.
TOLD: Mapping[str, Promise] = {
    "place-order": _("placed the order"),
    "confirm-order": _("confirmed the order"),
    "reject-order": _("rejected the order"),
    "cancel-order": _("cancelled the order"),
    "close-order": _("closed the order"),
    "propose-change": _("proposed a change"),
    "accept-change": _("accepted the change"),
    "decline-change": _("declined the change"),
    "withdraw-change": _("withdrew the change it had proposed"),
    "despatch": _("sent a shipment"),
    "receive": _("received a shipment"),
    "complain": _("complained"),
    "answer-complaint": _("answered a complaint"),
    "settle-complaint": _("settled a complaint"),
    "withdraw-complaint": _("withdrew a complaint"),
    "raise-complaint": _("raised a complaint to the operator"),
    "lay-document": _("laid a file beside a complaint"),
    "say-in-dispute": _("said something in a dispute"),
    "offer-dispute": _("offered to settle a dispute"),
    "agree-dispute": _("agreed to settle a dispute"),
    "refuse-dispute": _("refused an offer in a dispute"),
    "decide-dispute": _("decided a dispute"),
}
