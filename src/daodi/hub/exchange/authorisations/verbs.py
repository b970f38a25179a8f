"""How the history says what is done to products, authorisations and applications."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

VERBS = {
    "add": _("added %(what)s"),
    "change": _("corrected the facts of %(what)s"),
    "compose": _("stated the composition of %(what)s"),
    "state-facts": _("answered what paths ask of %(what)s"),
    "transfer": _("stated a new holder of %(what)s"),
    "set-status": _("stated how it stands: %(what)s"),
    "add-variation": _("added a variation of %(what)s"),
    "add-site": _("added a site of %(what)s"),
    "drop": _("took back an entry of %(what)s"),
    "attach": _("laid the paper beside %(what)s"),
    "ask-sight": _("asked to see the paper of %(what)s"),
    "verify": _("saw the paper of %(what)s"),
    "doubt": _("took back having seen the paper of %(what)s"),
    "draft": _("drafted %(what)s"),
    "step-submit": _("submitted %(what)s"),
    "step-review": _("took up %(what)s"),
    "step-stop": _("stopped the clock of %(what)s"),
    "step-resume": _("let the clock run on for %(what)s"),
    "step-grant": _("granted %(what)s"),
    "step-refuse": _in("application", "refused %(what)s"),
    "step-withdraw": _("withdrew %(what)s"),
    "say-question": _("asked a question about %(what)s"),
    "say-answer": _("answered a question about %(what)s"),
    "say-guidance": _("gave guidance on %(what)s"),
    "say-note": _("added a note to %(what)s"),
    "link": _("recorded what came of %(what)s"),
    "import": _("took authorisations from a table for %(what)s"),
}
KINDS = {
    "medicinalproduct": (_("the product"), "authorisations:product"),
    "authorisation": (_("the authorisation"), "authorisations:page"),
    "application": (_("the application"), "authorisations:application"),
}
WORKS = {"expiry-warnings": _("Warn of authorisations that end soon")}
