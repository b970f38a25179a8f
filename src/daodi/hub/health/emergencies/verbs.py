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
    "close-emergency": _("closed %(what)s"),
    "state-need": _("stated %(what)s as needed"),
    "state-offer": _("offered %(what)s"),
    "change-need": _("corrected %(what)s"),
    "change-offer": _("corrected %(what)s"),
    "close-need": _("closed %(what)s"),
    "close-offer": _("closed %(what)s"),
    "cancel-need": _("took back %(what)s"),
    "cancel-offer": _("took back %(what)s"),
    "propose-match": _("proposed %(what)s"),
    "accept-match": _("agreed to %(what)s"),
    "decline-match": _("declined %(what)s"),
    "cancel-match": _("cancelled %(what)s"),
    "send-match": _("sent what was agreed in %(what)s"),
    "arrive-match": _("said what arrived of %(what)s"),
    "close-match": _("closed %(what)s"),
    "issue-report": _("issued %(what)s"),
    "correct-report": _("corrected %(what)s"),
    "write-lesson": _("wrote %(what)s"),
}
KINDS = {
    "event": (_("the event"), "emergencies:event"),
    "emergency": (_("the emergency"), "emergencies:page"),
    "resource": (_in("emergency", "the need or offer"), ""),
    "match": (_in("emergency", "the match"), "emergencies:match"),
    "report": (_in("emergency", "the situation report"), "emergencies:report"),
    "afteraction": (_in("emergency", "the after-action note"), ""),
}
