"""How the history says what is done with files."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {"keep": _("kept %(what)s")}
KINDS = {"document": (_("the file"), "documents:download")}
