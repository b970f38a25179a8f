"""The words of this room for what was done and what can be done next."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.words import Words

DONE: Mapping[str, Promise] = {
    "add": _("Pages begun"),
    "change": _("Pages corrected"),
    "choose-figure": _("Figure chosen"),
    "lift-figure": _("Figure moved up"),
    "hide-figure": _("Figure taken off"),
    "ask-partner": _("Member asked to be named"),
    "partner-confirm": _("Confirmed by the partner"),
    "partner-decline": _("Declined by the member"),
    "partner-leave": _("Partner took its name back"),
    "drop-partner": _("Partner taken off"),
    "tell-news": _("News told"),
    "change-news": _("News corrected"),
    "take-back-news": _("News taken back"),
    "share": _("Shared"),
    "withdraw": _("Sharing withdrawn"),
    "set-visibility": _("Visibility changed"),
}
STEPS: Mapping[str, Promise] = {
    "confirm": _("Yes, name us"),
    "decline": _("No"),
    "leave": _("Take our name back"),
}
# The documents that name what is to be covered, by number, as the demonstration calls them.
DOCUMENTS: Mapping[str, Promise] = {
    "000": _("Special plan on science and technology cooperation along the Belt and Road"),
    "001": _("A biomedical alliance set up in Qingdao"),
    "002": _("Health cooperation along the Belt and Road, an account of the first years"),
    "003": _("Fujian: the plan for its biomedical industry, with Taiwan"),
    "004": _("Sinopharm and Chongqing: integration of industry, research and medicine"),
}


def done(verb: str) -> Words:
    """What was done, in words; the verb itself where there is none."""
    return DONE.get(verb, verb)
