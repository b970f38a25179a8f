"""Inquiries in the search of the whole site: those of our own, and those that we were asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from daodi.hub.core.access.actor import NOBODY
from daodi.hub.exchange.inquiries import queries, telling
from daodi.hub.web.search import Hit

MANY = 10


def hits(query: str, actor: Any) -> Iterator[Hit]:
    """The inquiries that the actor is a party to, by their words; quotes by their number."""
    asker = actor or NOBODY
    for one in queries.inquiries(asker, text=query)[:MANY]:
        yield Hit(
            kind="inquiry",
            text=one.title,
            href=reverse("inquiries:page", args=[one.pk]),
            note=f"{telling.material(one).text} · {one.get_state_display()}",
        )
    for quote in queries.quotes(asker).filter(number__iexact=query.strip())[:MANY]:
        yield Hit(
            kind="quote",
            text=quote.number,
            href=reverse("inquiries:quote", args=[quote.pk]),
            note=quote.asked.inquiry.title,
            exact=True,
        )
