"""What signals are looked for in: which report names which product and which reaction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec


class Row(msgspec.Struct, frozen=True, gc=False):
    """One product and one reaction of one report. ``stratum``: the group the report is compared within (sex, age band,
    year). ``alike``: what else two reports must share to be taken for the same."""

    report: str
    product: str
    reaction: str
    stratum: str = ""
    alike: tuple[str, ...] = ()


FIELDS = ("report", "product", "reaction", "stratum")


def row_of(given: Any) -> Row:
    """A row from a Row, a mapping with its fields, or a tuple or list of them; ValueError says what is missing.

    >>> row_of(("17", "黄芪", "rash")).product
    '黄芪'
    """
    if isinstance(given, Row):
        return given
    if isinstance(given, tuple | list) and 3 <= len(given) <= 4:
        cells = [*given, ""][:4]
    elif isinstance(given, Mapping):
        cells = [given.get(name) for name in FIELDS]
    else:
        raise ValueError(f"no report: {given!r:.80}, expected report, product, reaction and, if any, stratum")
    texts = ["" if cell is None else str(cell).strip() for cell in cells]
    for name, text in zip(FIELDS[:3], texts, strict=False):
        if not text:
            raise ValueError(f"a report without {name}: {given!r:.80}")
    report, product, reaction, stratum = texts
    return Row(report, product, reaction, stratum)
