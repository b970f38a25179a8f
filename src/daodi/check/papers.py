"""What a market asks for besides numbers, and how much of its rules is held."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from daodi.check.verdict import Coverage, Requirement
from daodi.reference import Coverage as CoverageRow
from daodi.reference import Material, Regulated, rows
from daodi.reference import Requirement as RequirementRow

EVERYWHERE = "ALL"
OF_A_MARKET = ("banned", "restricted", "protected")
WHOLE = frozenset({"complete", "not-regulated-there-known"})
FINISHED_ROUTES = frozenset({"finished-medicine", "food-supplement"})
FOOD_ROUTES = frozenset({"food", "spice", "tea", "food-supplement"})


@functools.lru_cache(maxsize=65536)
def requirements(material_id: str | None, market: str, routes: tuple[str, ...]) -> tuple[Requirement, ...]:
    """Bans, listings, permits and papers of a market for a material on its routes; bans first."""
    open_routes = frozenset(routes)
    listed = [_listing(row) for row in _regulated().get(material_id or "", ()) if row.market in (market, EVERYWHERE)]
    papers = [_paper(row) for row in rows(RequirementRow) if _asked(row, material_id, market, open_routes)]
    order = ("banned", "cites", "restricted", "protected", "paper", "customs")
    return tuple(sorted(listed + papers, key=lambda one: order.index(one.kind)))


def ban(material_id: str | None, market: str) -> Regulated | None:
    """The row that bans the material in the market, if one is held."""
    for row in _regulated().get(material_id or "", ()):
        if row.market == market and row.status == "banned":
            return row
    return None


@functools.lru_cache(maxsize=4096)
def coverage(market: str, routes: tuple[str, ...]) -> Coverage:
    """What is held of a market's rules for these routes; every group that is not complete says what is missing."""
    cells = [row for row in rows(CoverageRow) if row.market == market and row.use in set(routes)]
    held = {row.held for row in cells}
    complete = held <= WHOLE and bool(held)
    status = "complete" if complete else "none" if held <= {"none"} else "partial"
    return Coverage(status=status, not_held=tuple(_not_held(cells)))  # type: ignore[arg-type]


def _not_held(cells: Sequence[CoverageRow]) -> Iterator[str]:
    """One line a group of rules, in the order of the table."""
    missing: dict[str, dict[str, None]] = {}
    for row in cells:
        if row.missing and row.held not in WHOLE:
            missing.setdefault(row.group, {}).update(dict.fromkeys(row.missing.split("; ")))
    for group, texts in missing.items():
        yield f"{group}: {'; '.join(texts)}"


def warnings_in(market: str, warnings: Iterable[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """The warnings that matter in a market: dangers of the name everywhere, bans and restrictions only there.

    Of two warnings that say the same from either side, or twice of one pair, the first is kept.
    """
    kept, said = [], set[tuple[str, str, str]]()
    for warning in warnings:
        kind, name, other = warning["kind"], warning["name"], warning["with"]
        if kind in OF_A_MARKET and other not in (market, EVERYWHERE):
            continue
        marks = {(kind, name, other), (kind, name, warning["why"])}
        if said.isdisjoint(marks):
            kept.append(warning)
        said |= marks
    return tuple(kept)


@functools.cache
def _regulated() -> dict[str, list[Regulated]]:
    found: dict[str, list[Regulated]] = {}
    for row in rows(Regulated):
        if row.material_id:
            found.setdefault(row.material_id, []).append(row)
    return found


def _listing(row: Regulated) -> Requirement:
    kinds = {"banned": "banned", "restricted": "restricted", "national protected": "protected"}
    return Requirement(
        kind=kinds.get(row.status, "cites"),
        requirement=f"{row.subject}: {row.status}" + (f"; {row.detail}" if row.detail else ""),
        clause=row.instrument,
        source_url=row.source,
        source_quality=row.quality,
    )


def _paper(row: RequirementRow) -> Requirement:
    return Requirement(
        kind="customs" if row.subject == "customs" else "paper",
        requirement=row.requirement,
        clause=row.instrument,
        source_url=row.source,
        source_quality=row.quality,
        note=row.note,
    )


def _asked(row: RequirementRow, material_id: str | None, market: str, routes: frozenset[str]) -> bool:
    if row.market == EVERYWHERE:
        return row.subject == "customs" or _cites(row, material_id)
    return row.market == market and _for_routes(row.subject, routes)


def _for_routes(subject: str, routes: frozenset[str]) -> bool:
    """The subject's own words say whom it concerns; importers, sellers and makers are always told."""
    if subject == "finished product":
        return not routes or bool(routes & FINISHED_ROUTES)
    if subject == "material":
        return not routes or bool(routes - FINISHED_ROUTES)
    if subject in ("food", "food supplement"):
        return not routes or bool(routes & FOOD_ROUTES)
    return True


def _cites(row: RequirementRow, material_id: str | None) -> bool:
    """A general CITES line is told only where a listing of this material is held."""
    listed: Sequence[Regulated] = _regulated().get(material_id or "", ())
    if not any(one.status.startswith("CITES") for one in listed):
        return False
    material = _materials().get(material_id or "")
    return material is not None and any(one.subject.split()[0] in row.requirement for one in listed)


@functools.cache
def _materials() -> dict[str, Material]:
    return {row.id: row for row in rows(Material)}
