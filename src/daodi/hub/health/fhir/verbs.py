"""How the history says who looked at what, and which programs may come."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "look-at": _("looked at %(what)s"),
    "be-refused": _("asked for and was refused: %(what)s"),
    "register-client": _("registered %(what)s"),
    "withdraw-client": _("withdrew %(what)s"),
}
KINDS = {
    "client": (_("the program"), ""),
    "look": (_("several health records"), ""),
}
