"""The step by which a buyer takes a quote. What follows from it, an order, is another room's."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.exchange.inquiries.keeping import inform, keep
from daodi.hub.exchange.inquiries.locking import locked_version
from daodi.hub.exchange.inquiries.models import InquiryState, QuoteVersion, VersionState
from daodi.hub.exchange.inquiries.policy import VERSION, label, next_state, side_of, still_offered
from daodi.hub.exchange.inquiries.quoting import lapse

HUNDRED = Decimal(100)


@transaction.atomic
def accept(*, actor: Actor, version: QuoteVersion, now: datetime, amount: Decimal | None = None) -> QuoteVersion:
    """The buyer takes a version, for ``amount`` of its unit or for the amount quoted.

    Refused as ``Conflict`` where it is superseded, withdrawn, declined, accepted already or no longer valid; two who
    come at once wait for each other, and the second is refused.
    """
    version = locked_version(version)
    asked = version.quote.asked
    before = VersionState(version.state)
    after = next_state(VERSION, before, "accept", side_of(actor, asked), actor)
    still_offered(version, now)
    if asked.inquiry.state == InquiryState.CANCELLED:
        raise Conflict(label(InquiryState.CANCELLED))
    version.accepted_amount = _amount(version, amount)
    version.state, version.decided_at = after, now
    version.save(update_fields=["state", "decided_at", "accepted_amount"])
    lapse(version, now)
    keep(actor, "accept-quote", version.quote, version=version.version, state=[before, after])
    inform(asked.supplier, gettext_lazy("Your quote for “%s” was accepted."), asked.inquiry.title, version.quote)
    return version


def _amount(version: QuoteVersion, amount: Decimal | None) -> Decimal:
    """The amount taken: at least the smallest, at most what was quoted and its tolerance."""
    inquiry = version.quote.asked.inquiry
    same = (version.unit, version.unit_region) == (inquiry.unit, inquiry.unit_region)
    taken = amount if amount is not None else version.amount or (inquiry.amount if same else None)
    if taken is None or not taken.is_finite() or taken <= 0:
        raise Invalid({"amount": _("Say how much you take.")})
    if version.minimum is not None and taken < version.minimum:
        raise Invalid({"amount": _("It is quoted from %s on.") % f"{version.minimum:f}"})
    most = version.amount * (1 + version.tolerance_pct / HUNDRED) if version.amount else None
    if most is not None and taken > most:
        raise Invalid({"amount": _("It is quoted up to %s.") % f"{most.normalize():f}"})
    return taken
