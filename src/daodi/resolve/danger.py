"""What one must know before using an answer: confusable and shared names, bans, listings, toxicity."""

from __future__ import annotations

import functools
from collections import defaultdict

from daodi.reference import ClearName, Confusable, Material, ProcessedForm, Regulated, Row, SharedName, Synonym, rows
from daodi.resolve import fold, vocabulary
from daodi.resolve.answer import Caution
from daodi.resolve.answer import CautionKind as Kind

KINDS: dict[str, Kind] = {"banned": "banned", "restricted": "restricted", "national protected": "protected"}
GRAVEST_FIRST = ("banned", "confusable", "shared", "toxic", "processing", "restricted", "cites", "protected")
TOXIC = ("slight", "toxic", "very toxic")


@functools.cache
def materials() -> dict[str, Material]:
    """The materials by id."""
    return {row.id: row for row in rows(Material)}


@functools.cache
def confusable_names() -> dict[str, tuple[Confusable, ...]]:
    """The rows of confusables by the plain forms of their names."""
    found: dict[str, list[Confusable]] = defaultdict(list)
    for row in rows(Confusable):
        for plain in dict.fromkeys(map(fold.key, row.names)):
            found[plain].append(row)
    return {plain: tuple(held) for plain, held in found.items()}


@functools.cache
def clear_names() -> dict[str, str]:
    """Names of the table of confusables of which one sense is clearly meant, with that material."""
    return {fold.key(row.name): row.material_id for row in rows(ClearName)}


@functools.cache
def shared_names() -> dict[str, SharedName]:
    """The shared names by their plain forms."""
    return {fold.key(row.name): row for row in rows(SharedName)}


@functools.cache
def telling_names() -> frozenset[str]:
    """The plain forms that the tables of confusable and shared names hold."""
    return frozenset(confusable_names()) | frozenset(shared_names())


@functools.cache
def bases() -> dict[str, str]:
    """The base material of each processed form that has its own row."""
    found: dict[str, str] = {}
    for row in rows(ProcessedForm):
        if row.form_material_id and row.form_material_id != row.base_material_id:
            found.setdefault(row.form_material_id, row.base_material_id)
    return found


@functools.cache
def cautions(material: str) -> tuple[Caution, ...]:
    """All that must be said of a material, the gravest first."""
    said = [*_regulations().get(material, ()), *_toxicity(material), *_confusions().get(material, ())]
    return tuple(sorted(said, key=gravity))


def gravity(caution: Caution) -> int:
    """Sorts cautions, the gravest first."""
    return GRAVEST_FIRST.index(caution.kind)


@functools.cache
def _confusions() -> dict[str, list[Caution]]:
    found: dict[str, list[Caution]] = defaultdict(list)
    for row in rows(Confusable):
        for material in dict.fromkeys((row.material_id, row.other_material_id)):
            if material:
                found[material].append(_confusion(row, material))
    return found


def _confusion(row: Confusable, material: str) -> Caution:
    other = row.material_id if material == row.other_material_id else row.other_material_id
    return _caution("confusable", " / ".join(row.names), other or row.other, row.why, row)


@functools.cache
def _regulations() -> dict[str, list[Caution]]:
    found: dict[str, list[Caution]] = defaultdict(list)
    for row in rows(Regulated):
        why = "; ".join(filter(None, (f"{row.status} ({row.market})", row.instrument, row.detail)))
        kind = KINDS.get(row.status, "cites")
        found[row.material_id].append(_caution(kind, row.subject, row.market, why, row))
    return found


def _toxicity(material: str) -> list[Caution]:
    row = materials()[material]
    if row.toxic not in TOXIC:
        return []
    return [_caution("toxic", row.latin, "", f"toxicity class held: {row.toxic}", row)]


@functools.cache
def other_species() -> dict[str, Caution]:
    """Botanical names that are not of the pharmacopoeia's species, but go in trade for it."""
    how = {"traded as": "another species, traded as", "misapplied": "a name misapplied to"}
    return {
        row.name: _caution("confusable", row.name, row.species, f"{how[row.relation]} {row.species}", row)
        for row in rows(Synonym)
        if row.relation in how
    }


def processed(material: str, method: str) -> Caution | None:
    """What processing changes, and that it must not be left out of the name."""
    row = vocabulary.described(method)
    if row is None:
        return None
    base = bases().get(material, material)
    lowers = base in row.lowers_toxicity_of
    why = f"{method}: {row.english}; {row.changes}" + (
        "; held to lower the toxicity of this material" if lowers else ""
    )
    return _caution("processing", method, base, why, row)


def _caution(kind: Kind, name: str, other: str, why: str, row: Row) -> Caution:
    return Caution(kind=kind, name=name, other=other, why=why, source=row.source, quality=row.quality)
