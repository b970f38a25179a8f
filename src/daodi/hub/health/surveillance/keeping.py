"""Keeps what was counted: each count with its revisions, and which of them stay within the jurisdiction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.audit.actions import record
from daodi.hub.core.jobs.actions import ask
from daodi.hub.health.surveillance.models import Area, Cell, Delivery, Revision, Series, Sum, Tally
from daodi.hub.health.surveillance.policy import may_change
from daodi.hub.health.surveillance.steps import days
from daodi.hub.health.surveillance.watching import KIND
from daodi.hub.health.surveillance.withholding import Left, left_out

AT_ONCE = 500  # steps or rows that one question to the database names


@dataclass(frozen=True)
class Counted:
    """A count of an area at a step."""

    area: Area
    step: int
    cases: int
    population: float | None = None


@transaction.atomic
def deliver(*, actor: Actor, tally: Tally, counts: Sequence[Counted], name: str = "", watch: bool = True) -> Delivery:
    """Keeps the counts: new ones, and revisions of those that were told otherwise. The same told again changes nothing.

    With ``watch`` a job judges them.
    """
    may_change(actor, tally)
    tally = Tally.objects.select_for_update(of=("self",)).select_related("owner").get(pk=tally.pk)
    delivery = Delivery.objects.create(tally=tally, owner=tally.owner, name=name[:255], person=actor.user)
    before = _before(tally, {one.step for one in counts})
    touched = _keep(delivery, counts)
    _withhold(tally, touched, before)
    delivery.save(update_fields=["new", "revised"])
    record(actor=actor, verb="deliver", subject=tally, changes={"new": delivery.new, "revised": delivery.revised})
    if watch and touched:
        ask(actor=actor, kind=KIND, params={"delivery": str(delivery.pk)})
    return delivery


def _keep(delivery: Delivery, counts: Sequence[Counted]) -> set[int]:
    """Writes what is new or otherwise; the steps of which anything is."""
    series = _series(delivery.tally, {one.area.pk: one.area for one in counts}.values())
    held = {(one.series_id, one.step): one for one in _cells(delivery.tally, {one.step for one in counts})}
    new: list[Cell] = []
    revised: list[Cell] = []
    sized: list[Cell] = []
    for one in counts:
        cell = held.get((series[one.area.pk].pk, one.step))
        if cell is None:
            new.append(_cell(series[one.area.pk], delivery.tally.unit, one))
        elif cell.cases != one.cases:
            cell.cases, cell.revision, cell.changed_at = one.cases, cell.revision + 1, timezone.now()
            cell.population = one.population or cell.population
            revised.append(cell)
        elif one.population and one.population != cell.population:
            cell.population, cell.changed_at = one.population, timezone.now()
            sized.append(cell)
    Cell.objects.bulk_create(new, batch_size=AT_ONCE)
    Cell.objects.bulk_update([*revised, *sized], ["cases", "population", "revision", "changed_at"], batch_size=AT_ONCE)
    Revision.objects.bulk_create(
        (Revision(cell=one, number=one.revision, cases=one.cases, delivery=delivery) for one in [*new, *revised]),
        batch_size=AT_ONCE,
    )
    delivery.new, delivery.revised = len(new), len(revised)
    return {one.step for one in [*new, *revised]}


def _cell(series: Series, unit: str, one: Counted) -> Cell:
    first, last = days(unit, one.step)
    told = {"cases": one.cases, "population": one.population}
    return Cell(series=series, step=one.step, starts_on=first, ends_on=last, **told)


def _before(tally: Tally, steps: set[int]) -> dict[int, Left[object]]:
    """What is left out of those steps that were told before."""
    areas: dict[int, set[object]] = defaultdict(set)
    for cell in _cells(tally, steps):
        if cell.withheld:
            areas[cell.step].add(cell.series_id)
    sums = Sum.objects.filter(tally=tally, step__gte=min(steps, default=0), step__lte=max(steps, default=0))
    return {one.step: Left(frozenset(areas[one.step]), one.withheld) for one in sums}


def _withhold(tally: Tally, steps: set[int], before: dict[int, Left[object]]) -> None:
    """Says anew what of the touched steps is withheld."""
    counts: dict[int, dict[object, Cell]] = defaultdict(dict)
    for cell in _cells(tally, steps):
        counts[cell.step][cell.series_id] = cell
    changed: list[Cell] = []
    sums: list[Sum] = []
    for step, cells in counts.items():
        left = left_out({series: cell.cases for series, cell in cells.items()}, before.get(step))
        sums.append(Sum(tally=tally, step=step, withheld=left.sum))
        for series, cell in cells.items():
            if cell.withheld != (series in left.areas):
                cell.withheld = series in left.areas
                changed.append(cell)
    Cell.objects.bulk_update(changed, ["withheld"], batch_size=AT_ONCE)
    Sum.objects.bulk_create(
        sums, batch_size=AT_ONCE, update_conflicts=True, unique_fields=["tally", "step"], update_fields=["withheld"]
    )


def _cells(tally: Tally, steps: set[int]) -> list[Cell]:
    """The counts of all areas at these steps."""
    if not steps:
        return []
    between = Cell.objects.filter(series__tally=tally, step__gte=min(steps), step__lte=max(steps))
    return [one for one in between if one.step in steps]


def _series(tally: Tally, areas: Iterable[Area]) -> dict[object, Series]:
    """The series of each area, made where there is none."""
    held: dict[object, Series] = {one.area_id: one for one in tally.series.all()}
    new = [Series(tally=tally, area=area) for area in areas if area.pk not in held]
    return held | {one.area_id: one for one in Series.objects.bulk_create(new)}
