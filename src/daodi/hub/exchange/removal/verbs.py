"""How the history says what is done with reports."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

VERBS = {
    "report": _("sent %(what)s"),
    "case-assess": _("looked at %(what)s"),
    "case-ask": _("asked the publisher about %(what)s"),
    "case-answer": _("answered as the publisher to %(what)s"),
    "case-hold": _("held the record back because of %(what)s"),
    "case-withdraw": _("took back %(what)s"),
    "case-keep": _("decided that it stays: %(what)s"),
    "case-restrict": _("decided that it is no longer public: %(what)s"),
    "case-remove": _("decided to remove it: %(what)s"),
    "case-counter": _("objected to %(what)s"),
    "case-uphold": _("let the decision stand on %(what)s"),
    "case-restore": _("restored the record of %(what)s"),
}
KINDS = {"case": (_in("notice", "the report"), "removal:case")}
