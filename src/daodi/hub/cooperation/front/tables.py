"""The tables of this room's pages."""

from __future__ import annotations

from collections.abc import Iterable

from django.template.defaultfilters import date as shown_date
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.cooperation.front.coverage import Row
from daodi.hub.cooperation.front.models import Cooperation
from daodi.hub.cooperation.front.names import name
from daodi.hub.cooperation.front.showing import Statement
from daodi.hub.cooperation.front.words import done
from daodi.hub.core.audit.models import Entry
from daodi.hub.web.shapes import Cell, Column, Table


def cooperations(found: Iterable[Cooperation]) -> Table:
    """Cooperations: what each is called, whose, and its address."""
    columns = (Column(_("Cooperation")), Column(_("Kept by")), Column(_("Address")), Column(_("Seen by")))
    rows = [
        (
            Cell(
                text=name(one),
                href=reverse("front:public", args=[one.slug]),
                tag=_("example") if one.owner.example else "",
            ),
            Cell(text=one.owner.name),
            Cell(text=f"/c/{one.slug}", look="mono"),
            Cell(text=_("Everybody") if one.visibility == "published" else _("Its owner and those asked")),
        )
        for one in found
    ]
    return Table(caption=_("Public pages"), columns=columns, rows=rows)


def statements(told: Iterable[Statement]) -> Table:
    """What each source says, the latest first."""
    columns = (Column(_("Value as stated")), Column(_("What is counted")), Column(_("Day")), Column(_("Its words")))
    rows = [
        (
            Cell(text=one.said, tag=_("sources differ") if one.contradicted else "", note=one.apart),
            Cell(text=one.counts, note=one.over),
            Cell(text=one.day, note=_("worked out from the day of publication") if one.reading.when_inferred else ""),
            Cell(text=_("“%s”") % one.reading.quote if one.reading.quote else _("no quote"), note=one.reading.source),
        )
        for one in told
    ]
    return Table(caption=_("What the sources say"), columns=columns, rows=rows)


def history(entries: Iterable[Entry]) -> Table:
    """What was done, first things first."""
    columns = (Column(_("What")), Column(_("When")))
    rows = [
        (Cell(text=done(one.verb)), Cell(text=shown_date(timezone.localtime(one.at), "Y-m-d H:i T"))) for one in entries
    ]
    return Table(caption=_("History"), columns=columns, rows=rows, kind="stack tight")


def covered(found: Iterable[Row]) -> Table:
    """Capabilities: which page serves each, which record holds it, what there isn't yet."""
    columns = (Column(_("Capability")), Column(_("Page")), Column(_("Record")), Column(_("What there isn't yet")))
    rows = [
        (
            Cell(text=f"{one.number}. {one.said}"),
            _served(one),
            Cell(text=_("“%s”") % one.record, lang="en") if one.record else Cell(text=_("none"), look="mut"),
            _missing(one),
        )
        for one in found
    ]
    return Table(caption=_("What is covered"), columns=columns, rows=rows)


def _served(one: Row) -> Cell:
    if not one.href:
        return Cell(text=_("none"), look="mut")
    return Cell(text=one.room, href=one.href, note=one.href) if one.room else Cell(text=one.href, href=one.href)


def _missing(one: Row) -> Cell:
    if not one.missing:
        return Cell(text=_("none"), look="mut")
    return Cell(text=one.missing if one.served else _("nothing yet: %s") % one.missing)
