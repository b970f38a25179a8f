"""The tables of this room's pages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in

from daodi.hub.exchange.fairs.calendar import sides, where
from daodi.hub.exchange.fairs.models import Fair, Meeting, Participant, Shown
from daodi.hub.exchange.fairs.names import days, moment, title
from daodi.hub.web.names import shown as material
from daodi.hub.web.shapes import Cell, Column, Table


def fairs(found: Iterable[Fair], today: date) -> Table:
    """Fairs: what, when, where, by whom."""
    columns = (Column(_("Fair")), Column(_("When")), Column(_in("fair", "Where")), Column(_("Held by")))
    rows = [
        (
            Cell(text=title(one), href=reverse("fairs:page", args=[one.pk]), tag=_tag(one)),
            Cell(text=days(one), note=_in("fair", "now") if one.starts_on <= today <= one.ends_on else ""),
            Cell(text=one.place),
            Cell(text=one.owner.name, tag=_("example") if one.owner.example else ""),
        )
        for one in found
    ]
    return Table(caption=_("Fairs"), columns=columns, rows=rows)


def exhibitors(found: Iterable[Participant]) -> Table:
    """Who shows what at which stand."""
    columns = (Column(_("Exhibitor")), Column(_("Stand")), Column(_("Shows")))
    rows = [
        (
            Cell(
                text=one.organisation.name,
                href=reverse("organisations:page", args=[one.organisation_id]),
                note=one.organisation.jurisdiction,
            ),
            Cell(text=one.stand, note=one.hall),
            Cell(text=_(", ").join(told(one)) or one.about or _("not stated"), note=one.about if told(one) else ""),
        )
        for one in found
    ]
    return Table(caption=_("Exhibitors"), columns=columns, rows=rows)


def meetings(found: Iterable[Meeting], person_id: UUID) -> Table:
    """One's own meetings."""
    columns = (Column(_("With")), Column(_("When")), Column(_in("meeting", "Where")), Column(_("State")))
    rows = []
    for one in found:
        own, other = sides(one, person_id)
        rows.append(
            (
                Cell(text=other.organisation.name, note=str(other.person)),
                Cell(text=moment(one.starts_at, one.fair)),
                Cell(text=where(own, other)),
                Cell(
                    text=one.get_state_display(),
                    note=_("calendar file"),
                    href=reverse("fairs:meeting-calendar", args=[one.pk]),
                ),
            )
        )
    return Table(caption=_("My meetings"), columns=columns, rows=rows)


def told(part: Participant) -> list[str]:
    """What a participant shows, in the words of the page where we know the material; a listing that is no longer
    shown to others is left out."""
    return [_called(one) for one in part.shown.all() if one.listing is None or one.listing.visibility == "published"]


def _called(one: Shown) -> str:
    known = material(one.material_id) if one.material_id and one.listing is None else None
    return known.name if known else one.said


def _tag(one: Fair) -> str:
    if one.cancelled:
        return _in("fair", "cancelled")
    return "" if one.visibility == "published" else _("private")
