"""How the history says what is done at the desk of the rules."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "read-rule": _("read a rule's text: %(what)s"),
    "agree-reading": _("agreed with %(what)s"),
    "disagree-reading": _("disagreed with %(what)s"),
    "withdraw-reading": _("withdrew %(what)s"),
    "name-curator": _("named %(what)s"),
    "end-curator": _("ended the task of %(what)s"),
    "propose-edition": _("proposed %(what)s"),
    "approve-edition": _("approved %(what)s"),
    "refuse-edition": _("refused %(what)s"),
    "withdraw-edition": _("took back %(what)s"),
}
KINDS = {
    "reading": (_("the reading"), ""),
    "curator": (_("the curator"), ""),
    "edition": (_("the edition"), "desk:edition"),
}
