"""How far the needs are met: a bar for each sort, its parts by how far they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from daodi.hub.health.emergencies.sorts import Kind, kind_of, sort_name, sorts

WIDTH = 1000
PARTS = ("arrived", "sent", "agreed", "matched")
ORDER = {sort: place for place, sort in enumerate(sorts())}


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar: which stage, where it begins, how long it is."""

    stage: str
    x: int
    width: int


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One sort in one unit: its amounts, and the pieces of its bar out of ``WIDTH``."""

    sort: str
    name: str
    unit: str
    amounts: Mapping[str, Decimal]
    parts: tuple[Part, ...]


@dataclass(frozen=True, kw_only=True)
class Group:
    """The bars of one kind: supplies, staff, laboratories or beds."""

    kind: Kind
    bars: tuple[Bar, ...]


def groups(met: Iterable[Mapping[str, str]]) -> list[Group]:
    """The bars kind by kind, of lines as ``queries.met`` gives them; a sort that is no more is left out."""
    bars: dict[str, list[Bar]] = {}
    for line in sorted(met, key=lambda one: (ORDER.get(one["sort"], len(ORDER)), one["unit"])):
        if line["sort"] in sorts():
            bars.setdefault(kind_of(line["sort"]), []).append(_bar(line))
    return [Group(kind=kind, bars=tuple(bars[kind.value])) for kind in Kind if kind.value in bars]


def _bar(line: Mapping[str, str]) -> Bar:
    amounts = {name: Decimal(value) for name, value in line.items() if name not in ("sort", "unit")}
    return Bar(
        sort=line["sort"],
        name=sort_name(line["sort"]),
        unit=line["unit"],
        amounts=amounts,
        parts=tuple(_parts(amounts)),
    )


def _parts(amounts: Mapping[str, Decimal]) -> Iterable[Part]:
    x, needed = 0, amounts["needed"]
    for stage in PARTS:
        width = min(int(WIDTH * amounts[stage] / needed), WIDTH - x) if needed else 0
        if width:
            yield Part(stage, x, width)
            x += width
