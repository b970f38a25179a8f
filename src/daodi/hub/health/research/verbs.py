"""How the history says what is done to trials, partners and projects."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "add-trial": _("took in %(what)s"),
    "change-trial": _("brought to its latest state %(what)s"),
    "import-trials": _("began to take trials from %(what)s"),
    "keep-trials": _("kept trials of %(what)s"),
    "publish-trials": _("published the trials of %(what)s"),
    "decide-likeness": _("decided whether these are one trial: %(what)s"),
    "call-partners": _("wrote %(what)s"),
    "change-call": _("corrected %(what)s"),
    "close-call": _("closed %(what)s"),
    "express-interest": _("expressed %(what)s"),
    "interest-accept": _("accepted %(what)s"),
    "interest-decline": _("declined %(what)s"),
    "interest-withdraw": _("withdrew %(what)s"),
    "add-project": _("added %(what)s"),
    "change-project": _("corrected the facts of %(what)s"),
    "state-stage": _("stated the stage of %(what)s"),
    "drop-stage": _("took back a stage of %(what)s"),
    "tie-trial": _("tied a trial to %(what)s"),
    "untie-trial": _("untied a trial from %(what)s"),
}
KINDS = {
    "trial": (_("the trial"), "research:trial"),
    "trialimport": (_("the file of trials"), "research:import"),
    "likeness": (_("the pair of trials"), ""),
    "partnercall": (_("the call for partners"), "research:call"),
    "interest": (_("the interest"), "research:interest"),
    "drugproject": (_("the project"), "research:project"),
}
WORKS = {"trials-import": _("Take in trials of a register")}
