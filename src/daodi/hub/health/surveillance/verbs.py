"""How the history says what is done with counts, networks and alerts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.health.surveillance.watching import KIND

VERBS = {
    "add": _("added %(what)s"),
    "change": _("changed %(what)s"),
    "deliver": _("sent counts: %(what)s"),
    "set-method": _("chose how it is watched: %(what)s"),
    "publish-counts": _("published to a network: %(what)s"),
    "withdraw-counts": _("withdrew from a network: %(what)s"),
    "invite": _("invited to %(what)s"),
    "member-accept": _("accepted the invitation to %(what)s"),
    "member-decline": _("declined the invitation to %(what)s"),
    "member-leave": _("left %(what)s"),
    "member-remove": _("removed a member from %(what)s"),
    "member-invite": _("invited again to %(what)s"),
    "raise": _("raised %(what)s"),
    "alert-acknowledge": _("acknowledged %(what)s"),
    "alert-assess": _("assessed %(what)s"),
    "alert-close": _in("alert", "closed %(what)s"),
    "alert-note": _("wrote a note to %(what)s"),
}
KINDS = {
    "tally": (_in("surveillance", "the counts"), "surveillance:counts"),
    "series": (_in("surveillance", "the series"), "surveillance:series"),
    "area": (_in("surveillance", "the area"), ""),
    "network": (_in("surveillance", "the network"), "surveillance:network"),
    "alert": (_in("surveillance", "the alert"), "surveillance:alert"),
}
WORKS = {KIND: _("Watch counts")}
WAYS = {"watch": _("The watch over counts")}
