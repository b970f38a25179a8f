"""The tables of this room's pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.template.defaultfilters import date as shown_date
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.utils.translation import pgettext as _in

from daodi.hub.cooperation.programmes.board import is_late
from daodi.hub.cooperation.programmes.mapping import countries
from daodi.hub.cooperation.programmes.models import Money, Party, Place, Plan, Project, Report
from daodi.hub.cooperation.programmes.status import Standing
from daodi.hub.cooperation.programmes.words import STATUS, counted, done, number, own_title
from daodi.hub.core.access.models import Grant
from daodi.hub.core.audit.models import Entry
from daodi.hub.core.organisations.models import Organisation, User
from daodi.hub.web.shapes import Cell, Column, Table


def plans(found: Iterable[Plan], tallies: Mapping[object, list[tuple[str, int]]]) -> Table:
    """Plans with how their indicators stand: counts, never one grade."""
    columns = (Column(_("Plan")), Column(_("Time")), Column(_("How its indicators stand")), Column(_("Entered by")))
    rows = [
        (
            Cell(
                text=own_title(plan),
                href=reverse("programmes:plan", args=[plan.pk]),
                tag=_("example") if plan.example else "",
            ),
            Cell(text=span(plan.begins, plan.ends)),
            Cell(text=told(tallies.get(plan.pk, [])) or _("no indicator yet")),
            Cell(text=plan.owner.name),
        )
        for plan in found
    ]
    return Table(caption=_("Plans"), columns=columns, rows=rows)


def told(tally: Iterable[tuple[str, int]]) -> str:
    """How many indicators stand how, in one line."""
    return " · ".join(f"{STATUS[status]} {many}" for status, many in tally)


def projects(found: Iterable[Project]) -> Table:
    """Projects with stage and time."""
    columns = (Column(_("Project")), Column(_("Stage")), Column(_("Time")), Column(_("Plan")), Column(_("Entered by")))
    rows = [
        (
            Cell(
                text=own_title(project),
                href=reverse("programmes:project", args=[project.pk]),
                tag=_("example") if project.example else "",
                note=project.identifier,
            ),
            Cell(tag=project.get_stage_display()),
            Cell(text=project_span(project)),
            Cell(text=own_title(project.plan) if project.plan else _("none")),
            Cell(text=project.owner.name),
        )
        for project in found
    ]
    return Table(caption=_("Projects"), columns=columns, rows=rows)


def project_span(project: Project) -> str:
    """From when to when, actual days before planned ones."""
    return span(project.actual_start or project.planned_start, project.actual_end or project.planned_end)


def parties(found: Iterable[Party]) -> Table:
    """Parties: members as such, others as names in a source."""
    columns = (Column(_("Party")), Column(_("Role")), Column(_("Known as")))
    rows = [
        (
            Cell(
                text=party.name,
                href=reverse("organisations:page", args=[party.organisation_id]) if party.organisation_id else "",
            ),
            Cell(text=party.get_role_display()),
            Cell(tag=_("member") if party.organisation_id else _("named in a source"), text=party.identifier),
        )
        for party in found
    ]
    return Table(caption=_("Parties"), columns=columns, rows=rows)


def money(found: Iterable[Money]) -> Table:
    """Amounts in the currency they were stated in."""
    columns = (Column(_("Kind")), Column(_in("money", "Amount"), figures=True), Column(_("Day")), Column(_("Source")))
    rows = [
        (
            Cell(text=one.get_kind_display()),
            Cell(text=f"{one.currency} {number(one.value)}", look="nw"),
            Cell(text=one.on.isoformat() if one.on else span(one.begins, one.ends)),
            Cell(text=one.source or _("not stated"), note=one.quote),
        )
        for one in found
    ]
    return Table(caption=_("Money"), columns=columns, rows=rows)


def indicators(standings: Sequence[tuple[Any, Standing]]) -> Table:
    """Indicators with their last figure, target and status."""
    columns = (
        Column(_("Indicator")),
        Column(_in("indicator", "Counts")),
        Column(_("Status")),
        Column(_("Target"), figures=True),
    )
    rows = []
    for indicator, standing in standings:
        judged = standing.overall
        rows.append(
            (
                Cell(text=own_title(indicator), href=reverse("programmes:indicator", args=[indicator.pk])),
                Cell(
                    text=counted(indicator.count_kind, indicator.unit),
                    note=str(indicator.get_aggregation_display()),
                ),
                Cell(tag=STATUS[judged.status]),
                Cell(text=number(judged.aim.value) if judged.aim else _("none")),
            )
        )
    return Table(caption=_("Indicators"), columns=columns, rows=rows)


def places(found: Iterable[Place]) -> Table:
    """Places with what each is for."""
    columns = (
        Column(_in("map", "Place")),
        Column(_("Kind")),
        Column(_("Focus")),
        Column(_("Where it lies")),
        Column(_("In")),
    )
    rows = [
        (
            Cell(
                text=own_title(place),
                href=reverse("programmes:place", args=[place.pk]),
                tag=_("example") if place.example else "",
            ),
            Cell(text=place.get_kind_display()),
            Cell(text=place.focus or _("not stated")),
            where(place),
            Cell(text=own_title(place.parent) if place.parent else ""),
        )
        for place in found
    ]
    return Table(caption=_("Places"), columns=columns, rows=rows)


def where(place: Place) -> Cell:
    """Where a place lies, and how that is known."""
    if place.latitude is not None and place.longitude is not None:
        return Cell(text=f"{number(place.latitude)}, {number(place.longitude)}", note=place.located_by)
    country = countries().get(place.country)
    if country is None:
        return Cell(text=place.country or _("not stated"))
    note = _("drawn at a point of %s") % country.code
    return Cell(text=place.country, note=note, quality=country.quality)


def reports(found: Iterable[Report], today: date) -> Table:
    """Reports asked for, the next due first."""
    columns = (
        Column(_("Indicator")),
        Column(_("Member")),
        Column(_in("report", "Period")),
        Column(_("Due")),
        Column(_("State")),
        Column(_("Value"), figures=True),
    )
    rows = [
        (
            Cell(text=own_title(report.indicator), href=reverse("programmes:report", args=[report.pk])),
            Cell(text=report.member.name),
            Cell(text=str(report.period)),
            Cell(text=report.period.due.isoformat(), tag=_("late") if is_late(report, today) else ""),
            Cell(tag=report.get_state_display()),
            Cell(text=number(report.value) if report.value is not None else "–"),
        )
        for report in found
    ]
    return Table(caption=_("Members' reports"), columns=columns, rows=rows)


def span(begins: date | None, ends: date | None) -> str:
    """From a day to a day, as far as known."""
    if begins and ends:
        return f"{begins.isoformat()} – {ends.isoformat()}" if begins != ends else begins.isoformat()
    if begins:
        return _("from %s") % begins.isoformat()
    return _("until %s") % ends.isoformat() if ends else _("not stated")


def late_by(days: int) -> str:
    """By how many days something is late."""
    return ngettext("%(n)d day late", "%(n)d days late", days) % {"n": days}


def grants(given: Iterable[Grant]) -> list[tuple[Grant, str]]:
    """To whom something is shown, and until when in words."""
    return [(one, _("until %s") % day(one.until) if one.until else _("until it is withdrawn")) for one in given]


def history(entries: Sequence[Entry]) -> Table | None:
    """What was done to a record, and by whom; None where nothing may be told."""
    if not entries:
        return None
    people = _called(User, {one.by["user"] for one in entries})
    parties = _called(
        Organisation, {one.by["organisation"] for one in entries} | {one.changes.get("to") for one in entries}
    )
    columns = (Column(_("When")), Column(_("What")), Column(_("Who")), Column(_("Entry")))
    rows = [
        (
            Cell(text=moment(one.at)),
            Cell(
                text=done(one.verb), note=parties.get(one.changes.get("to"), "") or str(one.changes.get("reason", ""))
            ),
            Cell(text=people.get(one.by["user"], one.by["via"]), note=parties.get(one.by["organisation"], "")),
            Cell(text=str(one.number), look="mono"),
        )
        for one in entries
    ]
    return Table(caption=_("History"), columns=columns, rows=rows)


def _called(model: type[User] | type[Organisation], ids: Iterable[object]) -> dict[object, str]:
    return {str(each.pk): str(each) for each in model.objects.filter(pk__in=[one for one in ids if one])}


def day(at: object) -> str:
    """A day in the site's time."""
    return str(shown_date(timezone.localtime(at), "Y-m-d"))  # type: ignore[arg-type]


def moment(at: object) -> str:
    """A day and time with its zone."""
    return str(shown_date(timezone.localtime(at), "Y-m-d H:i T"))  # type: ignore[arg-type]
