"""The words of this room: what the documents are called, and what is found in them."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.words import Words

DOCUMENTS: Mapping[str, Promise] = {
    "Catalogue": _("Catalogue"),
    "RequestForQuotation": _("Request for quotation"),
    "Quotation": _("Quotation"),
    "Order": _("Order"),
    "OrderResponse": _("Order response"),
    "OrderResponseSimple": _("Order response"),
    "OrderCancellation": _("Order cancellation"),
    "DespatchAdvice": _("Despatch advice"),
    "ReceiptAdvice": _("Receipt advice"),
    "Invoice": _("Invoice"),
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
