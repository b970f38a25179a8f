"""One lock an inquiry: whoever changes something under it waits for the one before."""

from __future__ import annotations

from daodi.hub.exchange.inquiries.models import Asked, Inquiry, QuoteVersion


def locked(inquiry: Inquiry) -> Inquiry:
    """The inquiry as it is now, held until the transaction ends."""
    return Inquiry.objects.select_for_update(of=("self",)).select_related("owner").get(pk=inquiry.pk)


def locked_asked(asked: Asked) -> Asked:
    """The asking as it is now, its inquiry held."""
    inquiry = locked(asked.inquiry)
    fresh = Asked.objects.select_related("supplier").get(pk=asked.pk)
    fresh.inquiry = inquiry
    return fresh


def locked_version(version: QuoteVersion) -> QuoteVersion:
    """The version as it is now, its inquiry held."""
    asked = locked_asked(version.quote.asked)
    fresh = QuoteVersion.objects.select_related("quote").get(pk=version.pk)
    fresh.quote.asked = asked
    return fresh
