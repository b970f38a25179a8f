"""The words of this room: for the next steps, for how a quote stands, and for the parts of a cost."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daodi.hub.exchange.inquiries.models import VersionState

INQUIRY: Mapping[str, Promise] = {
    "open": _("Send it to those chosen"),
    "close": _("Take no more quotes"),
    "reopen": _("Take quotes again"),
    "cancel": _("Cancel the inquiry"),
}
VERSION: Mapping[str, Promise] = {"withdraw": _("Withdraw this quote"), "decline": _("Decline this quote")}
SAMPLE: Mapping[str, Promise] = {
    "agree": _("Agree to send it"),
    "decline": _("Decline"),
    "cancel": _("We no longer want it"),
    "send": _("It is sent"),
    "receive": _("It has arrived"),
    "assess": _("Save what we found"),
}
STANDING: Mapping[str, str | Promise] = {
    **{one.value: one.label for one in VersionState},
    "expired": pgettext_lazy("quote", "No longer valid"),
}
PARTS: Mapping[str, Promise] = {
    "price": pgettext_lazy("cost", "price"),
    "freight": pgettext_lazy("cost", "freight"),
    "insurance": pgettext_lazy("cost", "insurance"),
    "duty": pgettext_lazy("cost", "import duty"),
}
BY: Mapping[str, Promise] = {
    "included": pgettext_lazy("cost", "in the price"),
    "missing": pgettext_lazy("cost", "not stated"),
}
REASONS: Mapping[str, Promise] = {
    "the identity test disagrees with the name": _("the identity test disagrees with the name"),
}
