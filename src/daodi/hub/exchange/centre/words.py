"""The words of this room for what can be done next, and for what came of it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STEPS: Mapping[str, Promise] = {
    "shelve": _("Put it on a shelf"),
    "withdraw": _("Withdraw the sample"),
    "lend": _("Give it out"),
    "take-back": _("It came back"),
    "give-back": _("Give it back to its lender"),
    "confirm": _("Confirm"),
    "decline": _("Decline"),
    "cancel": _("Cancel the viewing"),
}
VIEWING_SAID: Mapping[str, Promise] = {
    "confirm": _("You can come and look at %s."),
    "decline": _("The centre declined the time to look at %s."),
}
