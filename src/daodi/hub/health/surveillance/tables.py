"""The tables of this room's pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in

from daodi.hub.health.surveillance.curve import Seen
from daodi.hub.health.surveillance.grid import Grid, Row, Value, Withheld
from daodi.hub.health.surveillance.models import Alarm, Alert, Area, Delivery, Network, Tally
from daodi.hub.health.surveillance.steps import written
from daodi.hub.health.surveillance.words import method, number, reason
from daodi.hub.web.shapes import Cell, Column, Table
from daodi.tables import Problem


def shown(value: Value) -> str:
    """A count as a reader sees it."""
    if isinstance(value, Withheld):
        return _("withheld")
    return _("not told") if value is None else f"{value:,}"


def moment(at: datetime) -> str:
    """A time, with its zone."""
    return date_format(timezone.localtime(at), "Y-m-d H:i T")


def alerts(found: Iterable[Alert], numbers: Mapping[UUID, Sequence[Alarm]]) -> Table:
    """Alerts: where, what, when, the numbers that raised them, how far they are."""
    columns = (
        Column(_("Disease, area")),
        Column(_in("surveillance", "Latest")),
        Column(_in("surveillance", "Seen"), figures=True),
        Column(_in("surveillance", "Expected"), figures=True),
        Column(_in("surveillance", "Bound"), figures=True),
        Column(_("State")),
    )
    rows = []
    for one in found:
        latest = next(iter(numbers.get(one.pk, ())), None)
        tally = one.series.tally
        rows.append(
            (
                Cell(
                    text=f"{tally} · {one.series.area}",
                    href=reverse("surveillance:alert", args=[one.pk]),
                    note=tally.owner.name,
                ),
                Cell(text=written(tally.unit, latest.step) if latest else "–"),
                Cell(text=f"{latest.observed:,}" if latest else "–"),
                Cell(text=number(latest.expected if latest else None)),
                Cell(text=number(latest.upper if latest else None)),
                Cell(text=one.get_state_display(), note=one.get_verdict_display()),
            )
        )
    return Table(caption=_("Alerts"), columns=columns, rows=rows)


def tallies(found: Iterable[Tally], latest: Mapping[object, int], own: object) -> Table:
    """What is counted, by whom, until when."""
    columns = (Column(_("Disease or syndrome")), Column(_("Counted by")), Column(_in("surveillance", "Latest")))
    rows = [
        (
            Cell(text=str(one), href=reverse("surveillance:counts", args=[one.pk])),
            Cell(text=one.owner.name, note=_("your own") if one.owner_id == own else one.owner.jurisdiction),
            Cell(
                text=written(one.unit, latest[one.pk]) if one.pk in latest else _("nothing yet"),
                note=one.get_unit_display(),
            ),
        )
        for one in found
    ]
    return Table(caption=_("Counts"), columns=columns, rows=rows)


def counts(grid: Grid) -> Table:
    """The last steps of a tally, areas down, the latest step first."""
    columns = [Column(_("Area")), *(Column(step, figures=True) for step in reversed(grid.written))]
    rows = [[_named(row), *(Cell(text=shown(value)) for value in reversed(row.values))] for row in grid.rows]
    rows.append([Cell(text=_("All areas")), *(Cell(text=shown(value)) for value in reversed(grid.sums))])
    return Table(caption=_("Counts by area and step"), columns=columns, rows=rows, kind="scroll")


def curve(seen: Sequence[Seen]) -> Table:
    """What the curve shows, the latest first."""
    columns = (
        Column(_in("surveillance", "Step")),
        Column(_in("surveillance", "Seen"), figures=True),
        Column(_in("surveillance", "Expected"), figures=True),
        Column(_in("surveillance", "Bound"), figures=True),
        Column(_in("surveillance", "Answer")),
    )
    rows = [
        (
            Cell(text=one.step),
            Cell(text=shown(one.value)),
            Cell(text=number(one.expected)),
            Cell(text=number(one.upper)),
            Cell(text=_answer(one), note=method(one.method) if one.method else ""),
        )
        for one in reversed(seen)
    ]
    return Table(caption=_("Seen and expected"), columns=columns, rows=rows)


def alarms(found: Sequence[Alarm], unit: str) -> Table:
    """The numbers that raised an alert, as they were then."""
    columns = (
        Column(_in("surveillance", "Step")),
        Column(_in("surveillance", "Seen"), figures=True),
        Column(_in("surveillance", "Expected"), figures=True),
        Column(_in("surveillance", "Bound"), figures=True),
        Column(_("Method")),
        Column(_in("surveillance", "Raised")),
    )
    rows = [
        (
            Cell(text=written(unit, one.step)),
            Cell(text=f"{one.observed:,}"),
            Cell(text=number(one.expected)),
            Cell(text=number(one.upper)),
            Cell(text=method(one.method)),
            Cell(text=moment(one.at)),
        )
        for one in found
    ]
    return Table(caption=_("The numbers that raised it"), columns=columns, rows=rows)


def deliveries(found: Iterable[Delivery]) -> Table:
    """What was sent."""
    columns = (
        Column(_in("surveillance", "Sent")),
        Column(_("File")),
        Column(_in("counts", "New"), figures=True),
        Column(_in("counts", "Revised"), figures=True),
    )
    rows = [
        (
            Cell(text=moment(one.created_at), note=str(one.person or "")),
            Cell(text=one.name or "–"),
            Cell(text=str(one.new)),
            Cell(text=str(one.revised)),
        )
        for one in found
    ]
    return Table(caption=_("What was sent"), columns=columns, rows=rows)


def lost(problems: Iterable[Problem]) -> Table:
    """What of a file could not be taken."""
    columns = (Column(_("Row")), Column(_("Column")), Column(_("What is wrong")), Column(_("What was expected")))
    rows = [
        (Cell(text=str(one.row)), Cell(text=one.column or "–"), Cell(text=one.what), Cell(text=one.expected))
        for one in problems
    ]
    return Table(caption=_("What could not be taken"), columns=columns, rows=rows)


def areas(found: Iterable[Area]) -> Table:
    """The areas of an organisation."""
    columns = (Column(_("Area")), Column(_in("area", "Code")), Column(_("Lies within")), Column("DHIS2"))
    rows = [
        (
            Cell(text=str(one), href=reverse("surveillance:area", args=[one.pk])),
            Cell(text=one.code, look="mono"),
            Cell(text=str(one.within or "–")),
            Cell(text=one.org_unit or "–", look="mono"),
        )
        for one in found
    ]
    return Table(caption=_("Areas"), columns=columns, rows=rows)


def networks(found: Iterable[Network], states: Mapping[UUID, str]) -> Table:
    """The networks one knows of."""
    columns = (Column(_("Network")), Column(_("Organised by")), Column(_("You")))
    rows = [
        (
            Cell(text=str(one), href=reverse("surveillance:network", args=[one.pk])),
            Cell(text=one.owner.name),
            Cell(text=states.get(one.pk, "–")),
        )
        for one in found
    ]
    return Table(caption=_("Networks"), columns=columns, rows=rows)


def _named(row: Row) -> Cell:
    indent = "\u2003" * row.depth
    if row.series is None:
        return Cell(text=f"{indent}{row.area}", note=_("sum of its areas"))
    return Cell(text=f"{indent}{row.area}", href=reverse("surveillance:series", args=[row.series.pk]))


def _answer(one: Seen) -> str:
    if one.alarm:
        return _("above the bound")
    if one.alarm is None:
        return reason(one.reason) or _("no answer")
    return _("within the bound")
