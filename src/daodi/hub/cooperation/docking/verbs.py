"""How the history says what is done to needs and offers, matches, hours and calls."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "add": _("added %(what)s"),
    "change": _("corrected the facts of %(what)s"),
    "close": _("closed %(what)s"),
    "reopen": _("opened again: %(what)s"),
    "withdraw": _("withdrew %(what)s"),
    "propose": _("proposed a match of %(what)s"),
    "match-accept": _("accepted a match of %(what)s"),
    "match-decline": _("declined a match of %(what)s"),
    "match-meet": _("noted a meeting over %(what)s"),
    "match-agree": _("noted an agreement over %(what)s"),
    "match-part": _("noted that nothing was agreed over %(what)s"),
    "ask-slot": _("asked for hours for %(what)s"),
    "slot-confirm": _("booked hours of %(what)s"),
    "slot-decline": _("declined hours of %(what)s"),
    "slot-cancel": _("cancelled hours of %(what)s"),
    "call": _("called: %(what)s"),
    "seat": _("gave a member a seat in %(what)s"),
    "submit": _("submitted to a call for %(what)s"),
    "judge": _("judged a submission for %(what)s"),
    "decide-call": _("decided %(what)s"),
}
KINDS = {"entry": (_("the entry"), "docking:page"), "call": (_("the call"), "docking:call")}
