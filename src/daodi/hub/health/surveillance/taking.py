"""Takes a file of counts: finds out its form, its areas and diseases, and keeps every good count of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from daodi.detect.intake.steps import Step, coarser, pace
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.policy import acting_for
from daodi.hub.core.audit.actions import record
from daodi.hub.health.surveillance import placing
from daodi.hub.health.surveillance.keeping import Counted, deliver
from daodi.hub.health.surveillance.models import Delivery, Tally, Unit
from daodi.hub.health.surveillance.reading.dhis2 import is_set, read_values
from daodi.hub.health.surveillance.reading.measure_report import read_reports
from daodi.hub.health.surveillance.reading.said import Read, Said
from daodi.hub.health.surveillance.reading.tables import read_table
from daodi.tables import Problem, Unreadable

LONGEST = 200


@dataclass(frozen=True)
class Taken:
    """What came of a file: a delivery a disease, and what is wrong with the rest."""

    deliveries: tuple[Delivery, ...]
    problems: tuple[Problem, ...]


def take(*, actor: Actor, name: str, content: bytes, disease: str = "", watch: bool = True) -> Taken:
    """Keeps the counts of a file. ``disease`` is meant where the file names none.

    Areas and diseases that are new are added. ``Invalid`` where the file holds no counts at all.
    """
    acting_for(actor)
    if len(content) > settings.DOCUMENT_BYTES:
        raise Invalid({"file": _("It is too long; expected at most %d MB.") % (settings.DOCUMENT_BYTES // 2**20)})
    try:
        found = _read(name, content)
    except Unreadable as error:
        raise Invalid({"file": str(error)}) from error
    return keep_read(actor=actor, found=found, disease=" ".join(disease.split()), watch=watch)


@transaction.atomic
def keep_read(*, actor: Actor, found: Read, disease: str = "", watch: bool = True) -> Taken:
    """Keeps what was read already."""
    problems = list(found.problems)
    by_disease: dict[str, list[Said]] = defaultdict(list)
    for one in found.said:
        named = one.disease or disease
        if not named or len(named) > LONGEST:
            problems.append(
                Problem(found.name, one.row, "disease", _("no disease is named"), _("a disease or syndrome"))
            )
            continue
        by_disease[named].append(one)
    meant = disease if len(by_disease) == 1 else ""
    deliveries = []
    for named, said in by_disease.items():
        tally = _tally(actor, named, meant, said)
        counts = _counts(actor, tally, said, found.name, problems)
        if counts:
            deliveries.append(deliver(actor=actor, tally=tally, counts=counts, name=found.name, watch=watch))
    if not deliveries and not problems:
        raise Invalid({"file": _("It holds no count.")})
    return Taken(tuple(deliveries), tuple(sorted(problems, key=lambda one: one.row)))


def _read(name: str, content: bytes) -> Read:
    said = is_set(content)
    if said is not None and "resourceType" in said:
        return read_reports(name, said)
    if said is not None and "dataValues" in said:
        return read_values(name, said)
    return read_table(name, content)


def _tally(actor: Actor, named: str, meant: str, said: Sequence[Said]) -> Tally:
    """One's own counts of that disease, by any of its names or its data element; made where there are none.

    What is named beside a file, ``meant``, says which disease the file's own word stands for; it is kept.
    """
    tally = placing.tally_named(actor, named) or (placing.tally_named(actor, meant) if meant else None)
    if tally is None:
        tally = Tally(owner=acting_for(actor), disease=meant or named, unit=_unit([one.step for one in said]))
        record(actor=actor, verb="add", subject=tally, changes={"name": tally.disease})
    elif tally.data_element or named == tally.disease:
        return tally
    if meant and named != meant and len(named) <= 40:
        tally.data_element = named
    checked(tally).save()
    return tally


def _unit(steps: Sequence[Step]) -> str:
    if any(one.unit != "day" for one in steps):
        return next(one.unit for one in steps if one.unit != "day")
    return pace([one.number for one in steps])


def _counts(actor: Actor, tally: Tally, said: Sequence[Said], name: str, problems: list[Problem]) -> list[Counted]:
    areas = placing.Areas(actor)
    held: dict[tuple[object, int], Counted] = {}
    for one in said:
        step = coarser(one.step, tally.unit)  # type: ignore[arg-type]
        if step.unit != tally.unit:
            expected = str(Unit(tally.unit).label)
            problems.append(Problem(name, one.row, "date", _("not of the step that is counted here"), expected))
            continue
        try:
            area = areas.named(one.area)
        except placing.NotCounted as error:
            problems.append(Problem(name, one.row, "area", str(error), _("the areas within it")))
            continue
        if (area.pk, step.number) in held:
            problems.append(Problem(name, one.row, one.column, _("a second count of this area and step"), _("one")))
            continue
        held[area.pk, step.number] = Counted(area, step.number, one.cases, one.population)
    return list(held.values())
