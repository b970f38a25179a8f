"""What suppliers do with their listings: add, change, price."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Invalid, NotFound
from daodi.hub.core.access.policy import acting_for, may_change
from daodi.hub.core.access.queries import one
from daodi.hub.core.audit.actions import record
from daodi.hub.core.search.actions import index
from daodi.hub.exchange.authorisations.models import Authorisation
from daodi.hub.exchange.catalogue.materials import GOODS, settled
from daodi.hub.exchange.catalogue.models import Listing, PriceBreak, State
from daodi.hub.exchange.catalogue.publishing import hold_to_gate, refresh_end
from daodi.hub.exchange.terms.incoterms import incoterm
from daodi.hub.exchange.terms.money import known
from daodi.hub.exchange.terms.origins import region
from daodi.hub.exchange.terms.quantity import REGIONS, per, unit

FACTS = (
    *("kind", "title", "material", "grade", "specification", "origin", "form", "use"),
    *("currency", "unit", "unit_region", "minimum", "incoterm", "place", "lead_days", "valid_until"),
    *("description", "authorisation"),
)
WORDED = ("title", "material", "grade", "specification", "origin", "form", "use", "place", "description")
MOST_BREAKS = 20
Prices = Sequence[tuple[Decimal, Decimal]]


@transaction.atomic
def add(*, actor: Actor, facts: Mapping[str, Any], prices: Prices = ()) -> Listing:
    """A draft of the actor's organisation. ``facts`` are those of ``FACTS``; ``prices``: (from an amount, price)."""
    listed = Listing(owner=acting_for(actor))
    _state(actor, listed, facts)
    listed.save(force_insert=True)
    _price(listed, prices)
    changes = {"title": listed.title, "kind": listed.kind, "material": listed.material}
    record(actor=actor, verb="add", subject=listed, changes=changes)
    index([listed])
    return listed


@transaction.atomic
def change(*, actor: Actor, listed: Listing, facts: Mapping[str, Any], prices: Prices | None = None) -> Listing:
    """Corrects a listing; facts not given stay. A published one has to pass the gate still, or nothing changes."""
    may_change(actor, listed)
    listed = Listing.objects.select_for_update().get(pk=listed.pk)
    before = {name: getattr(listed, name) for name in FACTS}
    _state(actor, listed, facts)
    listed.changed_at = timezone.now()
    listed.compare_price = _compared(listed, [(each.at_least, each.price) for each in listed.breaks.all()])
    listed.save()
    told = {name: [before[name], getattr(listed, name)] for name in FACTS if before[name] != getattr(listed, name)}
    if prices is not None and (priced := _price(listed, prices)):
        told["prices"] = priced
    if listed.state == State.PUBLISHED:
        hold_to_gate(listed)
    refresh_end(listed)
    if told:
        record(actor=actor, verb="change", subject=listed, changes=_plain(told))
        index([listed])
    return listed


def set_prices(*, actor: Actor, listed: Listing, prices: Prices) -> Listing:
    """Puts other price breaks in the place of those before."""
    return change(actor=actor, listed=listed, facts={}, prices=prices)


def _state(actor: Actor, listed: Listing, facts: Mapping[str, Any]) -> None:
    for name in FACTS:
        if name in facts:
            setattr(listed, name, facts[name])
    for name in WORDED:
        setattr(listed, name, getattr(listed, name).strip())
    _in_terms(listed)
    _authorised(actor, listed)
    listed.material_id = settled(listed.kind, listed.material)
    if listed.kind in GOODS and not listed.material:
        raise Invalid({"material": _("Say which material it is, by any of its names.")})
    listed.region = region(listed.origin)
    checked(listed)


def _in_terms(listed: Listing) -> None:
    wrong: dict[str, str] = {}
    try:
        listed.currency = known(listed.currency)
    except ValueError:
        wrong["currency"] = _("Enter the code of a currency in use: CNY, USD …")
    try:
        meant = unit(listed.unit, listed.unit_region)
        listed.unit, listed.unit_region = meant.unit, meant.region
    except ValueError:
        wrong["unit_region"] = _(
            "Choose a unit, and with 斤, 两, 钱 or 担 its region (%s): each weighs another thing."
        ) % (", ".join(REGIONS))
    try:
        listed.incoterm = incoterm(listed.incoterm).code if listed.incoterm else ""
    except ValueError:
        wrong["incoterm"] = _("Enter a rule of Incoterms 2020: EXW, FCA, FOB, CIF …")
    if listed.minimum is None or listed.minimum < 0:
        wrong["minimum"] = _("Enter an amount of 0 or more.")
    if wrong:
        raise Invalid(wrong)


def _authorised(actor: Actor, listed: Listing) -> None:
    """An authorisation that is linked is one that the supplier may see."""
    if listed.authorisation_id is None:
        return
    try:
        one(Authorisation.objects.all(), actor, str(listed.authorisation_id))
    except NotFound as error:
        raise Invalid({"authorisation": _("Choose one of the authorisations that you may see.")}) from error


def _price(listed: Listing, prices: Prices) -> list[list[str]]:
    """Keeps the prices, the least amount first; what they were and are, where they are others."""
    ordered = sorted(prices)
    _right(ordered)
    before = [(each.at_least, each.price) for each in listed.breaks.all()] if listed.pk else []
    if before == ordered:
        return []
    listed.breaks.all().delete()
    PriceBreak.objects.bulk_create(PriceBreak(listing=listed, at_least=least, price=price) for least, price in ordered)
    listed.compare_price = _compared(listed, ordered)
    listed.save(update_fields=["compare_price"])
    return [_told(before), _told(ordered)]


def _right(ordered: Prices) -> None:
    wrong = ""
    if len(ordered) > MOST_BREAKS:
        wrong = _("Enter at most %d prices.") % MOST_BREAKS
    elif any(least < 0 or price <= 0 for least, price in ordered):
        wrong = _("Each price is above 0, from an amount of 0 or more on.")
    elif len({least for least, _price in ordered}) != len(ordered):
        wrong = _("Two prices begin at the same amount.")
    if wrong:
        raise Invalid({"prices": wrong})


def _compared(listed: Listing, ordered: Prices) -> Decimal | None:
    if not ordered:
        return None
    price = ordered[0][1]
    a_kilogram = per(price, (listed.unit, listed.unit_region), ("kg", ""))
    return (price if a_kilogram is None else a_kilogram).quantize(Decimal("1E-8"))


def _told(prices: Iterable[tuple[Decimal, Decimal]]) -> list[str]:
    return [f"{least.normalize():f}: {price.normalize():f}" for least, price in prices]


def _plain(told: Mapping[str, Any]) -> dict[str, Any]:
    if "authorisation" not in told:
        return dict(told)
    return {**told, "authorisation": [str(each.pk) if each else "" for each in told["authorisation"]]}
