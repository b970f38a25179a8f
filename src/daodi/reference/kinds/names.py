"""Rows about what materials are called."""

from __future__ import annotations

from typing import Literal

from daodi.reference.kinds.row import Row


class Name(Row, frozen=True, kw_only=True, gc=False):
    """A name of a material in a language or system (``latin_chp``, ``jp18``, ``thp``, ``pinyin``, ``trade`` ...)."""

    material_id: str
    name: str
    system: str


class Synonym(Row, frozen=True, kw_only=True, gc=False):
    """A botanical name that the trade still writes, and the species of the table that it is said for.

    ``synonym``: the same plant; ``misapplied``: often, but wrongly, written for it; ``traded as``: another species
    that is sold as the same drug.
    """

    name: str
    species: str
    relation: Literal["synonym", "misapplied", "traded as"]


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


class AcceptedName(Row, frozen=True, kw_only=True, gc=False):
    """What an operator's copy of a taxonomy says of a species; not part of the package."""

    species: str
    accepted_name: str
    status: str
