"""Programs quote as people do: the same terms, by the API."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.exchange.inquiries.models import Inquiry, QuoteVersion

SENT = {
    "currency": "USD",
    "price": "8.4",
    "tiers": [{"at_least": "1000", "price": "8.1"}, {"at_least": "2000", "price": "7.95"}],
    "incoterm": "FOB",
    "place": "Tianjin",
}


def test_price_breaks_come_in_by_the_api(alice: Actor, inquiry: Inquiry, signed_in: Callable[[Actor], Client]) -> None:
    sent = SENT | {"valid_until": (timezone.now() + timedelta(days=30)).isoformat()}
    answer = signed_in(alice).post(f"/api/inquiries/{inquiry.pk}/quotes", sent, content_type="application/json")
    assert answer.status_code == 201, answer.content
    made = [{"at_least": "1000", "price": "8.1"}, {"at_least": "2000", "price": "7.95"}]
    assert answer.json()["tiers"] == QuoteVersion.objects.get().tiers == made


def test_a_price_break_that_is_none_is_refused_and_nothing_is_kept(
    alice: Actor, inquiry: Inquiry, signed_in: Callable[[Actor], Client]
) -> None:
    sent = SENT | {"valid_until": (timezone.now() + timedelta(days=30)).isoformat()}
    sent |= {"tiers": [{"at_least": "1000", "price": "9"}]}
    answer = signed_in(alice).post(f"/api/inquiries/{inquiry.pk}/quotes", sent, content_type="application/json")
    assert (answer.status_code, list(answer.json()["fields"])) == (422, ["tiers"])
    assert not QuoteVersion.objects.exists()
