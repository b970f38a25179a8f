"""The tables of this room's pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.template.defaultfilters import date as shown_date
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in

from daodi.hub.exchange.authorisations.models import (
    Application,
    Authorisation,
    Component,
    Holding,
    MedicinalProduct,
    Site,
    Status,
    Variation,
)
from daodi.hub.exchange.authorisations.names import register, title
from daodi.hub.exchange.authorisations.standing import Span, status_name
from daodi.hub.web.names import market_name, shown
from daodi.hub.web.shapes import Cell, Column, Table


def authorisations(found: Iterable[Authorisation], today: date, *, of_one: bool = False) -> Table:
    """The register: number, product unless all are of one, holder, how it stands today and until when."""
    heads = [_("Number"), _("Product"), _("Holder"), _("Market"), _("Status today"), _("Valid until")]
    rows = [
        (
            Cell(text=one.number, href=page(one), note=register(one.register)),
            Cell(text=title(one.product), note=one.product.get_kind_display()),
            Cell(text=one.holder or _("not stated"), tag=_("example") if one.owner.example else ""),  # type: ignore[attr-defined]
            Cell(text=market_name(one.market)),
            Cell(text=status_name(one.status or ""), note=_seen(one)),  # type: ignore[attr-defined]
            until(one.valid_until, today),
        )
        for one in found
    ]
    if of_one:
        del heads[1]
    shown_rows = [(row[0], *row[2:]) for row in rows] if of_one else rows
    return Table(caption=_("Authorisations"), columns=[Column(head) for head in heads], rows=shown_rows)


def products(found: Iterable[MedicinalProduct]) -> Table:
    """Products: what, of which kind and form, and how many authorisations the reader sees."""
    columns = (Column(_("Product")), Column(_("Kind")), Column(_("Dosage form")), Column(_("Visibility")))
    rows = [
        (
            Cell(text=title(one), href=reverse("authorisations:product", args=[one.pk])),
            Cell(text=one.get_kind_display()),
            Cell(text=one.dose_form or _("not stated")),
            Cell(text=one.get_visibility_display()),
        )
        for one in found
    ]
    return Table(caption=_("Products"), columns=columns, rows=rows)


def composition(found: Iterable[Component]) -> Table:
    """Ingredients with the material each name means, and their amounts where they are shown."""
    columns = (
        Column(_("Ingredient")),
        Column(_("Material")),
        Column(_in("composition", "Role")),
        Column(_in("composition", "Amount"), figures=True),
    )
    rows = [
        (Cell(text=one.name), _material(one), Cell(text=one.get_role_display()), Cell(text=_amount(one)))
        for one in found
    ]
    return Table(caption=_("Composition"), columns=columns, rows=rows)


def spans(found: Iterable[tuple[str, Span]], today: date) -> Table:
    """How authorisations stood, from when to when; what nobody stated but follows from a last day says so."""
    columns = (
        Column(_("Authorisation")),
        Column(_("Status")),
        Column(_in("span", "From")),
        Column(_in("span", "Until")),
    )
    rows = [
        (
            Cell(text=name),
            Cell(text=status_name(span.what), note=_("from its last day") if span.derived else ""),
            Cell(text=day(span.begins)),
            Cell(text=day(span.ends) if span.ends else _("today and on") if span.begins <= today else _("open")),
        )
        for name, span in found
    ]
    return Table(caption=_("Status over time"), columns=columns, rows=rows)


def statuses(found: Iterable[Status]) -> Table:
    """What was stated of how it stands."""
    columns = (
        Column(_in("span", "Since")),
        Column(_("Of what")),
        Column(_("Status")),
        Column(_("Reason or reference")),
    )
    rows = [
        (
            Cell(text=day(one.since)),
            Cell(text=one.get_line_display()),
            Cell(text=status_name(one.status)),
            Cell(text=one.note or _("none stated")),
        )
        for one in found
    ]
    return Table(caption=_("Status over time"), columns=columns, rows=rows)


def holders(found: Sequence[Holding]) -> Table:
    """Who held it, each until the next."""
    columns = (Column(_("Holder")), Column(_in("span", "Since")), Column(_("Source")))
    rows = [
        (
            Cell(
                text=one.holder,
                href=reverse("organisations:page", args=[one.member_id]) if one.member_id else "",
            ),
            Cell(text=day(one.since)),
            Cell(text=one.source or _("not stated"), linked=True),
        )
        for one in found
    ]
    return Table(caption=_("Holders"), columns=columns, rows=rows)


def sites(found: Iterable[Site]) -> Table:
    """Who makes, packs and releases it."""
    columns = (
        Column(_("What is done there")),
        Column(_in("site", "By whom")),
        Column(_in("site", "Address")),
        Column(_("From and until")),
    )
    rows = [
        (
            Cell(text=one.get_operation_display()),
            Cell(text=one.name),
            Cell(text=one.address or _("not stated")),
            Cell(text=" – ".join(day(each) for each in (one.since, one.until) if each) or _("not stated")),
        )
        for one in found
    ]
    return Table(caption=_("Sites"), columns=columns, rows=rows)


def variations(found: Iterable[Variation]) -> Table:
    """What changed of what is authorised."""
    columns = (
        Column(_("What changes")),
        Column(_("Type")),
        Column(_("Applied for")),
        Column(_in("variation", "Approved")),
    )
    rows = [
        (
            Cell(text=one.what, note=one.number),
            Cell(text=one.kind or _("not stated")),
            Cell(text=day(one.applied_on)),
            Cell(text=day(one.approved_on) if one.approved_on else _("not yet")),
        )
        for one in found
    ]
    return Table(caption=_("Variations"), columns=columns, rows=rows)


def applications(found: Iterable[Application]) -> Table:
    """Applications: what, before whom, in which state."""
    columns = (
        Column(_("Application")),
        Column(_in("application", "Regulator")),
        Column(_("Applicant")),
        Column(_("State")),
    )
    rows = [
        (
            Cell(
                text=one.title,
                href=reverse("authorisations:application", args=[one.pk]),
                note=title(one.product),
            ),
            Cell(text=one.regulator.name),
            Cell(text=one.owner.name),
            Cell(text=one.get_state_display()),
        )
        for one in found
    ]
    return Table(caption=_in("application", "Applications"), columns=columns, rows=rows)


def until(last: date | None, today: date) -> Cell:
    """The last day, and how many days are left where it is near."""
    if last is None:
        return Cell(text=_("no last day stated"))
    left = (last - today).days
    if left < 0:
        return Cell(text=day(last), note=_("past"))
    near = left <= 180
    return Cell(text=day(last), look="strong" if near else "", note=_("%d days left") % left if near else "")


def day(value: date | None) -> str:
    """A day, year first."""
    return str(shown_date(value, "Y-m-d")) if value else _("not stated")


def page(one: Authorisation) -> str:
    """The address of its page."""
    return reverse("authorisations:page", args=[one.pk])


def _seen(one: Authorisation) -> str:
    return _in("authorisation", "paper seen") if one.verified_at else ""


def _material(one: Component) -> Cell:
    found = shown(one.material_id)
    if found is None:
        return Cell(text=_("no one material of this name"))
    return Cell(text=found.name, lang=found.lang, href=reverse("materials:page", args=[found.id]), note=found.latin)


def _amount(one: Component) -> str:
    return f"{one.amount.normalize():f} {one.unit}".strip() if one.amount is not None else _("not shown")
