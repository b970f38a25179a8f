"""The tables of this room's pages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.template.defaultfilters import date as shown_date
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in

from daodi.hub.cooperation.consensus.models import Ballot, Clause, Draft
from daodi.hub.cooperation.consensus.names import title
from daodi.hub.web.names import market_name, shown
from daodi.hub.web.shapes import Cell, Column, Table
from daodi.hub.web.templatetags.look import figure


def drafts(found: Iterable[Draft]) -> Table:
    """Drafts and standards: what, for which market, where it stands."""
    columns = (Column(_("Standard")), Column(_("Number")), Column(_("Market")), Column(_in("state", "Where it stands")))
    rows = [
        (
            Cell(
                text=title(one),
                href=reverse("consensus:page", args=[one.pk]),
                tag=_("example") if one.owner.example else "",
                note=one.owner.name,
            ),
            Cell(text=one.code, look="mono"),
            Cell(text=market_name(one.market), tag=one.market),
            Cell(text=one.get_state_display(), note=one.get_force_display()),
        )
        for one in found
    ]
    return Table(caption=_("Standards and drafts"), columns=columns, rows=rows)


def limit(clause: Clause) -> str:
    """The limit of a clause as people write it; empty where it has none."""
    if not clause.analyte:
        return ""
    amount = _("absent") if clause.operator == "absent" else figure(f"{clause.operator} {clause.value} {clause.unit}")
    material = shown(clause.material)
    return f"{material.name if material else clause.material} · {clause.analyte} {amount}"


def ballots(found: Iterable[Ballot]) -> Table:
    """Ballots on a draft, the latest first."""
    columns = (Column(_("Ballot")), Column(_("Closes on")), Column(_("Quorum and threshold")), Column(_("State")))
    rows = [
        (
            Cell(text=_("Version %d") % one.version.number, href=reverse("consensus:ballot", args=[one.pk])),
            Cell(text=day(one.closes_on)),
            Cell(text=f"{one.quorum} % · {one.threshold} %"),
            Cell(text=one.get_state_display()),
        )
        for one in found
    ]
    return Table(caption=_("Ballots"), columns=columns, rows=rows)


def day(value: date | None) -> str:
    """A day, year first."""
    return str(shown_date(value, "Y-m-d")) if value else _("not set")
