"""How the history says what is done to drafts, comments and ballots."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

VERBS = {
    "begin": _("began %(what)s"),
    "seat": _("gave a member a seat in %(what)s"),
    "write": _("wrote a clause of %(what)s"),
    "strike": _("struck a clause of %(what)s"),
    "open-comment": _("opened to comments: %(what)s"),
    "revise": _("began a new version of %(what)s"),
    "comment": _("commented on %(what)s"),
    "dispose": _("answered a comment on %(what)s"),
    "open-ballot": _("opened a ballot on %(what)s"),
    "vote": _("voted on %(what)s"),
    "close-ballot": _("closed the ballot on %(what)s"),
    "answer": _("answered a negative vote on %(what)s"),
    "publish": _in("standard", "published %(what)s"),
    "withdraw": _("withdrew %(what)s"),
    "end": _("let it end: %(what)s"),
}
KINDS = {"draft": (_("the draft"), "consensus:page")}
