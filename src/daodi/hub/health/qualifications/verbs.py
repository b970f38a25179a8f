"""How the history says what is done to cases, trainings and missions."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

VERBS = {
    "draft": _("drafted %(what)s"),
    "change": _("corrected %(what)s"),
    "state": _("answered what paths ask of %(what)s"),
    "lay": _("laid a paper beside %(what)s"),
    "take-back": _("took a paper back from %(what)s"),
    "say": _("left a message about %(what)s"),
    "step-submit": _("submitted %(what)s"),
    "step-take-up": _("took up %(what)s"),
    "step-ask": _("asked about %(what)s"),
    "step-answer": _("answered about %(what)s"),
    "step-decide": _("decided %(what)s"),
    "step-impose": _("asked for a compensation measure in %(what)s"),
    "step-withdraw": _("withdrew %(what)s"),
    "add": _("added %(what)s"),
    "step-open": _("opened %(what)s for applications"),
    "step-start": _("started %(what)s"),
    "step-close": _("closed %(what)s: it was held"),
    "step-cancel": _("cancelled %(what)s"),
    "enrol": _("asked for a place in %(what)s"),
    "place-accept": _("accepted somebody for %(what)s"),
    "place-refuse": _("refused a place in %(what)s"),
    "place-withdraw": _("withdrew from %(what)s"),
    "place-complete": _("issued a certificate of %(what)s"),
    "place-leave": _("noted that somebody did not complete %(what)s"),
    "add-session": _("added a day to %(what)s"),
    "attend": _("said who attended %(what)s"),
    "withdraw-certificate": _("withdrew a certificate of %(what)s"),
    "count": _("counted what came of %(what)s"),
    "drop": _("took back a count of %(what)s"),
}
KINDS = {
    "case": (_in("qualification", "the application"), "qualifications:case"),
    "training": (_("the training"), "qualifications:training"),
    "mission": (_("the mission"), "qualifications:mission"),
}
