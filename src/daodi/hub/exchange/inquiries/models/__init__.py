"""What is asked of suppliers, what they quote, and the samples that go out."""

from __future__ import annotations

from daodi.hub.exchange.inquiries.models.inquiries import (
    Asked,
    AskedState,
    Clarification,
    Inquiry,
    InquiryState,
    Question,
    Rate,
    Side,
)
from daodi.hub.exchange.inquiries.models.quotes import (
    CounterOffer,
    CounterState,
    Quote,
    QuoteLot,
    QuoteVersion,
    VersionState,
)
from daodi.hub.exchange.inquiries.models.samples import SampleRequest, SampleState

__all__ = [
    "Asked",
    "AskedState",
    "Clarification",
    "CounterOffer",
    "CounterState",
    "Inquiry",
    "InquiryState",
    "Question",
    "Quote",
    "QuoteLot",
    "QuoteVersion",
    "Rate",
    "SampleRequest",
    "SampleState",
    "Side",
    "VersionState",
]
