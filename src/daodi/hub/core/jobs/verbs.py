"""How the history says what is done with jobs."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {"ask": _("asked for %(what)s"), "cancel": _("stopped %(what)s")}
KINDS = {"job": (_("the job"), "jobs:page")}
