"""Under which heading of the Harmonized System goods are likely classified: six digits, and how that is known."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Literal

import msgspec

from daodi.hub.exchange.papers.grounds import materials
from daodi.reference import HsCode, Quality, rows
from daodi.reference.kinds.row import Row
from daodi.reference.load import read

TABLE = Path(__file__).with_name("headings.csv")
HERB = ("raw", "piece", "powder")


class HeadingRule(Row, frozen=True, kw_only=True, gc=False):
    """Goods of some form that no heading names: to which subheading they usually go."""

    hs_code: str
    forms: tuple[str, ...]
    material_ids: tuple[str, ...]
    material_kinds: tuple[str, ...]
    note: str
    note_hans: str
    note_hant: str

    def told(self, language: str = "en") -> str:
        """The note for a reader of this language."""
        return {"zh-hans": self.note_hans, "zh-hant": self.note_hant}.get(language.lower(), self.note)


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """A subheading for a material. ``text`` is empty where the heading's words are not held.

    ``mapping``: ``named`` where the subheading was assigned to the material, ``rule`` where only its form or kind leads
    there. Neither is read from a customs tariff; national digits are not held for any market.
    """

    material_id: str
    hs_code: str
    text: str
    mapping: Literal["named", "rule"]
    source: str
    text_quality: Quality | None
    rule: HeadingRule | None = None
    quality: Quality = "curated"


@functools.cache
def _rules() -> tuple[HeadingRule, ...]:
    return read(TABLE, HeadingRule)


@functools.cache
def _texts() -> dict[str, HsCode]:
    return {row.hs_code: row for row in rows(HsCode)}


def heading(material_id: str, kind: str) -> Heading | None:
    """The subheading of a material in a form; None where none was assigned here.

    >>> heading("ephedrae-herba", "raw").hs_code, heading("ephedrae-herba", "extract").hs_code
    ('1211.50', '1302.14')
    >>> heading("gypsum-fibrosum", "raw") is None
    True
    """
    named = next((row.hs_code for row in rows(HsCode) if material_id in row.material_ids), "")
    if named and kind in HERB:
        return _heading(material_id, named, None)
    rule = next((one for one in _rules() if _fits(one, material_id, kind)), None)
    return _heading(material_id, rule.hs_code, rule) if rule else None


def _heading(material_id: str, code: str, rule: HeadingRule | None) -> Heading:
    row = _texts().get(code)
    return Heading(
        material_id=material_id,
        hs_code=code,
        text=row.description if row else "",
        mapping="rule" if rule and material_id not in rule.material_ids else "named",
        source=row.source if row else rule.source if rule else "",
        text_quality=row.quality if row else None,
        rule=rule,
    )


def _fits(rule: HeadingRule, material_id: str, kind: str) -> bool:
    row = materials().get(material_id)
    if kind not in rule.forms or row is None:
        return False
    if rule.material_kinds and row.kind not in rule.material_kinds:
        return False
    return material_id in rule.material_ids or "*" in rule.material_ids
