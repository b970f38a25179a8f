"""Why a paper is needed on a lane: rows of a table, each matched by destination, origin, form, use and material."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from daodi.hub.exchange.papers.kinds import kinds
from daodi.reference import Material, Regulated, Requirement, rows
from daodi.reference.kinds.row import Row
from daodi.reference.load import read

TABLE = Path(__file__).with_name("grounds.csv")
EVERYWHERE = "ALL"
Certainty = Literal["always", "usual", "depends"]


class Ground(Row, frozen=True, kw_only=True, gc=False):
    """When a kind of paper is needed; an empty cell asks nothing. No ``kind``: a rule that asks for no paper.

    ``listed``: ``market:status`` or ``market:status:instrument``, a listing of the material that must be held.
    """

    ground_id: str
    kind: str
    into: str
    out_of: str
    forms: tuple[str, ...]
    uses: tuple[str, ...]
    material_kinds: tuple[str, ...]
    material_ids: tuple[str, ...]
    not_material_ids: tuple[str, ...]
    listed: tuple[str, ...]
    req_id: str
    certainty: Certainty
    condition: str
    clause: str


class Lane(msgspec.Struct, frozen=True, kw_only=True):
    """What goes where: materials (none: not known), what they are made into, from and to which market, for which use.

    ``kind`` and ``use`` may be empty: then what depends on them stays open.
    """

    material_ids: tuple[str, ...]
    kind: str
    origin: str
    market: str
    use: str = ""

    @property
    def crosses(self) -> bool:
        """Whether it leaves one market for another."""
        return self.origin != self.market


class Applies(msgspec.Struct, frozen=True, kw_only=True):
    """That a ground holds on a lane: for which materials, by which listings, and what was left open."""

    ground: Ground
    material_ids: tuple[str, ...]
    listings: tuple[Regulated, ...]
    open: tuple[str, ...]


@functools.cache
def grounds() -> tuple[Ground, ...]:
    """The table, in its order."""
    return read(TABLE, Ground)


@functools.cache
def requirements() -> dict[str, Requirement]:
    """What markets ask for besides numbers, by id."""
    return {row.req_id: row for row in rows(Requirement)}


@functools.cache
def materials() -> dict[str, Material]:
    """The materials by id."""
    return {row.id: row for row in rows(Material)}


@functools.cache
def _listings() -> dict[str, tuple[Regulated, ...]]:
    found: dict[str, list[Regulated]] = {}
    for row in rows(Regulated):
        found.setdefault(row.material_id, []).append(row)
    return {material: tuple(listed) for material, listed in found.items() if material}


def listings(material_ids: Iterable[str]) -> tuple[Regulated, ...]:
    """What any jurisdiction says of these materials."""
    return tuple(row for one in material_ids for row in _listings().get(one, ()))


def on_lane(lane: Lane) -> list[Applies]:
    """The grounds that hold on a lane, in the order of the table."""
    return [found for ground in grounds() if (found := _applies(ground, lane))]


def _applies(ground: Ground, lane: Lane) -> Applies | None:
    if not _on_the_way(ground, lane):
        return None
    form, use = _among(lane.kind, ground.forms), _among(lane.use, ground.uses)
    if form is False or use is False:
        return None
    meant = [one for one in lane.material_ids if _of_the_material(ground, one)]
    of_some = bool(ground.material_ids or ground.listed)
    of_a_kind = bool(ground.material_kinds)
    if not meant and (lane.material_ids or of_some):
        return None
    left_open = {"form": form is None, "use": use is None, "material": of_a_kind and not lane.material_ids}
    return Applies(
        ground=ground,
        material_ids=tuple(meant) if of_some or of_a_kind else (),
        listings=_matching(ground.listed, meant),
        open=tuple(name for name, is_open in left_open.items() if is_open),
    )


def _on_the_way(ground: Ground, lane: Lane) -> bool:
    if not lane.crosses and (ground.out_of or (ground.kind and kinds()[ground.kind].border == "yes")):
        return False
    there = ground.into in ("", EVERYWHERE, lane.market)
    return there and ground.out_of in ("", lane.origin)


def _among(value: str, wanted: Sequence[str]) -> bool | None:
    """Whether the value is one of those asked for; None where it isn't known."""
    return True if not wanted else value in wanted if value else None


def _of_the_material(ground: Ground, material_id: str) -> bool:
    if material_id in ground.not_material_ids:
        return False
    if ground.material_ids and material_id not in ground.material_ids:
        return False
    row = materials().get(material_id)
    if ground.material_kinds and (row is None or row.kind not in ground.material_kinds):
        return False
    return not ground.listed or bool(_matching(ground.listed, [material_id]))


def _matching(listed: Sequence[str], material_ids: Sequence[str]) -> tuple[Regulated, ...]:
    patterns = [pattern.split(":", 2) for pattern in listed]
    return tuple(row for row in listings(material_ids) if any(_fits(row, *pattern) for pattern in patterns))


def _fits(row: Regulated, market: str, status: str, instrument: str = "") -> bool:
    return row.market == market and row.status == status and row.instrument.startswith(instrument)
