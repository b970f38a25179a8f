"""The words of this room for steps, and for why a method says nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.health.surveillance.models import Method

STEPS: Mapping[str, Promise] = {
    "acknowledge": _in("alert", "Acknowledge"),
    "assess": _in("alert", "Assess"),
    "close": _in("alert", "Close"),
    "note": _in("alert", "Add a note"),
}
DONE: Mapping[str, Promise] = {
    "acknowledge": _in("alert", "acknowledged"),
    "assess": _in("alert", "assessed"),
    "close": _in("alert", "closed"),
    "note": _in("alert", "wrote"),
}
OF_MEMBER: Mapping[str, Promise] = {
    "accept": _in("network", "Accept"),
    "decline": _in("network", "Decline"),
    "leave": _in("network", "Leave"),
    "remove": _in("network", "Remove"),
    "invite": _in("network", "Invite again"),
}
# What ``daodi.detect`` says, with its numbers, and the same in the page's language.
REASONS: tuple[tuple[str, Promise], ...] = (
    (
        r"history too short: (?P<have>\d+) counts before, (?P<need>\d+) needed",
        _("history too short: %(have)s counts before, %(need)s needed"),
    ),
    (r"the count is missing", _("the count is missing")),
    (r"a count of the baseline is missing", _("a count of the baseline is missing")),
    (r"the baseline does not vary", _("the baseline does not vary")),
    (r"no case in the baseline", _("no case in the baseline")),
    (r"the regression did not converge", _("the regression did not converge")),
    (r"the population is missing", _("the population is missing")),
    (
        r"too few cases of late: fewer than (?P<fewest>\d+) in (?P<within>\d+) counts",
        _("too few cases of late: fewer than %(fewest)s in %(within)s counts"),
    ),
)


def reason(said: str) -> str:
    """Why there is no answer, in the language of the page."""
    for pattern, words in REASONS:
        if found := re.fullmatch(pattern, said):
            return str(words) % found.groupdict()
    return said


def method(name: str) -> str:
    """A method as it is called."""
    return str(Method(name).label) if name in Method.values else name


def number(value: float | None) -> str:
    """An expected count or a bound, with one digit behind the point."""
    return "–" if value is None else f"{value:.1f}"
