"""The words of this room: what the documents are called, and what is found in them."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daodi.hub.web.words import Words

DOCUMENTS: Mapping[str, Promise] = {
    "Catalogue": pgettext_lazy("ubl", "Catalogue"),
    "RequestForQuotation": pgettext_lazy("ubl", "Request for quotation"),
    "Quotation": pgettext_lazy("ubl", "Quotation"),
    "Order": pgettext_lazy("ubl", "Order"),
    "OrderResponse": pgettext_lazy("ubl", "Order response"),
    "OrderResponseSimple": pgettext_lazy("ubl", "Order response"),
    "OrderCancellation": pgettext_lazy("ubl", "Order cancellation"),
    "DespatchAdvice": pgettext_lazy("ubl", "Despatch advice"),
    "ReceiptAdvice": pgettext_lazy("ubl", "Receipt advice"),
    "Invoice": pgettext_lazy("ubl", "Invoice"),
}
SEVERITIES: Mapping[str, Promise] = {"error": _("Error"), "warning": _("Warning"), "note": _("Left")}
# By how a code begins.
KINDS: Mapping[str, Promise] = {
    "schema": _("structure"),
    "code-list": _("code list"),
    "missing": _("missing"),
    "party": _("party"),
    "sender": _("sender"),
    "number": _("number"),
    "reference": _("reference"),
    "unit": _("unit"),
    "currency": _("currency"),
    "price": _("price"),
    "lot": _("lot"),
    "total": _("total"),
    "difference": _("other than ordered"),
    "assumed": _("assumed"),
    "rounded": _("rounded"),
    "sent-before": _("sent before"),
    "not-taken": _("not taken"),
}


def document(kind: str) -> Words:
    """What a kind of document is called."""
    return DOCUMENTS.get(kind, kind)


def severity(name: str) -> Words:
    """How bad a finding is."""
    return SEVERITIES.get(name, name)


def kind(code: str) -> Words:
    """What a finding is about."""
    return next((word for start, word in KINDS.items() if code.startswith(start)), code)
