"""How the history says what is done at the centre."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

VERBS = {
    "add": _("added %(what)s"),
    "change": _("changed %(what)s"),
    "announce": _("announced %(what)s"),
    "sample-shelve": _("put on a shelf: %(what)s"),
    "sample-withdraw": _("withdrew %(what)s"),
    "sample-lend": _("gave out %(what)s"),
    "sample-take-back": _("took back %(what)s"),
    "sample-give-back": _("gave back %(what)s"),
    "ask-viewing": _in("viewing", "asked for %(what)s"),
    "viewing-confirm": _("confirmed %(what)s"),
    "viewing-decline": _("declined %(what)s"),
    "viewing-cancel": _("cancelled %(what)s"),
    "freeze": _("counted %(what)s"),
}
KINDS = {
    "boardnotice": (_("the notice"), "centre:notice"),
    "sample": (_("the sample"), "centre:sample"),
    "viewing": (_("the viewing"), ""),
    "pricemonth": (_("the prices of"), ""),
}
