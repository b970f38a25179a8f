"""What is held of materials: the list with its filters, and everything of one."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TypeVar

from daodi.check.notation import analyte as analyte_of
from daodi.check.plan import Planned, plan
from daodi.check.rules import Rulebook
from daodi.hub.core.rulebook.laid import book
from daodi.reference import (
    Confusable,
    HsCode,
    Material,
    Name,
    ProcessedForm,
    Region,
    Regulated,
    Row,
    SharedName,
    Species,
    Tradition,
    rows,
)

R = TypeVar("R", bound=Row)
Found = dict[str, dict[str, tuple[Planned, ...]]]
POISONOUS = ("slight", "toxic", "very toxic")
OTHER_PLANTS = "*"
SYSTEMS_FIRST = ("zh_hans", "zh_hant", "latin_chp", "pinyin", "english", "thp", "jp18", "ja", "ko", "vi", "pheur")


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What the list is narrowed to; empty means all."""

    part: str = ""
    kind: str = ""
    toxic: str = ""
    letter: str = ""

    def takes(self, row: Material) -> bool:
        """Whether a material passes."""
        return (
            self.part in ("", row.part)
            and self.kind in ("", row.kind)
            and self._poison(row)
            and row.latin.upper().startswith(self.letter.upper())
        )

    def _poison(self, row: Material) -> bool:
        return row.toxic in POISONOUS if self.toxic == "any" else self.toxic in ("", row.toxic)


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Limits of a material side by side: a row a test, a cell a market with its rules."""

    markets: tuple[str, ...]
    own: tuple[tuple[str, tuple[tuple[Planned, ...], ...]], ...]
    general: tuple[tuple[str, tuple[tuple[Planned, ...], ...]], ...]


@dataclass(frozen=True, kw_only=True)
class Everything:
    """All that the tables hold of one material."""

    row: Material
    names: tuple[Name, ...]
    species: tuple[Species, ...]
    confusables: tuple[Confusable, ...]
    shared: tuple[SharedName, ...]
    regulated: tuple[Regulated, ...]
    traditions: tuple[Tradition, ...]
    customs: tuple[HsCode, ...]
    processed: tuple[ProcessedForm, ...]
    regions: tuple[Region, ...]


def listed(filters: Filters) -> list[Material]:
    """The materials that pass, by their Latin title."""
    return sorted(filter(filters.takes, rows(Material)), key=lambda row: row.latin)


@functools.cache
def parts() -> tuple[str, ...]:
    """The parts that some material is, the most frequent first."""
    counted: dict[str, int] = {}
    for row in rows(Material):
        counted[row.part] = counted.get(row.part, 0) + 1
    return tuple(sorted(counted, key=lambda part: -counted[part]))


@functools.cache
def letters() -> tuple[str, ...]:
    """The first letters of the Latin titles."""
    return tuple(sorted({row.latin[0].upper() for row in rows(Material)}))


def everything(material_id: str) -> Everything | None:
    """All of one material; None where there is none by this id."""
    row = next((row for row in rows(Material) if row.id == material_id), None)
    if row is None:
        return None
    return Everything(
        row=row,
        names=tuple(sorted(_of(Name, material_id), key=_place)),
        species=_of(Species, material_id),
        confusables=tuple(one for one in rows(Confusable) if material_id in (one.material_id, one.other_material_id)),
        shared=tuple(one for one in rows(SharedName) if material_id in one.material_ids),
        regulated=tuple(sorted(_of(Regulated, material_id), key=lambda one: (one.status != "banned", one.market))),
        traditions=_of(Tradition, material_id),
        customs=_customs(row),
        processed=tuple(one for one in rows(ProcessedForm) if one.base_material_id == material_id),
        regions=_of(Region, material_id),
    )


def _of(kind: type[R], material_id: str) -> tuple[R, ...]:
    return tuple(row for row in rows(kind) if row.material_id == material_id)


def _place(name: Name) -> tuple[int, str, int]:
    first = SYSTEMS_FIRST.index(name.system) if name.system in SYSTEMS_FIRST else len(SYSTEMS_FIRST)
    return first, name.system, ("official", "secondary", "curated").index(name.quality)


def chosen(names: Sequence[Name]) -> tuple[list[Name], list[Name]]:
    """One name of each system that people look for first, and all the others."""
    first: dict[str, Name] = {}
    for row in names:
        if row.system in SYSTEMS_FIRST and _better(row, first.get(row.system)):
            first[row.system] = row
    kept = [first[system] for system in SYSTEMS_FIRST if system in first]
    return kept, [row for row in names if row not in kept]


def _better(row: Name, held: Name | None) -> bool:
    """The first one, but pinyin with its tones before pinyin without."""
    return held is None or (row.system == "pinyin" and held.name.isascii() and not row.name.isascii())


def _customs(row: Material) -> tuple[HsCode, ...]:
    own = tuple(one for one in rows(HsCode) if row.id in one.material_ids)
    plants = tuple(one for one in rows(HsCode) if OTHER_PLANTS in one.material_ids)
    return own or (plants if row.kind == "plant" else ())


def limits(material_id: str, on: date) -> Limits:
    """The limits that rules held set for a material, side by side; rules on classes of materials stand apart."""
    return _limits(material_id, on, book())


@functools.lru_cache(maxsize=1024)
def _limits(material_id: str, on: date, rules: Rulebook) -> Limits:
    held = {code: plan(material_id, market=code, on=on, rules=rules).tests for code in rules.binding_markets}
    markets = tuple(code for code, tests in held.items() if tests)
    own: Found = {}
    general: Found = {}
    for code in markets:
        for name, tests in groupby(sorted(held[code], key=lambda one: one.analyte), key=lambda one: one.analyte):
            found = _distinct(tests)
            narrow = any(rules.rule_of(code, one.rule_id).limit.scope_kind in ("material", "form") for one in found)
            (own if narrow else general).setdefault(name, {})[code] = found
    for name in own.keys() & general.keys():
        own[name] |= general.pop(name)
    return Limits(markets=markets, own=_lines(own, markets), general=_lines(general, markets))


def _distinct(tests: Iterable[Planned]) -> tuple[Planned, ...]:
    """Each rule once, those that decide first."""
    kept: dict[str, Planned] = {}
    for one in tests:
        if one.rule_id not in kept or one.required:
            kept[one.rule_id] = one
    return tuple(sorted(kept.values(), key=lambda one: not one.required))


def _lines(found: Found, markets: Sequence[str]) -> tuple[tuple[str, tuple[tuple[Planned, ...], ...]], ...]:
    ordered = sorted(found, key=lambda name: (group_of(name), name))
    return tuple((name, tuple(found[name].get(code, ()) for code in markets)) for name in ordered)


def group_of(name: str) -> str:
    """The group of a test: metals, pesticides ..."""
    known = analyte_of(name)
    return known.group if known else "other-contaminants"
