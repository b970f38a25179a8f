"""The counts of a tally as one reader sees them: areas down, steps across, sums of what lies within an area."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from uuid import UUID

from daodi.hub.core.access.actor import Actor
from daodi.hub.health.surveillance import queries
from daodi.hub.health.surveillance.models import Area, Cell, Series, Sum, Tally
from daodi.hub.health.surveillance.steps import written


class Withheld(Enum):
    """In the place of a number that this reader does not read."""

    WITHHELD = "withheld"


WITHHELD = Withheld.WITHHELD
Value = int | Withheld | None


@dataclass(frozen=True, kw_only=True)
class Row:
    """An area with its values; ``series`` where it is counted itself, none where its parts are."""

    area: Area
    depth: int
    series: Series | None
    values: Sequence[Value]


@dataclass(frozen=True, kw_only=True)
class Grid:
    """``sums`` are those of all areas at each step; ``outside``: read without what is withheld."""

    tally: Tally
    outside: bool
    steps: Sequence[int]
    rows: Sequence[Row]
    sums: Sequence[Value]
    cells: dict[tuple[UUID, int], Cell] = field(default_factory=dict, repr=False)

    @property
    def written(self) -> list[str]:
        """The steps as they are shown."""
        return [written(self.tally.unit, one) for one in self.steps]


def grid(actor: Actor, tally: Tally, last: int | None = None) -> Grid:
    """The last steps of a tally (all without ``last``), for somebody who reads it."""
    known = queries.cells(actor).filter(series__tally=tally)
    told = sorted(known.order_by().values_list("step", flat=True).distinct())
    steps = list(range(told[0] if last is None else max(told[0], told[-1] - last + 1), told[-1] + 1)) if told else []
    cells = {(one.series_id, one.step): one for one in known.filter(step__gte=steps[0])} if steps else {}
    series = list(tally.series.select_related("area__within", "tally__owner"))
    outside = queries.is_outside(actor, tally)
    return Grid(
        tally=tally,
        outside=outside,
        steps=steps,
        rows=_rows(series, steps, cells),
        sums=_sums(tally, series, steps, cells, outside),
        cells=cells,
    )


def value(cell: Cell | None) -> Value:
    """The number of a count that ``queries.cells`` gave."""
    if cell is None:
        return None
    return WITHHELD if cell.masked else cell.cases  # type: ignore[attr-defined]


def total(values: Iterable[Value]) -> Value:
    """What values come to: nothing where none is told, withheld where one of them is."""
    known = [one for one in values if one is not None]
    if not known:
        return None
    numbers = [one for one in known if not isinstance(one, Withheld)]
    return sum(numbers) if len(numbers) == len(known) else WITHHELD


def _rows(series: Sequence[Series], steps: Sequence[int], cells: dict[tuple[UUID, int], Cell]) -> list[Row]:
    own = {one.area_id: one for one in series}
    parts: dict[object, list[Area]] = defaultdict(list)
    for area in _all(series):
        parts[area.within_id].append(area)

    def values(area: Area) -> list[Value]:
        if area.pk in own:
            return [value(cells.get((own[area.pk].pk, step))) for step in steps]
        return [total(at) for at in zip(*map(values, parts[area.pk]), strict=True)] or [None] * len(steps)

    def rows(within: object, depth: int) -> Iterable[Row]:
        for area in sorted(parts[within], key=lambda one: one.code):
            yield Row(area=area, depth=depth, series=own.get(area.pk), values=values(area))
            yield from rows(area.pk, depth + 1)

    return list(rows(None, 0))


def _all(series: Sequence[Series]) -> list[Area]:
    """The areas of the series, and those in which they lie."""
    known: dict[object, Area] = {}
    for one in series:
        area: Area | None = one.area
        while area is not None and area.pk not in known:
            known[area.pk] = area
            area = area.within
    return list(known.values())


def _sums(
    tally: Tally,
    series: Sequence[Series],
    steps: Sequence[int],
    cells: dict[tuple[UUID, int], Cell],
    outside: bool,
) -> list[Value]:
    withheld = set(Sum.objects.filter(tally=tally, withheld=True).values_list("step", flat=True)) if outside else set()
    sums: list[Value] = []
    for step in steps:
        told = [cells[each.pk, step].cases for each in series if (each.pk, step) in cells]
        sums.append(WITHHELD if step in withheld else sum(told) if told else None)
    return sums
