"""How an order comes to be: out of a quote that is accepted, or directly, from listings or a document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.core.access.models import Visibility
from daodi.hub.core.access.policy import acting_for
from daodi.hub.core.asking import add
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.catalogue.models import Listing
from daodi.hub.exchange.catalogue.queries import price_for
from daodi.hub.exchange.inquiries.accepting import accept
from daodi.hub.exchange.inquiries.models import QuoteVersion
from daodi.hub.exchange.inquiries.pricing import price_at
from daodi.hub.exchange.orders import licences
from daodi.hub.exchange.orders.asking import between, member
from daodi.hub.exchange.orders.drafts import Line, Terms, priced
from daodi.hub.exchange.orders.keeping import inform, keep
from daodi.hub.exchange.orders.models import Order, OrderLine, Side
from daodi.hub.exchange.orders.values import currency, fitting, measured, shown, some
from daodi.hub.exchange.terms.incoterms import incoterms

MOST_LINES = 500
PLACED = gettext_lazy("An order came in: %s")


@transaction.atomic
def place_from_quote(*, actor: Actor, version: QuoteVersion, now: datetime, amount: Decimal | None = None) -> Order:
    """Takes a quote and orders what it says, in one. Said again, it is the same order, never a second one."""
    buyer = acting_for(actor)
    supplier = _member(version.quote.asked.supplier, buyer)
    try:
        taken = accept(actor=actor, version=version, now=now, amount=amount)
    except Conflict:
        before = Order.objects.filter(version=version, owner=buyer).select_related("owner", "supplier").first()
        if before is None or not _is_same_amount(before, amount):
            raise
        return before
    terms, line = _of_quote(taken, now)
    serial, _before = between(buyer.pk, supplier.pk, "")
    return _placed(actor, buyer, supplier, [line], terms, now, serial + 1, version=taken)


@transaction.atomic
def place(*, actor: Actor, supplier: Organisation, lines: Sequence[Line], terms: Terms, now: datetime) -> Order:
    """Orders of a supplier: what it lists, at the price it lists, or what a document says, which it may reject.

    Given a ``terms.number`` of its own, the buyer gets the same order when it is sent again.
    """
    buyer = acting_for(actor)
    party = _member(supplier, buyer)
    serial, before = between(buyer.pk, party.pk, terms.number.strip())
    if before is not None:
        return _again(Order.objects.get(pk=before), lines, terms)
    today = timezone.localdate(now)
    listed = [_listed(one, party, terms, today) for one in lines]
    return _placed(actor, buyer, party, listed, terms, now, serial + 1)


def _placed(
    actor: Actor,
    buyer: Organisation,
    supplier: Organisation,
    lines: Sequence[Line],
    terms: Terms,
    now: datetime,
    serial: int,
    version: QuoteVersion | None = None,
) -> Order:
    if not 0 < len(lines) <= MOST_LINES:
        raise Invalid({"lines": _("expected 1 to %d lines") % MOST_LINES})
    code = currency(terms.currency)
    kept = [_kept(one, number, code) for number, one in enumerate(lines, 1)]
    order = _order(buyer, supplier, terms, code, kept, now)
    order.serial, order.version = serial, version
    order.number = terms.number.strip() or f"{timezone.localdate(now).year}-{serial:04d}"
    order.warnings = _warned(fitting(order), now)
    try:
        add([order])
    except IntegrityError as error:
        raise Conflict(_("There is an order of this number already.")) from error
    for one in kept:
        one.order = order
    add(kept)
    keep(actor, order, "place-order", lines=len(kept))
    inform(order, Side.SUPPLIER, PLACED)
    return order


def _kept(line: Line, number: int, code: str) -> OrderLine:
    """The line as it is kept; what is taken of a listing was held against its fields there."""
    found = priced(line, number, code)
    return found if line.listing else fitting(found)


def _order(
    buyer: Organisation, supplier: Organisation, terms: Terms, code: str, lines: Sequence[OrderLine], now: datetime
) -> Order:
    rule = terms.incoterm.strip().upper()
    if rule and rule not in incoterms():
        raise Invalid({"incoterm": _("expected one of: %s") % ", ".join(incoterms())})
    return Order(
        owner=buyer,
        supplier=supplier,
        market=terms.market,
        currency=code,
        incoterm=rule,
        place=terms.place.strip(),
        deliver_by=terms.deliver_by,
        note=terms.note.strip(),
        total=sum((one.total for one in lines), Decimal(0)),
        terms=terms.agreed,
        placed_at=now,
    )


def _member(supplier: Organisation, buyer: Organisation) -> Organisation:
    """The supplier, its row held so that orders to it are numbered one after another."""
    held = member(supplier.pk)
    if held is None:
        raise NotFound
    if held.pk == buyer.pk:
        raise Invalid({"supplier": _("This is your own organisation.")})
    return held


def _listed(line: Line, supplier: Organisation, terms: Terms, today: Any) -> Line:
    """The line at the price that its listing gives for the amount; one without a listing stays as it is."""
    listing = line.listing
    if listing is None:
        if not line.description.strip():
            raise Invalid({"description": _("Say what is ordered.")})
        return line
    if listing.owner_id != supplier.pk or listing.visibility != Visibility.PUBLISHED or listing.open_until < today:
        raise Invalid({"listing": _("expected a listing of this supplier that is published and valid")})
    if listing.currency != terms.currency:
        raise Invalid({"currency": _("This listing is in %s.") % listing.currency})
    return _at_list_price(line, listing)


def _at_list_price(line: Line, listing: Listing) -> Line:
    amount = some(line.amount, "amount")
    unit, region = listing.unit, listing.unit_region
    if line.unit and (line.unit, line.unit_region) != (unit, region):
        raise Invalid({"unit": _("This listing is sold by: %s") % f"{unit} {region}".strip()})
    price = price_for(listing, measured(amount, unit, region, "amount"))
    if price is None:
        raise Invalid({"amount": _("It is listed from %s on.") % shown(_least(listing))})
    return Line(amount=amount, unit=unit, unit_region=region, price=price, listing=listing, lots=line.lots)


def _least(listing: Listing) -> Decimal:
    return max([listing.minimum, *(one.at_least for one in listing.breaks.all()[:1])])


def _of_quote(version: QuoteVersion, now: datetime) -> tuple[Terms, Line]:
    """What was agreed by accepting: the quote as it stood, and what the inquiry asked for."""
    inquiry = version.quote.asked.inquiry
    amount = version.accepted_amount or Decimal(0)
    days = version.lead_days
    terms = Terms(
        currency=version.currency,
        market=inquiry.market,
        incoterm=version.incoterm,
        place=version.place,
        deliver_by=inquiry.deliver_by or (timezone.localdate(now) + timedelta(days=days) if days else None),
        agreed=_agreed(version),
    )
    line = Line(
        amount=amount,
        unit=version.unit,
        unit_region=version.unit_region,
        price=price_at(version, amount),
        description=inquiry.title,
        tolerance_pct=version.tolerance_pct,
        lots=[one.lot_id for one in version.lots.all()],
        **{name: getattr(inquiry, name) for name in OF_INQUIRY},
    )
    return terms, line


OF_INQUIRY = ("material_id", "material", "kind", "grade", "specification", "form", "use")


def _agreed(version: QuoteVersion) -> dict[str, Any]:
    """What the quote said besides, as text, so that it can be read however quotes are kept later."""
    figures = ("price", "amount", "minimum", "tolerance_pct", "freight", "insurance", "duty_pct")
    stated = {name: getattr(version, name) for name in figures}
    return {
        "quote": version.quote.number,
        "version": version.version,
        "tiers": version.tiers,
        "lead_days": version.lead_days,
        "note": version.note,
        **{name: shown(value) for name, value in stated.items() if value is not None},
    }


def _warned(order: Order, now: datetime) -> list[dict[str, str]]:
    found = licences.lacking(
        buyer=order.owner_id,
        supplier=order.supplier_id,
        market=order.market,
        origin=order.supplier.jurisdiction,
        on=timezone.localdate(now),
    )
    licences.refuse(found)
    return [one.kept() for one in found]


def _is_same_amount(order: Order, amount: Decimal | None) -> bool:
    line = order.lines.first()
    return amount is None or (line is not None and line.amount == amount)


def _again(before: Order, lines: Sequence[Line], terms: Terms) -> Order:
    """The order that was sent before under the same number, where it says the same; else a conflict."""
    kept = [(one.listing_id, one.description, one.amount) for one in before.lines.all()]
    sent = [(one.listing.pk, one.listing.title, one.amount) if one.listing else _bare(one) for one in lines]
    if kept != sent or before.currency != terms.currency:
        raise Conflict(_("There is another order of this number already."))
    return before


def _bare(line: Line) -> tuple[None, str, Decimal]:
    return None, line.description, line.amount
