"""Where a mechanism stands on a day, from its dates alone."""

from __future__ import annotations

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.cooperation.mechanisms.models import Mechanism

WORDS: dict[str, Promise] = {
    "ended": _("Ended"),
    "lapsed": _("Past its last day"),
    "to-come": _("To come"),
    "in-force": _in("state", "In force"),
    "undated": _("Dates not held"),
}


def standing(mechanism: Mechanism, today: date) -> str:
    """``ended`` where its owner says so, ``lapsed`` where only its last day has passed, ``undated`` without a date."""
    if mechanism.ended:
        return "ended"
    if mechanism.ends_on and mechanism.ends_on < today:
        return "lapsed"
    begins = mechanism.starts_on or mechanism.signed_on
    if begins is None:
        return "undated"
    return "to-come" if begins > today else "in-force"
