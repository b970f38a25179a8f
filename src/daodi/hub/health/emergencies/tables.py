"""The tables of this room's pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.template.defaultfilters import date as shown_date
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in

from daodi.hub.core.organisations.models import Organisation
from daodi.hub.health.emergencies.figures import changed
from daodi.hub.health.emergencies.fitting import Fit
from daodi.hub.health.emergencies.keeping import page, title
from daodi.hub.health.emergencies.models import Emergency, Event, Match, Report, Resource, Side
from daodi.hub.health.emergencies.picture import PARTS, Bar, Group
from daodi.hub.health.emergencies.queries import amounts
from daodi.hub.health.emergencies.sorts import sort_name, unit_of
from daodi.hub.health.emergencies.words import DOUBTS, NEXT, REASONS, STAGES
from daodi.hub.web.names import shown as material
from daodi.hub.web.shapes import Cell, Column, Table

NBSP = "\N{NO-BREAK SPACE}"


def events(found: Iterable[Event]) -> Table:
    """Events: what, from whom, where, how it stands."""
    columns = (
        Column(_in("event", "What is said")),
        Column(_in("event", "Who said it")),
        Column(_in("event", "Where")),
        Column(_("State")),
    )
    rows = [
        (
            Cell(text=one.title, href=page(one), tag=example(one.owner)),
            Cell(text=one.said_by, note=one.get_source_display()),
            Cell(text=one.place, note=day(one.heard_on)),
            Cell(tag=one.get_state_display(), note=one.owner.name),
        )
        for one in found
    ]
    return Table(caption=_("Events"), columns=columns, rows=rows)


def emergencies(found: Sequence[Emergency], counts: Mapping[object, tuple[int, int]]) -> Table:
    """Emergencies: what, where, since when, what is open."""
    columns = (
        Column(_("Emergency")),
        Column(_("Areas")),
        Column(_in("emergency", "From – until")),
        Column(_("Open needs"), figures=True),
        Column(_("Open offers"), figures=True),
        Column(_("State")),
    )
    rows = []
    for one in found:
        needs, offers = counts.get(one.pk, (0, 0))
        rows.append(
            (
                Cell(text=title(one), href=page(one), note=one.get_hazard_display(), tag=example(one.owner)),
                Cell(text=_(", ").join(str(area) for area in one.areas.all())),
                Cell(text=span(one.from_on, one.until_on), look="nw"),
                Cell(text=str(needs)),
                Cell(text=str(offers)),
                Cell(tag=one.get_state_display(), note=one.owner.name),
            )
        )
    return Table(caption=_("Emergencies"), columns=columns, rows=rows)


def resources(found: Iterable[Resource], side: str) -> Table:
    """Needs or offers: what, how much, how much of it stands where."""
    is_need = side == Side.NEED
    columns = (
        Column(_in("emergency", "What")),
        Column(_in("emergency", "Amount"), figures=True),
        Column(_in("emergency", "How far")),
        Column(_in("emergency", "Where")),
        Column(_in("emergency", "Who needs it") if is_need else _in("emergency", "Who offers it")),
    )
    rows = [
        (
            Cell(
                text=sort_name(one.sort),
                href=reverse("emergencies:resource", args=[one.pk]),
                note=called(one),
                tag=one.get_urgency_display() if is_need and one.state == "open" else "",
            ),
            Cell(text=amount(one.amount, one.unit)),
            Cell(text=far(one), tag="" if one.state == "open" else one.get_state_display()),
            Cell(text=one.place, note=span(one.from_on, one.until_on) if one.from_on or one.until_on else ""),
            Cell(text=one.organisation.name),
        )
        for one in found
    ]
    return Table(caption=_("Needs") if is_need else _("Offers"), columns=columns, rows=rows)


def matches(found: Iterable[Match]) -> Table:
    """Matches: what, from whom to whom, how far."""
    columns = (
        Column(_in("emergency", "What")),
        Column(_in("emergency", "Amount"), figures=True),
        Column(_in("match", "From")),
        Column(_in("match", "To")),
        Column(_("State")),
    )
    rows = [
        (
            Cell(
                text=sort_name(one.need.sort), href=reverse("emergencies:match", args=[one.pk]), note=called(one.need)
            ),
            Cell(text=amount(one.amount, one.need.unit)),
            Cell(text=one.offer.organisation.name, note=one.offer.place),
            Cell(text=one.need.organisation.name, note=one.need.place),
            Cell(tag=one.get_state_display(), note=waits(one)),
        )
        for one in found
    ]
    return Table(caption=_("Matches"), columns=columns, rows=rows)


def reports(found: Iterable[Report]) -> Table:
    """Situation reports, the latest first."""
    columns = (Column(_("Report")), Column(_in("report", "As of")), Column(_in("report", "By")), Column(_("Version")))
    rows = [
        (
            Cell(
                text=_("Situation report %d") % one.number,
                href=reverse("emergencies:report", args=[one.pk]),
            ),
            Cell(text=day(one.dated_on)),
            Cell(text=one.organisation.name),
            Cell(text=str(len(one.versions.all()))),
        )
        for one in found
    ]
    return Table(caption=_("Situation reports"), columns=columns, rows=rows)


def figures(kept: Sequence[Sequence[str]], before: Sequence[Sequence[str]]) -> Table:
    """The figures of a report, and what changed since the one before."""
    columns = (
        Column(_("Figure")),
        Column(_("Value"), figures=True),
        Column(_("Since the report before"), figures=True),
    )
    rows = [
        (Cell(text=name), Cell(text=f"{number(Decimal(value))}{NBSP}{unit}".strip()), Cell(text=change))
        for name, value, unit, change in changed(kept, before)
    ]
    return Table(caption=_("Figures"), columns=columns, rows=rows, kind="stack tight")


def met(groups: Iterable[Group]) -> Table:
    """The figures of the picture."""
    stages = ("needed", *PARTS, "open")
    columns = (Column(_in("emergency", "What")), *(Column(STAGES[name], figures=True) for name in stages))
    rows = [
        (
            Cell(text=bar.name, note=str(group.kind.label)),
            Cell(text=amount(bar.amounts["needed"], bar.unit)),
            *(Cell(text=number(bar.amounts[name])) for name in stages[1:]),
        )
        for group in groups
        for bar in group.bars
    ]
    return Table(caption=_("How far the needs are met"), columns=columns, rows=rows)


def part_of(bar: Bar) -> str:
    """How much of what is needed has arrived."""
    said = {"arrived": number(bar.amounts["arrived"]), "needed": amount(bar.amounts["needed"], bar.unit)}
    return _("%(arrived)s of %(needed)s arrived") % said


def why(keys: Iterable[str]) -> list[tuple[str, bool]]:
    """Reasons in words, each with whether it is a doubt."""
    return [(str(REASONS[key]), key in DOUBTS) for key in keys if key in REASONS]


def reasons(fit: Fit) -> list[tuple[str, bool]]:
    """What speaks for a fit, and what has to be asked."""
    return why([*fit.reasons, *fit.doubts])


def waits(one: Match) -> str:
    """Who is to do what with a match now."""
    if one.state == "matched":
        key = "both" if not (one.need_yes_at or one.offer_yes_at) else "offer" if one.need_yes_at else "need"
        return str(NEXT[key])
    return str(NEXT.get(one.state, ""))


def called(one: Resource) -> str:
    """What exactly: the material by its name, or as it was written."""
    row = material(one.material_id) if one.material_id else None
    return row.name if row else one.what


def far(one: Resource) -> str:
    """How much of a need or an offer stands where, in a few words."""
    known = amounts(one)
    said = [f"{STAGES[name]} {number(known[name])}" for name in (*PARTS, "open") if known[name]]
    return " · ".join(said)


def amount(value: Decimal, unit: str) -> str:
    """An amount with its unit."""
    return f"{number(value)}{NBSP}{unit_of(unit, value)}"


def number(value: Decimal) -> str:
    """A number without needless zeros."""
    plain = int(value) if value == value.to_integral_value() else f"{value.normalize():f}"
    return number_format(plain, force_grouping=True)


def span(begin: date | None, end: date | None) -> str:
    """From a day until a day, either of which may be open."""
    if begin and end:
        return f"{day(begin)} – {day(end)}"
    return _("from %s") % day(begin) if begin else _("until %s") % day(end)


def day(value: date | None) -> str:
    """A day, year first."""
    return str(shown_date(value, "Y-m-d")) if value else "–"


def example(party: Organisation) -> str:
    """The mark of an invented party."""
    return _("example") if party.example else ""
