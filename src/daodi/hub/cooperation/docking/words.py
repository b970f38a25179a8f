"""The words of this room: for what can be done next, why two fit, and why they do not."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STEPS: Mapping[str, Promise] = {
    "close": _("Close it"),
    "reopen": _("Open it again"),
    "withdraw": _("Withdraw it"),
    "accept": _("We would like to meet"),
    "decline": _("Decline"),
    "confirm": _("Book it"),
    "cancel": _("Cancel it"),
}
REASONS: Mapping[str, Promise] = {
    "material": _("the same material"),
    "words": _("words in common"),
    "place": _("the same place"),
    "stage": _("far enough"),
    "language": _("a language in common"),
    "amount": _("the amounts meet"),
    "kind": _("exactly the kind that is sought"),
}
REFUSALS: Mapping[str, Promise] = {
    "side": _("a need meets an offer, nothing else"),
    "kind": _("the offer is of another kind than is sought"),
    "owner": _("both are of the same organisation"),
    "closed": _("one of them is no longer open"),
    "day": _("one of them is no longer valid"),
    "place": _("they are for different places"),
    "currency": _("they name different currencies"),
    "amount": _("their amounts do not meet"),
    "stage": _("the offer is not as far as is asked"),
}
STANDS: Mapping[str, Mapping[str, Promise]] = {
    "need-accepted": {
        "need": _("We accepted; the other side is asked"),
        "offer": _("The other side would like to meet"),
    },
    "offer-accepted": {
        "offer": _("We accepted; the other side is asked"),
        "need": _("The other side would like to meet"),
    },
}
ANONYMOUS = pgettext_lazy("owner", "name not shown")
