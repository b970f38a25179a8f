"""How the history says what is done to referrals."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "draft-referral": _("drafted %(what)s"),
    "request-referral": _("sent %(what)s"),
    "receive-referral": _("noted the receipt of %(what)s"),
    "accept-referral": _("accepted %(what)s"),
    "reject-referral": _("rejected %(what)s"),
    "cancel-referral": _("cancelled %(what)s"),
    "start-referral": _("began the treatment of %(what)s"),
    "fail-referral": _("could not carry out %(what)s"),
    "complete-referral": _("completed %(what)s"),
    "give-consent": _("recorded a consent for %(what)s"),
    "withdraw-consent": _("withdrew the consent for %(what)s"),
    "break-glass": _("opened in an emergency the record of %(what)s"),
    "review-emergency": _("looked at an access in an emergency to %(what)s"),
    "make-link": _("made a link for the person of %(what)s"),
    "withdraw-link": _("withdrew the link for the person of %(what)s"),
    "open-page": _("opened the person's page of %(what)s"),
}
KINDS = {"referral": (_("the referral"), "referrals:page")}
