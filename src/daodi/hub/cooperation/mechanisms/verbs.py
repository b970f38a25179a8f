"""How the history says what is done to mechanisms and their meetings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "add": _("added %(what)s"),
    "change": _("corrected the facts of %(what)s"),
    "end": _("said that it has ended: %(what)s"),
    "name-party": _("named a party of %(what)s"),
    "ask-party": _("asked a member to take part in %(what)s"),
    "party-confirm": _("confirmed to take part in %(what)s"),
    "party-decline": _("declined to take part in %(what)s"),
    "drop-party": _("took a party out of %(what)s"),
    "call-meeting": _("called a meeting of %(what)s"),
    "change-meeting": _("changed a meeting of %(what)s"),
    "meeting-hold": _("said that a meeting was held, of %(what)s"),
    "meeting-cancel": _("cancelled a meeting of %(what)s"),
    "decide": _("kept a decision of %(what)s"),
    "follow-up": _("set a follow-up of %(what)s"),
    "finish": _("finished a follow-up of %(what)s"),
}
KINDS = {"mechanism": (_("the mechanism"), "mechanisms:page")}
