"""The counts as FHIR MeasureReports, at ``/fhir``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from daodi.detect.intake.steps import coarser, step_of
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed
from daodi.hub.health.fhir.asking import PREFIXES, moment, reference, span, token
from daodi.hub.health.fhir.registry import Param, Resource, Served
from daodi.hub.health.surveillance import queries
from daodi.hub.health.surveillance.models import Cell
from daodi.hub.health.surveillance.reading.measure_report import MEASURE, Amiss, read_one, written
from daodi.hub.health.surveillance.reading.said import Read
from daodi.hub.health.surveillance.taking import keep_read

# FHIR's way to say how a period stands to the one asked for, as lookups of a step's number.
LOOKUPS = {"eq": ("gte", "lte"), "ge": ("gte", ""), "gt": ("gt", ""), "sa": ("gt", ""), "le": ("", "lte")}
LOOKUPS |= {"lt": ("", "lt"), "eb": ("", "lt")}


def taken(actor: Actor, resource: Resource, record: Any | None) -> Cell:
    """Keeps the count that a report tells: a new one, or a revision of the same area's at the same step."""
    try:
        said = read_one(resource)
    except Amiss as error:
        raise Invalid({error.path: f"{error.what}, expected {error.expected}"}) from error
    if record is not None:
        _same(actor, said.area, record)
    done = keep_read(actor=actor, found=Read("MeasureReport", [said], []))
    if done.problems:
        problem = done.problems[0]
        raise Invalid({problem.column: f"{problem.what}, expected {problem.expected}"})
    tally = done.deliveries[0].tally
    step = coarser(said.step, tally.unit)  # type: ignore[arg-type]
    cells = queries.cells(actor).filter(series__tally=tally, step=step.number)
    names = Q(series__area__code__iexact=said.area) | Q(series__area__name__iexact=said.area)
    found = cells.filter(names | Q(series__area__org_unit=said.area)).first()
    if found is None:
        raise Conflict(_("It was kept, but can't be read back."))
    return found


def _same(actor: Actor, area: str, record: Cell) -> None:
    if not actor.is_of(record.series.tally.owner_id):
        raise NotAllowed
    if area.casefold() not in (record.series.area.code.casefold(), record.series.area.name.casefold()):
        raise Invalid({"MeasureReport.subject": f"{area}; expected {record.series.area.code}"})


def period(value: str, _modifier: str) -> Q:
    """The counts of days, weeks and months within a time: ``ge2026-01``, ``2026`` ..."""
    prefix = value[:2] if value[:2] in PREFIXES else "eq"
    if prefix not in LOOKUPS:
        raise ValueError("expected eq, gt, ge, lt, le, sa or eb")
    first, after = span(value.removeprefix(prefix) if value[:2] in PREFIXES else value)
    low, high = LOOKUPS[prefix]
    asked = Q(pk__in=[])
    for unit, name in (("day", "{:%Y-%m-%d}"), ("week", "{0[0]}-W{0[1]:02}"), ("month", "{:%Y-%m}")):
        within = Q(series__tally__unit=unit)
        for lookup, at in ((low, first), (high, after - timedelta(days=1))):
            text = name.format(at.isocalendar() if unit == "week" else at)
            step = step_of(text)
            if lookup and step is not None:
                within &= Q(**{f"step__{lookup}": step.number})
        asked |= within
    return asked


def measure(value: str, _modifier: str) -> Q:
    """The counts of one disease, by the address of its measure."""
    try:
        return Q(series__tally=UUID(value.removeprefix(MEASURE)))
    except ValueError:
        return Q(pk__in=[])


def subject(value: str, _modifier: str) -> Q:
    """The counts of an area, by its code."""
    return Q(series__area__code=value.rpartition("|")[2])


def _any(words: tuple[str, ...]) -> Callable[[str, str], Q]:
    return lambda value, _modifier: Q() if value.rpartition("|")[2] in words else Q(pk__in=[])


REPORT = Served(
    type="MeasureReport",
    seen=queries.cells,
    written=written,
    taken=taken,
    params={
        "measure": Param("uri", measure, "the disease that is counted"),
        "period": Param("date", period, "the day, week or month"),
        "date": Param("date", moment("changed_at"), "when it was last told"),
        "reporter": Param("reference", reference("series__tally__owner", "Organization"), "who counts"),
        "status": Param("token", _any(("complete",)), "always complete"),
        "subject-identifier": Param("token", subject, "the code of the area"),
        "disease": Param("token", token("series__tally__disease"), "its name here"),
    },
    about="Counts of one disease in one area at one step of time; small ones are masked in other jurisdictions.",
)
