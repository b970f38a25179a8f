"""The words of this room for what can be done next."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STEPS: Mapping[str, Promise] = {
    "confirm": _("We take part"),
    "decline": _("We do not"),
    "hold": _("It was held"),
    "cancel": _("Cancel the meeting"),
}
