"""How the history says what each side does with inquiries, quotes and samples."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

VERBS = {
    "draft-inquiry": _("drafted %(what)s"),
    "change": _("corrected %(what)s"),
    "ask": _("chose whom to ask in %(what)s"),
    "inquiry-open": _("sent %(what)s"),
    "inquiry-close": _("took no more quotes for %(what)s"),
    "inquiry-reopen": _("took quotes again for %(what)s"),
    "inquiry-cancel": _("cancelled %(what)s"),
    "inquiry-extend": _("changed the last day for quotes of %(what)s"),
    "clarify": _("told all who were asked more about %(what)s"),
    "state-rate": _("stated a rate to compare by, for %(what)s"),
    "ask-question": _("asked a question about %(what)s"),
    "answer-question": _("answered a question about %(what)s"),
    "decline-inquiry": _("had nothing to quote for %(what)s"),
    "quote": _("gave a version of %(what)s"),
    "withdraw-quote": _("withdrew a version of %(what)s"),
    "decline-quote": _("declined a version of %(what)s"),
    "accept-quote": _("accepted a version of %(what)s"),
    "counter": _("made a counter-offer on %(what)s"),
    "decline-counter": _("declined a counter-offer on %(what)s"),
    "ask-sample": _in("sample", "asked for %(what)s"),
    "sample-agree": _("agreed to send %(what)s"),
    "sample-decline": _("declined %(what)s"),
    "sample-cancel": _("no longer wanted %(what)s"),
    "sample-send": _("sent %(what)s"),
    "sample-receive": _("received %(what)s"),
    "sample-assess": _("assessed %(what)s"),
}
KINDS = {
    "inquiry": (_("the inquiry"), "inquiries:page"),
    "asked": (_("the inquiry"), ""),
    "quote": (_("the quote"), "inquiries:quote"),
    "samplerequest": (_("the sample"), "inquiries:sample"),
}
