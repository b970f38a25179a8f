"""Rows about what materials are, and what is said of them."""

from __future__ import annotations

from typing import Literal

from daodi.reference.kinds.row import Row


class Material(Row, frozen=True, kw_only=True, gc=False):
    """A medicinal material: one drug as pharmacopoeias know it. ``toxic`` "none" means that no class is stated."""

    id: str
    latin: str
    zh_hans: str
    zh_hant: str
    pinyin: str
    english: str
    part: str
    kind: Literal["plant", "animal", "mineral", "fungus", "other"]
    toxic: Literal["", "none", "slight", "toxic", "very toxic"]
    editions: tuple[str, ...]


class Species(Row, frozen=True, kw_only=True, gc=False):
    """A species (or variety) that a material may come from; the authors are those of ``species``, where known."""

    material_id: str
    species: str
    authors: str
    family: str
    rank: Literal["species", "variety", "subspecies", "cultivar"]
    name_in_pharmacopoeia: str
    accepted_name: str
    accepted_source: str


class Regulated(Row, frozen=True, kw_only=True, gc=False):
    """What a jurisdiction says of a species or material; market ``ALL`` is international (CITES)."""

    subject: str
    material_id: str
    market: str
    status: Literal["banned", "restricted", "national protected", "CITES-I", "CITES-II", "CITES-III"]
    instrument: str
    detail: str


class Tradition(Row, frozen=True, kw_only=True, gc=False):
    """Another medical tradition that uses the material."""

    material_id: str
    tradition: str
    statement: str


class HsCode(Row, frozen=True, kw_only=True, gc=False):
    """A heading of the Harmonized System; ``material_ids`` were assigned here (``*``: any other plant material)."""

    hs_code: str
    description: str
    material_ids: tuple[str, ...]
    mapping_source: str


class Region(Row, frozen=True, kw_only=True, gc=False):
    """A traditional production region (道地); where a material is held to be best, not where a lot came from."""

    material_id: str
    name_as_printed: str
    region: str
    provinces: tuple[str, ...]
    country: str
    kind: Literal["daodi", "main-production", "gi"]
    note: str
