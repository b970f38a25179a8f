"""How the history says what is done to papers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "attach-paper": _("kept %(what)s"),
    "replace-paper": _("kept a newer version: %(what)s"),
    "withdraw-paper": _("withdrew %(what)s"),
}
KINDS = {"paper": (_("the paper"), "papers:paper")}
