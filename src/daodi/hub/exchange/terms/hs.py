"""Codes of the Harmonized System: how they are written, and which are held for a material."""

from __future__ import annotations

from daodi.reference import HsCode, rows

LENGTHS = (4, 6, 8, 10)


def hs(text: str) -> str:
    """A code as it is printed, national digits kept; ValueError where it is none.

    >>> hs("12119039")
    '1211.90.39'
    """
    figures = text.replace(".", "").replace(" ", "")
    if not (figures.isascii() and figures.isdigit() and len(figures) in LENGTHS):
        raise ValueError(f"{text!r} is no HS code; expected 4, 6, 8 or 10 digits, for example 1211.90")
    return ".".join((figures[:4], *(figures[at : at + 2] for at in range(4, len(figures), 2))))


def heading(code: str) -> str:
    """The four digits of the heading."""
    return hs(code)[:4]


def subheading(code: str) -> str:
    """The six international digits, or fewer where fewer are given."""
    return hs(code)[:7]


def codes(material_id: str, kind: str = "raw") -> tuple[HsCode, ...]:
    """The subheadings held for a material: those that name it; else, for a raw plant, what is left for any other.

    >>> [row.hs_code for row in codes("ephedrae-herba")]
    ['1211.50']
    """
    named = tuple(row for row in rows(HsCode) if material_id in row.material_ids)
    if named or kind not in ("raw", "piece"):
        return named
    return tuple(row for row in rows(HsCode) if "*" in row.material_ids)
