"""How the history says what is done in the directory."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

VERBS = {
    "add": _("added %(what)s"),
    "change": _("changed %(what)s"),
    "put-price": _("stated a price of %(what)s"),
    "drop-price": _("took away a price of %(what)s"),
    "invite": _in("alliance", "invited: %(what)s"),
    "ask-to-join": _("asked to join: %(what)s"),
    "alliance-accept": _("accepted the invitation: %(what)s"),
    "alliance-decline": _("declined the invitation: %(what)s"),
    "alliance-admit": _("admitted: %(what)s"),
    "alliance-refuse": _("did not admit: %(what)s"),
    "alliance-leave": _("left: %(what)s"),
    "alliance-release": _("ended: %(what)s"),
    "plan-session": _("planned a session of %(what)s"),
    "change-session": _("changed a session of %(what)s"),
    "session-hold": _("said that a session was held of %(what)s"),
    "session-cancel": _("cancelled a session of %(what)s"),
    "session-plan": _("planned a cancelled session again of %(what)s"),
    "count": _("stated a count of %(what)s"),
}
KINDS = {
    "alliance": (_("the alliance"), "alliance:alliance"),
    "member": (_("the place in an alliance"), ""),
    "service": (_("the service"), "alliance:service"),
    "location": (_("the place of care"), "alliance:place"),
    "practitioner": (_("the practitioner"), "alliance:practitioner"),
    "practitionerrole": (_("the role"), "alliance:role"),
    "endpoint": (_("the endpoint"), "alliance:endpoint"),
    "campaign": (_("the campaign"), "alliance:campaign"),
}
