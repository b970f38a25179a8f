"""The tables of this room's pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in

from daodi.hub.health.alliance import vocabulary, words
from daodi.hub.health.alliance.models import Campaign, Location, Member, PractitionerRole, Price, Service
from daodi.hub.health.alliance.territories import country_name
from daodi.hub.health.alliance.totals import Series
from daodi.hub.web.shapes import Cell, Column, Table


def link(name: str, listed: Any, **more: Any) -> Cell:
    """A record's name as a link to its page."""
    tag = more.pop("tag", "") or ("" if listed.visibility == "published" else _("private"))
    return Cell(text=words.called(listed), href=reverse(f"alliance:{name}", args=[listed.pk]), tag=tag, **more)


def owner(listed: Any) -> Cell:
    """Whose a record is."""
    party = listed.owner
    tag = _("example") if party.example else ""
    return Cell(text=party.name, href=reverse("organisations:page", args=[party.pk]), tag=tag)


def services(found: Iterable[Service], prices: Mapping[UUID, str], *, hide_owner: bool = False) -> Table:
    """Services: what, by whom, where, in which languages, from which price."""
    columns = (
        Column(_("Service")),
        *(() if hide_owner else (Column(_("Offered by")),)),
        Column(_in("care", "Where")),
        Column(_("Languages")),
        Column(_("Price from"), figures=True),
    )
    rows = [
        (
            link("service", one, note=_kinds(one)),
            *(() if hide_owner else (owner(one),)),
            Cell(text=_places(one), tag=_("tele-consultation") if one.remote else ""),
            Cell(text=vocabulary.names("language", one.languages) or _("not stated")),
            Cell(text=prices.get(one.pk) or _("not stated"), look="" if one.pk in prices else "mut"),
        )
        for one in found
    ]
    return Table(caption=_("Services"), columns=columns, rows=rows)


def _kinds(one: Service) -> str:
    said = (vocabulary.names("specialty", one.specialties), vocabulary.names("technique", one.techniques))
    return " · ".join(filter(None, said))


def _places(one: Service) -> str:
    return _("; ").join(dict.fromkeys(words.where(place) for place in one.locations.all())) or _("not stated")


def prices(found: Iterable[Price]) -> Table:
    """What is charged, from when until when."""
    columns = (Column(_("For what")), Column(_("Price"), figures=True), Column(_("Valid")))
    rows = [
        (
            Cell(text=one.what, note=one.note),
            Cell(text=words.price(one)),
            Cell(text=days(one.valid_from, one.valid_until)),
        )
        for one in found
    ]
    return Table(caption=_("Prices"), columns=columns, rows=rows)


def places(found: Iterable[Location]) -> Table:
    """Places of care: what, where, whose, when open."""
    heads = (_in("care", "Place"), _in("care", "Where"), _("Run by"), _("Opening hours"))
    columns = tuple(Column(head) for head in heads)
    rows = [
        (
            link("place", one, note=one.get_kind_display()),
            Cell(text=words.where(one)),
            owner(one),
            Cell(text=words.hours(one.hours) or _("not stated")),
        )
        for one in found
    ]
    return Table(caption=_("Places of care"), columns=columns, rows=rows)


def roles(found: Iterable[PractitionerRole]) -> Table:
    """Who does what, where."""
    columns = (Column(_("Practitioner")), Column(_("Position")), Column(_("Specialties")), Column(_in("care", "Where")))
    rows = [
        (
            link("practitioner", one.practitioner, note=words.title(one.practitioner)),
            link("role", one),
            Cell(text=vocabulary.names("specialty", one.specialties) or _("not stated")),
            Cell(text=_("; ").join(words.called(place) for place in one.locations.all()) or one.owner.name),
        )
        for one in found
    ]
    return Table(caption=_("Practitioners"), columns=columns, rows=rows)


def named(name: str, found: Iterable[Any], caption: str) -> Table:
    """Records by name and whose they are."""
    columns = (Column(_("Name")), Column(_("Listed by")))
    return Table(caption=caption, columns=columns, rows=[(link(name, one), owner(one)) for one in found])


def alliances(found: Iterable[Any], counts: Mapping[UUID, int]) -> Table:
    """Alliances with their hosts and how many belong to each."""
    columns = (Column(_("Alliance")), Column(_("Host")), Column(_("Members"), figures=True))
    rows = [(link("alliance", one), owner(one), Cell(text=str(counts.get(one.pk, 0)))) for one in found]
    return Table(caption=_("Alliances"), columns=columns, rows=rows)


def members(found: Iterable[Member]) -> Table:
    """Who belongs to an alliance, since when."""
    columns = (Column(_("Member")), Column(_in("alliance", "Since")))
    rows = [
        (
            Cell(
                text=one.organisation.name,
                href=reverse("organisations:page", args=[one.organisation_id]),
                note=country_name(one.organisation.jurisdiction),
                tag=_("example") if one.organisation.example else "",
            ),
            Cell(text=one.since.isoformat() if one.since else one.get_state_display()),
        )
        for one in found
    ]
    return Table(caption=_("Members"), columns=columns, rows=rows)


def campaigns(found: Iterable[Campaign]) -> Table:
    """Campaigns: what, of which kind, by whom, when."""
    columns = (Column(_("Campaign")), Column(_("Kind")), Column(_("Held by")), Column(_("When")))
    rows = [
        (
            link("campaign", one),
            Cell(text=vocabulary.name("campaign", one.kind)),
            owner(one),
            Cell(text=days(one.starts_on, one.ends_on)),
        )
        for one in found
    ]
    return Table(caption=_("Campaigns"), columns=columns, rows=rows)


def totals(one: Series) -> Table:
    """A series in figures, a row a period."""
    columns = (Column(_("Period")), Column(_("Counted"), figures=True), Column(_("Sum"), figures=True))
    rows = [(Cell(text=each.name), Cell(text=f"{each.count:,}"), Cell(text=f"{each.total:,}")) for each in one.periods]
    return Table(caption=vocabulary.name("output", one.what), columns=columns, rows=rows, kind="stack tight")


def days(first: date, last: date | None) -> str:
    """From when until when."""
    if last is None:
        return _("since %s") % first.isoformat()
    return first.isoformat() if first == last else f"{first.isoformat()} – {last.isoformat()}"
