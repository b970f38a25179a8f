"""How the history says that rules were laid over the reference."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {"lay-rules": _("put into force %(what)s")}
KINDS = {"ruleedition": (_("an edition of the rules"), "")}
