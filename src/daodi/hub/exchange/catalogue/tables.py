"""The tables of this room's pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in

from daodi.hub.core.lots import LotFacts, Paper
from daodi.hub.core.organisations.models import Licence, Organisation
from daodi.hub.exchange.catalogue.models import Listing, ListingPaper, PriceBreak, Standing
from daodi.hub.exchange.catalogue.record import Figure
from daodi.hub.exchange.terms.money import Money, shown
from daodi.hub.exchange.terms.quantity import per, unit
from daodi.hub.web.names import market_name, materials, toxicity
from daodi.hub.web.names import shown as material_shown
from daodi.hub.web.shapes import Cell, Column, Table
from daodi.hub.web.tongue import tongue


def page(listed: Listing) -> str:
    """Where a listing stands."""
    return reverse("catalogue:listing", args=[listed.pk])


def unit_name(listed: Listing) -> str:
    """The listing's unit, in the language of the page."""
    return unit(listed.unit, listed.unit_region).name(tongue())


def price(listed: Listing, amount: Decimal) -> str:
    """A price with its currency."""
    return shown(Money(amount, listed.currency), tongue())


def compared(listed: Listing) -> Cell:
    """The first price, per kilogram where the unit is a mass."""
    if listed.compare_price is None:
        return Cell(text=_("on request"))
    is_mass = unit(listed.unit, listed.unit_region).kg
    return Cell(
        text=price(listed, listed.compare_price.quantize(Decimal("0.01"))),
        note=_("per kg") if is_mass else _("per %s") % unit_name(listed),
        look="nw",
    )


def material(listed: Listing) -> Cell:
    """The material: its own name and Latin title, or what the supplier says."""
    row = material_shown(listed.material_id)
    if row is None:
        return Cell(text=listed.material, tag=_("not resolved") if listed.material else "")
    where, toxic = reverse("materials:page", args=[row.id]), toxicity(materials()[row.id])
    return Cell(text=row.name, lang=row.lang, href=where, note=row.latin, danger=toxic)


def supplier(listed: Listing) -> Cell:
    """Whose it is."""
    where = reverse("catalogue:supplier", args=[listed.owner_id])
    return Cell(text=listed.owner.name, href=where, tag=_("example") if listed.owner.example else "")


def found(listings: Sequence[Listing], stands: Mapping[UUID, Standing], market: str) -> Table:
    """What was found: what, by whom, from where, at which price, and how its lots stand in a market."""
    columns = [Column(_("Offered")), Column(_("Material")), Column(_("Origin")), Column(_("Price"), figures=True)]
    columns += [Column(_("Lots in %s") % market_name(market))] if market else []
    columns += [Column(_("Supplier"))]
    rows = [
        (
            Cell(text=one.title, href=page(one), note=_kind(one)),
            material(one),
            Cell(text=one.origin or _("not stated")),
            compared(one),
            *([standing(stands.get(one.pk))] if market else []),
            supplier(one),
        )
        for one in listings
    ]
    return Table(caption=_("Listings"), columns=columns, rows=rows)


def _kind(listed: Listing) -> str:
    return " · ".join(text for text in (str(listed.get_kind_display()), listed.grade) if text)


def standing(one: Standing | None) -> Cell:
    """How the lots of a listing stand: the worst, and how many meet the rules."""
    if one is None:
        return Cell(text=_("no lot shown"))
    note = _("%(n)d of %(all)d lots meet") % {"n": one.meeting, "all": one.lots} if one.lots > 1 else ""
    return Cell(outcome=one.outcome, note=note)


def owned(listings: Iterable[Listing]) -> Table:
    """A supplier's own listings with their states."""
    columns = (
        *(Column(_("Listing")), Column(_("Material")), Column(_("State")), Column(_("Price"), figures=True)),
        Column(_("Valid until")),
    )
    rows = [
        (
            Cell(text=one.title, href=page(one), note=_kind(one)),
            material(one),
            Cell(tag=one.get_state_display()),
            compared(one),
            Cell(text=one.valid_until.isoformat() if one.valid_until else _("no end stated")),
        )
        for one in listings
    ]
    return Table(caption=_("Our listings"), columns=columns, rows=rows)


def breaks(listed: Listing, prices: Iterable[PriceBreak]) -> Table:
    """The prices by amount, with what a kilogram comes to where the unit is another mass."""
    mass = unit(listed.unit, listed.unit_region)
    also = bool(mass.kg) and mass.unit != "kg"
    columns = (
        Column(_in("amount", "From"), figures=True),
        Column(_("Price per %s") % unit_name(listed), figures=True),
        *([Column(_("Per kg"), figures=True)] if also else []),
    )
    rows = [
        (
            Cell(text=f"{one.at_least.normalize():f}\u00a0{unit_name(listed)}", look="n"),
            Cell(text=price(listed, one.price)),
            *([Cell(text=_a_kilogram(listed, one.price))] if also else []),
        )
        for one in prices
    ]
    return Table(caption=_("Prices"), columns=columns, rows=rows, kind="stack tight")


def _a_kilogram(listed: Listing, amount: Decimal) -> str:
    a_kilogram = per(amount, (listed.unit, listed.unit_region), ("kg", "")) or amount
    return price(listed, a_kilogram.quantize(Decimal("0.0001")))


def lots(facts: Sequence[LotFacts], papers: Iterable[Paper], *, own: bool) -> Table:
    """The lots of a listing with what stands behind each; their own pages are for those who may see them."""
    told = list(papers)
    columns = [Column(_("Lot")), Column(_("Origin")), Column(_("Made on")), Column(_("Certificates"))]
    columns.append(Column(_("Identity tests")))
    rows = [
        (
            Cell(text=one.code, look="mono", href=one.href if own else "", note=one.form),
            Cell(text=one.origin or _("not stated")),
            Cell(text=one.manufactured_on or _("not stated"), look="nw"),
            Cell(text=_issued(told, one.id, "certificate") or _("none sent in")),
            Cell(text=_issued(told, one.id, "identity") or _("none recorded")),
        )
        for one in facts
    ]
    return Table(caption=_("Lots"), columns=columns, rows=rows)


def _issued(papers: Iterable[Paper], lot_id: UUID, kind: str) -> str:
    said = []
    for one in papers:
        if one.lot_id == lot_id and one.kind == kind:
            title = one.title if kind == "identity" else ""
            parts = (title, one.issuer, one.dated, _claim(one.said))
            said.append(" · ".join(part for part in parts if part))
    return _("; ").join(said)


def _claim(said: str) -> str:
    words = {"agrees": _in("claim", "agrees"), "disagrees": _in("claim", "disagrees"), "cannot-say": _("cannot say")}
    return words.get(said, "")


def papers(shown_papers: Iterable[ListingPaper]) -> Table:
    """Permits and proofs, by kind, number and dates."""
    columns = (Column(_("Paper")), Column(_("Number")), Column(_("Issued by")), Column(_("Valid")))
    rows = [
        (
            Cell(text=one.get_kind_display()),
            Cell(text=one.number, look="mono"),
            Cell(text=one.issuer),
            Cell(text=span(one.valid_from, one.valid_until)),
        )
        for one in shown_papers
    ]
    return Table(caption=_("Papers"), columns=columns, rows=rows)


def span(start: object, end: object) -> str:
    """From a day to a day, as far as they are stated."""
    return " – ".join(str(one or "…") for one in (start, end)) if start or end else _("no dates stated")


def licences(held: Iterable[Licence]) -> Table:
    """Licences whose papers the operator has seen, with the day it did."""
    columns = (Column(_("Licence")), Column(_("Number")), Column(_("Issued by")), Column(_("Valid")), Column(_("Seen")))
    rows = [
        (
            Cell(text=one.kind),
            Cell(text=one.number, look="mono"),
            Cell(text=one.issuer),
            Cell(text=span(one.valid_from, one.valid_until), tag=_in("licence", "ended") if one.has_ended else ""),
            Cell(text=timezone.localdate(one.verified_at).isoformat() if one.verified_at else _("not seen yet")),
        )
        for one in held
    ]
    return Table(caption=_("Licences"), columns=columns, rows=rows)


def figures(counted: Iterable[Figure]) -> Table:
    """A supplier's record: figures, with since when they are counted."""
    columns = (Column(_in("supplier", "Record")), Column(_("Figure"), figures=True), Column(_("Counted since")))
    rows = [
        (
            Cell(text=one.label, note=one.note),
            Cell(text=f"{one.count} / {one.of}" if one.of is not None else str(one.count)),
            Cell(text=one.since.isoformat() if one.since else _("the beginning")),
        )
        for one in counted
    ]
    return Table(caption=_in("supplier", "Record"), columns=columns, rows=rows, kind="stack tight")


def suppliers(members: Iterable[Organisation]) -> Table:
    """Members that publish listings."""
    columns = (Column(_("Supplier")), Column(_("Kind")), Column(_("Jurisdiction")))
    rows = [
        (
            Cell(
                text=one.name,
                href=reverse("catalogue:supplier", args=[one.pk]),
                tag=_("example") if one.example else "",
            ),
            Cell(text=one.get_kind_display()),
            Cell(text=one.jurisdiction),
        )
        for one in members
    ]
    return Table(caption=_("Suppliers"), columns=columns, rows=rows, kind="stack tight")
