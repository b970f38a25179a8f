"""How the history says that something was shared, published, or opened to a program."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "share": _("shared %(what)s"),
    "withdraw": _("ended the sharing of %(what)s"),
    "set-visibility": _("changed who sees %(what)s"),
    "hold": _("held back from the public: %(what)s"),
    "lift-hold": _("ended what held back %(what)s"),
    "make-key": _("made %(what)s"),
    "withdraw-key": _("withdrew %(what)s"),
}
KINDS = {"key": (_("the key for a program"), "")}
