"""How the history says what is done at fairs."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

VERBS = {
    "add": _("added %(what)s"),
    "change": _("changed %(what)s"),
    "cancel": _("cancelled %(what)s"),
    "settle": _("booked the planned meetings of %(what)s"),
    "join": _in("fair", "began %(what)s"),
    "show": _("said what is shown: %(what)s"),
    "part-accept": _("accepted %(what)s"),
    "part-decline": _("declined %(what)s"),
    "part-withdraw": _in("fair", "withdrew %(what)s"),
    "part-return": _("took up again %(what)s"),
    "mark-interest": _("marked an interest: %(what)s"),
    "drop-interest": _("took back an interest: %(what)s"),
    "meeting-book": _("booked a meeting: %(what)s"),
    "meeting-move": _("moved a meeting: %(what)s"),
    "meeting-cancel": _("cancelled a meeting: %(what)s"),
    "make-feed": _("made a calendar address"),
}
KINDS = {"fair": (_("the fair"), "fairs:page"), "participant": (_("the part in a fair"), "")}
