"""The rates by which a buyer compares quotes in other currencies: its own, each with its day and its source."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Invalid, NotFound
from daodi.hub.core.access.policy import may_change
from daodi.hub.exchange.inquiries import stating
from daodi.hub.exchange.inquiries.keeping import keep
from daodi.hub.exchange.inquiries.locking import locked
from daodi.hub.exchange.inquiries.models import Inquiry, Rate


@transaction.atomic
def state_rate(
    *, actor: Actor, inquiry: Inquiry, currency: str, rate: Decimal, on: date, source: str, now: datetime
) -> Rate:
    """What one unit of a currency is worth in the inquiry's own. Stated again, the later one stands."""
    if not actor.is_of(inquiry.owner_id):
        raise NotFound
    may_change(actor, inquiry)
    inquiry = locked(inquiry)
    code = stating.currency(currency)
    if code == inquiry.currency:
        raise Invalid({"currency": _("This is the inquiry's own currency.")})
    if on > timezone.localdate(now):
        raise Invalid({"on": _("This day is still to come; expected the day of a known rate.")})
    if not source.strip():
        raise Invalid({"source": _("Say where the rate is from.")})
    made = Rate.objects.filter(inquiry=inquiry, currency=code).first() or Rate(inquiry=inquiry, currency=code)
    made.rate, made.on, made.source = rate, on, source.strip()
    if rate <= 0:
        raise Invalid({"rate": _("expected a number above nothing")})
    checked(made).save()
    keep(actor, "state-rate", inquiry, currency=code)
    return made
