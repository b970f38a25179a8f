"""How the history says what was done with documents."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {"receive-ubl": _("sent %(what)s")}
KINDS = {"message": (_("the UBL document"), "ubl:message")}
