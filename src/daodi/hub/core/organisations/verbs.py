"""How the history says what is done to organisations, their people and their licences."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "found": _("brought in %(what)s"),
    "set-standing": _("decided on %(what)s"),
    "rename": _("changed the names of %(what)s"),
    "identify": _("added a number to %(what)s"),
    "drop-identifier": _("took a number away from %(what)s"),
    "join": _("added a member to %(what)s"),
    "invite": _("invited somebody to %(what)s"),
    "withdraw-invitation": _("withdrew an invitation to %(what)s"),
    "accept-invitation": _("joined %(what)s"),
    "set-role": _("changed a role in %(what)s"),
    "leave": _("ended a membership in %(what)s"),
    "state-licence": _("stated %(what)s"),
    "verify-licence": _("saw the paper of %(what)s"),
    "doubt-licence": _("took back having seen the paper of %(what)s"),
    "withdraw-licence": _("withdrew %(what)s"),
    "add-user": _("added %(what)s"),
    "sign-up": _("opened %(what)s"),
    "set-password": _("set a new password for %(what)s"),
    "confirm-email": _("confirmed the e-mail address of %(what)s"),
    "add-factor": _("added a second factor to %(what)s"),
    "remove-factor": _("removed a second factor from %(what)s"),
    "set-letters": _("chose how notices come to %(what)s"),
}
KINDS = {
    "organisation": (_("the organisation"), "organisations:page"),
    "licence": (_("the licence"), ""),
    "user": (_("the account"), ""),
}
