"""The counts as FHIR MeasureReports, at ``/fhir``."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from daodi.detect.intake.steps import coarser
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed
from daodi.hub.health.fhir.asking import ALL, NONE, Lookup, moment, period, reference, token
from daodi.hub.health.fhir.registry import Param, Resource, Served
from daodi.hub.health.surveillance import queries
from daodi.hub.health.surveillance.models import Cell
from daodi.hub.health.surveillance.reading.measure_report import MEASURE, Amiss, read_one, written
from daodi.hub.health.surveillance.reading.said import Read
from daodi.hub.health.surveillance.taking import keep_read


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


def _measure(value: str, _modifier: str) -> Q:
    """The counts of one disease, by the address of its measure."""
    try:
        return Q(series__tally=UUID(value.rpartition("/")[2].removeprefix(MEASURE)))
    except ValueError:
        return NONE


def _area(value: str, _modifier: str) -> Q:
    """The counts of an area, by its code."""
    return Q(series__area__code=value.rpartition("|")[2])


def _status(value: str, _modifier: str) -> Q:
    return ALL if value.rpartition("|")[2] == "complete" else NONE


REPORT = Served(
    type="MeasureReport",
    seen=queries.cells,
    written=written,
    taken=taken,
    params={
        "measure": Param(
            "reference", Lookup(_measure, ("series__tally",), types=("Measure",)), "the disease that is counted"
        ),
        "period": Param("date", period("starts_on", "ends_on"), "the day, week or month"),
        "date": Param("date", moment("changed_at"), "when it was last told"),
        "reporter": Param("reference", reference("series__tally__owner", "Organization"), "who counts"),
        "status": Param("token", Lookup(_status, ("step",)), "always complete"),
        "subject-identifier": Param("token", Lookup(_area, ("series__area__code",)), "the code of the area"),
        "disease": Param("token", token("series__tally__disease"), "its name here"),
    },
    about="Counts of one disease in one area at one step of time; small ones are masked in other jurisdictions.",
)
