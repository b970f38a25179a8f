"""The tables of this room's pages. A name is in them only where the reader may know it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

from django.template.defaultfilters import date as shown_date
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from daodi.hub.cooperation.docking.matching import Pair, Reason
from daodi.hub.cooperation.docking.models import Call, Entry, Kind, Stage
from daodi.hub.cooperation.docking.names import title, who
from daodi.hub.cooperation.docking.words import ANONYMOUS, REASONS
from daodi.hub.web.names import shown
from daodi.hub.web.shapes import Cell, Column, Table


def entries(found: Iterable[Entry]) -> Table:
    """Needs and offers: what, of which kind, whose as far as that is known, and where it stands."""
    columns = (Column(_("Need or offer")), Column(_("Kind")), Column(_("Whose")), Column(_("State")))
    rows = [
        (
            Cell(text=title(one), href=page(one), tag=one.get_side_display(), note=material(one)),
            Cell(text=one.get_kind_display(), note=one.get_stage_display() if one.stage else ""),
            whose(one, known=one.knows),  # type: ignore[attr-defined]
            Cell(text=one.get_state_display(), note=_("until %s") % day(one.valid_until) if one.valid_until else ""),
        )
        for one in found
    ]
    return Table(caption=_("Needs and offers"), columns=columns, rows=rows)


def fitting(found: Sequence[tuple[Pair, Entry]]) -> Table:
    """What fits an entry, the best first, each with its reasons."""
    columns = (Column(_("What fits")), Column(_("Score"), figures=True), Column(_("Why")), Column(_("Whose")))
    rows = [
        (
            Cell(text=title(one), href=page(one), note=one.get_kind_display()),
            Cell(text=f"{pair.score:.2f}"),
            Cell(text=reasons(pair.reasons)),
            whose(one, known=one.knows),  # type: ignore[attr-defined]
        )
        for pair, one in found
    ]
    return Table(caption=_("What fits"), columns=columns, rows=rows)


def calls(found: Iterable[Call], today: date) -> Table:
    """Calls: what for, who calls, until when."""
    columns = (Column(_("Call")), Column(_("Who calls")), Column(_("Closes on")), Column(_("State")))
    rows = [
        (
            Cell(text=one.title, href=reverse("docking:call", args=[one.pk])),
            Cell(text=one.owner.name, tag=_("example") if one.owner.example else ""),
            Cell(text=day(one.closes_on)),
            Cell(text=standing(one, today)),
        )
        for one in found
    ]
    return Table(caption=_("Calls"), columns=columns, rows=rows)


def reasons(found: Iterable[Reason]) -> str:
    """Why two fit, in words."""
    return "; ".join(_reason(one) for one in found)


def whose(entry: Entry, *, known: bool) -> Cell:
    """Whose an entry is, as far as the reader may know."""
    tag = _("example") if entry.owner.example and known else ""
    return Cell(text=who(entry.owner, known=known), tag=tag, note="" if known else ANONYMOUS)


def material(entry: Entry) -> str:
    """Its material by the name of the page's language, or as it was written."""
    found = shown(entry.material_id) if entry.material_id else None
    return str(found.name) if found else entry.material


def amounts(entry: Entry) -> str:
    """From which to which amount, with its currency."""
    low, high = (figure(one) for one in (entry.amount_from, entry.amount_to))
    if not (low or high):
        return _("not stated")
    span = f"{low} – {high}" if low and high else _("at least %s") % low if low else _("up to %s") % high
    return f"{span} {entry.currency}"


def figure(amount: Decimal | None) -> str:
    """An amount as the page's language writes it; empty where there is none."""
    return "" if amount is None else number_format(amount.normalize() if amount else 0, force_grouping=True)


def standing(call: Call, today: date) -> str:
    """Whether a call is still to open, open, closed or decided."""
    if call.decided_at:
        return _("Decision made")
    if today < call.opens_on:
        return _("Not open yet")
    return pgettext("entry", "Open") if today <= call.closes_on else _("Closed")


def day(value: date | None) -> str:
    """A day, year first."""
    return str(shown_date(value, "Y-m-d")) if value else _("not stated")


def moment(value: datetime) -> str:
    """A time with its zone, year first."""
    return str(shown_date(timezone.localtime(value), "Y-m-d H:i T"))


def page(entry: Entry) -> str:
    """The address of an entry's page."""
    return reverse("docking:page", args=[entry.pk])


def _reason(one: Reason) -> str:
    said = str(REASONS[one.kind])
    common = [_common(one.kind, each) for each in one.common]
    return f"{said} ({', '.join(common)})" if common else said


def _common(kind: str, text: str) -> str:
    if kind == "material":
        found = shown(text)
        return str(found.name) if found else text
    vocabulary = {"stage": Stage, "kind": Kind}.get(kind)
    return str(vocabulary(text).label) if vocabulary else text
