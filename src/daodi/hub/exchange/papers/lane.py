"""All that is said of a lane: what stops the goods, their papers and headings, and what is not held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import msgspec

from daodi.hub.exchange.papers.grounds import EVERYWHERE, Lane, listings, on_lane
from daodi.hub.exchange.papers.headings import Heading, heading
from daodi.hub.exchange.papers.needed import Because, Held, Lot, Need, because, needed_on
from daodi.reference import Regulated


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """The answer. ``stops``: bans there or here; ``listings``: what else is said of the materials;
    ``notes``: rules that ask for no paper; ``silent``: markets of the lane of which no rule for these goods is held."""

    lanes: tuple[Lane, ...]
    on: date
    stops: tuple[Regulated, ...]
    needs: tuple[Need, ...]
    headings: tuple[Heading, ...]
    unclassified: tuple[str, ...]
    listings: tuple[Regulated, ...]
    notes: tuple[Because, ...]
    silent: tuple[str, ...]

    def count(self, status: str) -> int:
        """How many papers stand so."""
        return sum(need.status == status for need in self.needs)

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        return dict(msgspec.to_builtins(self))


def told(lanes: Sequence[Lane], *, on: date, lots: Sequence[Lot] = (), held: Sequence[Held] | None = None) -> Told:
    """Everything that is held of goods on their way, on one day."""
    ways = {code for lane in lanes for code in (lane.origin, lane.market)}
    listed = listings(dict.fromkeys(one for lane in lanes for one in lane.material_ids))
    here = [row for row in dict.fromkeys(listed) if row.market in ways | {EVERYWHERE}]
    found = {(one, lane.kind): heading(one, lane.kind) for lane in lanes for one in lane.material_ids}
    return Told(
        lanes=tuple(lanes),
        on=on,
        stops=tuple(row for row in here if row.status == "banned"),
        needs=tuple(needed_on(lanes, on=on, lots=lots, held=held)),
        headings=tuple(one for one in found.values() if one),
        unclassified=tuple(dict.fromkeys(material for (material, _kind), one in found.items() if one is None)),
        listings=tuple(row for row in here if row.status != "banned"),
        notes=tuple(dict.fromkeys(_notes(lanes))),
        silent=tuple(dict.fromkeys(_silent(lanes))),
    )


def _notes(lanes: Iterable[Lane]) -> Iterable[Because]:
    for lane in lanes:
        yield from (
            because(one, lane) for one in on_lane(lane) if not one.ground.kind and one.ground.into != EVERYWHERE
        )


def _silent(lanes: Iterable[Lane]) -> Iterable[str]:
    for lane in lanes:
        applied = [one.ground for one in on_lane(lane)]
        if lane.crosses and not any(one.out_of == lane.origin for one in applied):
            yield lane.origin
        if not any(one.into == lane.market for one in applied):
            yield lane.market
