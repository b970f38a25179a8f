"""How the history says what is done to orders, shipments and complaints."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

VERBS = {
    "place-order": _("placed %(what)s"),
    "confirm-order": _("confirmed %(what)s"),
    "reject-order": _("rejected %(what)s"),
    "cancel-order": _("cancelled %(what)s"),
    "close-order": _in("order", "closed %(what)s"),
    "propose-change": _("proposed a change of %(what)s"),
    "accept-change": _("accepted a change of %(what)s"),
    "decline-change": _("declined a change of %(what)s"),
    "withdraw-change": _("withdrew a change of %(what)s"),
    "despatch": _("sent a shipment of %(what)s"),
    "receive": _("received a shipment of %(what)s"),
    "complain": _("complained about %(what)s"),
    "answer-complaint": _("answered a complaint about %(what)s"),
    "settle-complaint": _("settled a complaint about %(what)s"),
    "withdraw-complaint": _("withdrew a complaint about %(what)s"),
    "raise-complaint": _("raised to the operator a complaint about %(what)s"),
    "lay-document": _("laid a file beside a complaint about %(what)s"),
    "say-in-dispute": _("said something in the dispute about %(what)s"),
    "offer-dispute": _("offered to settle the dispute about %(what)s"),
    "agree-dispute": _("agreed to settle the dispute about %(what)s"),
    "refuse-dispute": _("refused an offer in the dispute about %(what)s"),
    "decide-dispute": _("decided the dispute about %(what)s"),
}
KINDS = {"order": (_("the order"), "orders:page")}
