"""How the history says what is done to lots, reports and test requests."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "add": _("added %(what)s"),
    "change": _("corrected the facts of %(what)s"),
    "add-results": _("added results to %(what)s"),
    "set-aside-results": _("set results aside of %(what)s"),
    "check": _("kept verdicts of %(what)s"),
    "recheck": _("checked by changed rules: %(what)s"),
    "state-identity": _("recorded an identity test of %(what)s"),
    "receive": _("sent in %(what)s"),
    "set-columns": _("settled the columns of %(what)s"),
    "keep-report": _("made lots of %(what)s"),
    "set-aside": _("set aside %(what)s"),
    "ask": _("sent %(what)s"),
    "accept": _("accepted %(what)s"),
    "decline": _("declined %(what)s"),
    "sample": _("took the sample for %(what)s"),
    "report": _("reported on %(what)s"),
    "close": _("closed %(what)s"),
    "request-tests": _("asked for tests of %(what)s"),
    "request-accept": _("accepted to test %(what)s"),
    "request-decline": _("declined to test %(what)s"),
    "request-sample": _("took a sample of %(what)s"),
    "request-report": _("reported on %(what)s"),
    "request-close": _("closed a test request for %(what)s"),
}
KINDS = {
    "lot": (_("the lot"), "laboratory:lot"),
    "report": (_("the report"), "laboratory:report"),
    "testrequest": (_("the test request"), "laboratory:request"),
}
WORKS = {"keep-report": _("Lots from a long report"), "follow-rules": _("Lots checked by changed rules")}
WAYS = {"rules": _("the site, after rules changed")}
