"""The tables of this room's pages."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from daodi.hub.health.research.models import Trial
from daodi.hub.health.research.words import country_names, phase_name, register_name
from daodi.hub.web.shapes import Cell, Column, Table


def trials(found: Iterable[Trial]) -> Table:
    """Trials: what, which number, where, how far."""
    columns = (
        Column(_("Trial")),
        Column(_("Number")),
        Column(_("Countries")),
        Column(_("Phase")),
        Column(_("Participants"), figures=True),
        Column(_("Recruitment")),
    )
    rows = [
        (
            Cell(text=one.title, href=page(one), note=one.sponsor, tag=_("example") if one.owner.example else ""),
            Cell(text=one.number, look="mono", note=register_name(one.register)),
            Cell(text=country_names(one.countries.split()) or _("not stated")),
            Cell(text=phase_name(one.phase) or _("not stated"), look="nw"),
            Cell(text=f"{one.size:,}" if one.size is not None else _("not stated")),
            Cell(text=one.get_status_display(), note=one.registered_on.isoformat() if one.registered_on else ""),
        )
        for one in found
    ]
    return Table(caption=_("Trials"), columns=columns, rows=rows)


def page(one: Trial) -> str:
    """A trial's page."""
    return reverse("research:trial", args=[one.pk])
