"""The words of this room for what can be done next, and for what a step asks to be written."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STEPS: Mapping[str, Promise] = {
    "assess": _("I have looked at it"),
    "ask": _("Ask the publisher"),
    "hold": _("Hold it back at once"),
    "keep": _("It stays"),
    "restrict": _("No longer public"),
    "remove": _("Remove it"),
    "uphold": _("The decision stands"),
    "restore": _("Restore it"),
    "answer": _("Send our view"),
    "counter": _("Object to the decision"),
    "withdraw": _("Take the report back"),
}
HINTS: Mapping[str, Promise] = {
    "ask": _("What the publisher is to answer, in your own words. It does not see the report or who sent it."),
    "keep": _("Why it stays. The reporter reads this, and the publisher if it was asked."),
    "restrict": _("Why. Only members with whom it was shared see it from then on; both sides read this."),
    "remove": _("Why. Only its owner sees it from then on; both sides read this."),
    "uphold": _("Why the counter-statement changes nothing; both sides read this."),
    "restore": _("Why it comes back; both sides read this."),
    "answer": _("The operator alone reads this."),
    "counter": _("What the decision overlooked. The operator alone reads this."),
    "hold": _("Everybody but its owner and those it was shared with loses it now; the decision is still to come."),
}
DANGEROUS = frozenset({"hold", "restrict", "remove"})
