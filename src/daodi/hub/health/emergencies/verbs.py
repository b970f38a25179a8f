"""How the history says what is done about events and emergencies."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

VERBS = {
    "note-event": _("noted %(what)s"),
    "change-event": _("corrected %(what)s"),
    "confirm-event": _("confirmed %(what)s"),
    "discard-event": _("discarded %(what)s"),
    "doubt-event": _("took %(what)s for not verified again"),
    "add-to-event": _("added what is known to %(what)s"),
    "declare": _in("emergency", "declared %(what)s"),
    "change-emergency": _("corrected %(what)s"),
    "end-emergency": _("ended %(what)s"),
    "resume-emergency": _("took up %(what)s again"),
    "close-emergency": _in("emergency", "closed %(what)s"),
    "state-need": _("stated a need, %(what)s"),
    "state-offer": _("made an offer, %(what)s"),
    "change-need": _("corrected %(what)s"),
    "change-offer": _("corrected %(what)s"),
    "close-need": _in("emergency", "closed %(what)s"),
    "close-offer": _in("emergency", "closed %(what)s"),
    "cancel-need": _("took back %(what)s"),
    "cancel-offer": _("took back %(what)s"),
    "propose-match": _("proposed a match, %(what)s"),
    "accept-match": _("agreed to a match, %(what)s"),
    "decline-match": _("declined %(what)s"),
    "cancel-match": _("cancelled %(what)s"),
    "send-match": _("sent what was agreed, %(what)s"),
    "arrive-match": _("said what arrived, %(what)s"),
    "close-match": _in("emergency", "closed %(what)s"),
    "issue-report": _("issued a situation report, %(what)s"),
    "correct-report": _("corrected a situation report, %(what)s"),
    "write-lesson": _("wrote down what was learnt, %(what)s"),
}
KINDS = {
    "event": (_("the event"), "emergencies:event"),
    "emergency": (_("the emergency"), "emergencies:page"),
    "resource": (_in("emergency", "record"), ""),
    "match": (_in("emergency", "record"), "emergencies:match"),
    "report": (_in("emergency", "record"), "emergencies:report"),
    "afteraction": (_in("emergency", "record"), ""),
}
