"""What a row of each reference table is: one struct a table, one field a column.

Every row names its ``source`` and its ``quality``:

- ``official``: read in the authority's own text
- ``secondary``: read in a paper, notice, data set or copy
- ``curated``: written from knowledge or by rule, not read in a source; never shown as verified

An empty text means *not known*. Several values in one cell stand between ``|``.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Quality = Literal["official", "secondary", "curated"]
Force = Literal[
    "binding",
    "guideline",
    "voluntary",
    "warning-duty",
    "draft",
    "proposal",
    "survey",
    "quotation-presumed",
    "back-calculated",
]
ScopeKind = Literal["form", "material", "class", "all"]


class Row(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A row of a reference table."""

    source: str
    quality: Quality


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
    """A species (or variety) that a material may come from."""

    material_id: str
    species: str
    family: str
    rank: Literal["species", "variety", "subspecies", "cultivar"]
    name_in_pharmacopoeia: str
    accepted_name: str
    accepted_source: str


class Name(Row, frozen=True, kw_only=True, gc=False):
    """A name of a material in a language or system (``latin_chp``, ``jp18``, ``thp``, ``pinyin``, ``trade`` ...)."""

    material_id: str
    name: str
    system: str


class SharedName(Row, frozen=True, kw_only=True, gc=False):
    """A name that belongs to two or more materials: never resolved without a hint."""

    name: str
    material_ids: tuple[str, ...]
    systems: tuple[str, ...]


class Confusable(Row, frozen=True, kw_only=True, gc=False):
    """Spellings that hide a dangerous difference; the other side is a material or a species in words."""

    names: tuple[str, ...]
    material_id: str
    other_material_id: str
    other: str
    why: str


class Regulated(Row, frozen=True, kw_only=True, gc=False):
    """What a jurisdiction says of a species or material; market ``ALL`` is international (CITES)."""

    subject: str
    material_id: str
    market: str
    status: Literal["banned", "restricted", "national protected", "CITES-I", "CITES-II", "CITES-III"]
    instrument: str
    detail: str


class Processing(Row, frozen=True, kw_only=True, gc=False):
    """A way of processing (炙 炒 酒 醋 ...), what it changes and whose toxicity it lowers."""

    zh_hans: str
    zh_hant: str
    pinyin: str
    english: str
    changes: str
    lowers_toxicity_of: tuple[str, ...]
    material_ids: tuple[str, ...]


class ProcessedForm(Row, frozen=True, kw_only=True, gc=False):
    """The name of a processed form, its base material, and its own material where it has a monograph."""

    zh_hans: str
    zh_hant: str
    pinyin: str
    base_material_id: str
    form_material_id: str
    method_zh: str


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


class Limit(Row, frozen=True, kw_only=True, gc=False):
    """A numeric rule. ``value`` keeps the printed digits: they decide the rounding. ``source`` is an address."""

    rule_id: str
    market: str
    document: str
    edition: str
    clause: str
    effective_from: str
    effective_to: str
    scope_kind: ScopeKind
    scope: str
    analyte: str
    cas: str
    operator: Literal["<=", ">=", "<", "absent"]
    value: str
    unit: str
    basis: str
    sum_of: tuple[str, ...]
    note: str
    doc_id: str


class Document(Row, frozen=True, kw_only=True, gc=False):
    """A document of rules in one edition: its legal force, uses and dates."""

    doc_id: str
    market: str
    document: str
    edition: str
    force: Force
    uses: tuple[str, ...]
    effective_from: str
    effective_to: str
    superseded_by: str
    read_in: str
    independent_of_decisions: Literal["yes", "no"]
    note: str
    status: Literal["in-force", "unknown", "superseded", "never-in-force"]
    last_seen_in_force: str
    binding_if: str
    force_basis: str
    force_read: str


class Coverage(Row, frozen=True, kw_only=True, gc=False):
    """What is held, and what is not, of a market's rules for one use and one group of rules."""

    market: str
    use: str
    group: str
    held: Literal["complete", "partial", "none", "not-regulated-there-known"]
    rules_open: int
    binding_read: int
    binding_read_seen_in_force: int
    binding_from_memory: int
    missing: str
    as_of: str
    note: str


class Requirement(Row, frozen=True, kw_only=True, gc=False):
    """What a market asks for that is no number: permits, papers, registration."""

    req_id: str
    market: str
    subject: str
    requirement: str
    instrument: str
    note: str


class Adoption(Row, frozen=True, kw_only=True, gc=False):
    """A market that applies another market's text (the UK applies Ph. Eur.)."""

    market: str
    adopts: str
    scope: str
    instrument: str
    note: str


class Region(Row, frozen=True, kw_only=True, gc=False):
    """A traditional production region (道地); where a material is held to be best, not where a lot came from."""

    material_id: str
    name_as_printed: str
    region: str
    provinces: tuple[str, ...]
    country: str
    kind: Literal["daodi", "main-production", "gi"]
    note: str


TABLES: dict[str, type[Row]] = {
    "materials": Material,
    "species": Species,
    "names": Name,
    "shared_names": SharedName,
    "confusables": Confusable,
    "regulated": Regulated,
    "processing": Processing,
    "processed_forms": ProcessedForm,
    "traditions": Tradition,
    "hs_codes": HsCode,
    "limits": Limit,
    "documents": Document,
    "coverage": Coverage,
    "requirements": Requirement,
    "adoptions": Adoption,
    "regions": Region,
}
