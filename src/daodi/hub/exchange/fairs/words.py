"""The words of this room for what can be done next."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STEPS: Mapping[str, Promise] = {
    "accept": _("Accept"),
    "decline": _("Decline"),
    "withdraw": _("No longer take part"),
    "return": _("Take part after all"),
}
