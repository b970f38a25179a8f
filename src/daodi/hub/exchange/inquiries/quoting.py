"""What a supplier answers to an inquiry: a quote, a new version of it, or that it has none; and what the buyer says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.exchange.catalogue.models import Listing
from daodi.hub.exchange.inquiries import stating
from daodi.hub.exchange.inquiries.keeping import inform, keep
from daodi.hub.exchange.inquiries.locking import locked_asked, locked_version
from daodi.hub.exchange.inquiries.lots import keep_lots
from daodi.hub.exchange.inquiries.models import (
    Asked,
    AskedState,
    CounterOffer,
    CounterState,
    Quote,
    QuoteVersion,
    VersionState,
)
from daodi.hub.exchange.inquiries.policy import (
    ASKED,
    COUNTER,
    TO_SUPPLIERS,
    VERSION,
    next_state,
    quotes_wanted,
    side_of,
    still_offered,
)

FACTS = (
    "currency",
    "price",
    "unit",
    "unit_region",
    "tiers",
    "amount",
    "minimum",
    "tolerance_pct",
    "incoterm",
    "place",
    "lead_days",
    "valid_until",
    "zone",
    "freight",
    "insurance",
    "duty_pct",
    "note",
)


@transaction.atomic
def offer(
    *,
    actor: Actor,
    asked: Asked,
    facts: Mapping[str, Any],
    lots: Sequence[UUID | str] = (),
    now: datetime,
    quote: Quote | None = None,
    listing: Listing | None = None,
) -> QuoteVersion:
    """Quotes, or gives a new version of ``quote``: the one before is superseded, a counter-offer on it answered."""
    asked = locked_asked(asked)
    after = next_state(ASKED, AskedState(asked.state), "quote", side_of(actor, asked), actor)
    quotes_wanted(asked.inquiry, now, revised=quote is not None)
    if quote is not None and quote.asked_id != asked.pk:
        raise NotFound
    quote = quote or Quote.objects.create(asked=asked, number=f"Q-{uuid4().hex[:10].upper()}")
    number = _supersede(actor, asked, quote, now)
    if listing is not None and not actor.is_of(listing.owner_id):
        raise Invalid({"listing": _("expected a listing of your own")})
    terms = _known(facts)
    version = _right(QuoteVersion(quote=quote, version=number, offered_at=now, listing=listing, **terms), now)
    version.save(force_insert=True)
    keep_lots(actor, version, lots, asked.inquiry.market, now)
    _answered(asked, after, now)
    keep(actor, "quote", quote, version=number)
    said = (
        gettext_lazy("A quote has come in for “%s”.")
        if number == 1
        else gettext_lazy("A new version of a quote has come in for “%s”.")
    )
    inform(asked.inquiry.owner, said, asked.inquiry.title, quote)
    return version


@transaction.atomic
def refuse(*, actor: Actor, asked: Asked, why: str, now: datetime) -> Asked:
    """The supplier has nothing to quote."""
    asked = locked_asked(asked)
    after = next_state(ASKED, AskedState(asked.state), "decline", side_of(actor, asked), actor)
    if asked.inquiry.state not in TO_SUPPLIERS:
        raise Conflict(_("This inquiry takes no answers any more."))
    asked.why = why.strip()
    checked(asked)
    _answered(asked, after, now)
    keep(actor, "decline-inquiry", asked)
    inform(
        asked.inquiry.owner,
        gettext_lazy("A supplier has nothing to quote for “%s”."),
        asked.inquiry.title,
        asked.inquiry,
    )
    return asked


@transaction.atomic
def withdraw(*, actor: Actor, version: QuoteVersion, now: datetime) -> QuoteVersion:
    """Takes an offered version back; nobody can accept it from then on."""
    return _end(actor, version, "withdraw", now)


@transaction.atomic
def decline(*, actor: Actor, version: QuoteVersion, now: datetime) -> QuoteVersion:
    """The buyer does not take a version; the supplier may give a new one."""
    return _end(actor, version, "decline", now)


@transaction.atomic
def counter(
    *, actor: Actor, version: QuoteVersion, price: Decimal, now: datetime, amount: Decimal | None = None, note: str = ""
) -> CounterOffer:
    """What the buyer would take instead. The version stands meanwhile, until the supplier answers."""
    version = locked_version(version)
    asked = version.quote.asked
    next_state(VERSION, VersionState(version.state), "counter", side_of(actor, asked), actor)
    still_offered(version, now)
    if version.counters.filter(state=CounterState.OPEN).exists():
        raise Conflict(_("Your last counter-offer is not answered yet."))
    made = checked(CounterOffer(version=version, price=price, amount=amount, note=note.strip(), made_at=now))
    made.save(force_insert=True)
    keep(actor, "counter", version.quote)
    inform(
        asked.supplier,
        gettext_lazy("A counter-offer has come in on your quote for “%s”."),
        asked.inquiry.title,
        version.quote,
    )
    return made


@transaction.atomic
def decline_counter(*, actor: Actor, counter: CounterOffer, now: datetime) -> CounterOffer:
    """The supplier stays with its version."""
    version = locked_version(counter.version)
    asked = version.quote.asked
    counter = CounterOffer.objects.get(pk=counter.pk)
    counter.state = next_state(COUNTER, CounterState(counter.state), "decline", side_of(actor, asked), actor)
    counter.decided_at = now
    counter.save(update_fields=["state", "decided_at"])
    keep(actor, "decline-counter", version.quote)
    inform(
        asked.inquiry.owner,
        gettext_lazy("Your counter-offer was declined; the quote for “%s” stands as it was."),
        asked.inquiry.title,
        version.quote,
    )
    return counter


def lapse(version: QuoteVersion, now: datetime, to: CounterState = CounterState.LAPSED) -> None:
    """Ends what was still open on a version that no longer stands."""
    version.counters.filter(state=CounterState.OPEN).update(state=to, decided_at=now)


def _end(actor: Actor, version: QuoteVersion, name: str, now: datetime) -> QuoteVersion:
    version = locked_version(version)
    asked = version.quote.asked
    before = VersionState(version.state)
    version.state = next_state(VERSION, before, name, side_of(actor, asked), actor)
    version.decided_at = now
    version.save(update_fields=["state", "decided_at"])
    lapse(version, now)
    keep(actor, f"{name}-quote", version.quote, version=version.version, state=[before, version.state])
    to, text = {
        "withdraw": (asked.inquiry.owner, gettext_lazy("A quote for “%s” was withdrawn.")),
        "decline": (asked.supplier, gettext_lazy("Your quote for “%s” was declined.")),
    }[name]
    inform(to, text, asked.inquiry.title, version.quote)
    return version


def _supersede(actor: Actor, asked: Asked, quote: Quote, now: datetime) -> int:
    last = quote.versions.order_by("-version").first()
    if last is None:
        return 1
    if last.state == VersionState.ACCEPTED:
        raise Conflict(_("This quote was accepted; what it says stands."))
    if last.state == VersionState.OFFERED:
        last.state = next_state(VERSION, VersionState.OFFERED, "supersede", side_of(actor, asked), actor)
        last.decided_at = now
        last.save(update_fields=["state", "decided_at"])
    lapse(last, now, CounterState.ANSWERED)
    return last.version + 1


def _answered(asked: Asked, after: AskedState, now: datetime) -> None:
    asked.state = after
    asked.answered_at = asked.answered_at or now
    asked.save(update_fields=["state", "why", "answered_at"])


def _known(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: facts[name] for name in FACTS if name in facts}


def _right(version: QuoteVersion, now: datetime) -> QuoteVersion:
    version.currency = stating.currency(version.currency)
    version.unit, version.unit_region = stating.measure(version.unit, version.unit_region)
    version.incoterm = stating.incoterm(version.incoterm)
    version.zone = stating.zone(version.zone)
    version.place, version.note = version.place.strip(), version.note.strip()
    if version.price:  # one without a price is refused below
        version.tiers = stating.tiers(version.tiers, version.price)
    checked(version)
    if version.valid_until <= now:
        raise Invalid({"valid_until": _("This time has passed; expected a time to come.")})
    if version.amount is not None and version.minimum is not None and version.minimum > version.amount:
        raise Invalid({"minimum": _("The smallest amount is larger than the amount quoted.")})
    if version.amount is None and (version.freight is not None or version.insurance is not None):
        raise Invalid({"amount": _("Freight and insurance are for an amount: state it.")})
    return version
