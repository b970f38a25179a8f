"""How the history says what is done to listings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "add": _("added %(what)s"),
    "change": _("changed %(what)s"),
    "publish": _("published %(what)s"),
    "withdraw": _("withdrew %(what)s"),
    "redraft": _("made a draft again: %(what)s"),
    "set-lots": _("chose the lots of %(what)s"),
    "add-paper": _("added a paper to %(what)s"),
    "drop-paper": _("took a paper away from %(what)s"),
    "add-picture": _("added a picture to %(what)s"),
    "drop-picture": _("took a picture away from %(what)s"),
}
KINDS = {"listing": (_("the listing"), "catalogue:listing")}
WORKS = {"follow-rules-catalogue": _("Listings checked by changed rules")}
