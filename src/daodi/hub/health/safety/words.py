"""The words of this room: steps, measures, and why one can't be had."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.detect.signals.find import PRR_UNDEFINED, ROR_UNDEFINED

STEPS: Mapping[str, Promise] = {
    "review": _in("signal", "Take it under review"),
    "confirm": _in("signal", "Confirm"),
    "refute": _in("signal", "Refute"),
    "monitor": _in("signal", "Go on watching"),
    "note": _in("signal", "Add a note"),
}
DONE: Mapping[str, Promise] = {
    "review": _in("signal", "took it under review"),
    "confirm": _in("signal", "confirmed it"),
    "refute": _in("signal", "refuted it"),
    "monitor": _in("signal", "goes on watching"),
    "note": _in("signal", "noted"),
}
MEASURES: Mapping[str, tuple[str, Promise]] = {
    "prr": ("PRR", _("share of the reaction among reports of the product, against all others")),
    "ror": ("ROR", _("odds of the reaction with the product, against without")),
    "ic": ("IC", _("logarithm to base 2 of observed to expected, drawn to 0 where reports are few")),
    "ebgm": ("EBGM", _("observed to expected, drawn to what is usual where reports are few")),
}
REASONS: Mapping[str, Promise] = {
    PRR_UNDEFINED: _("No PRR: no report names the reaction without the product."),
    ROR_UNDEFINED: _("No ROR: one of the four counts is 0."),
}


def reasons(said: str) -> list[str]:
    """Why measures can't be had, in words of the page."""
    return [_reason(one) for one in said.split("; ") if one.startswith("no ")]


def _reason(said: str) -> str:
    if said.startswith("no EBGM"):
        return _now("No EBGM: these reports do not tell which prior is likely; see how the fit ended.")
    return str(REASONS.get(said, said))
