"""What stands around a table: ``Batch No.: 2301``, ``品名：黄芪``, in one cell or in two beside each other."""

from __future__ import annotations

import re
from collections.abc import Iterable

from daodi.check.intake.columns import ASIDE, IDENTITY, OF_LOT
from daodi.check.intake.labels import meanings

COLON = re.compile(r"[:：]")
PAIRS = re.compile(r"\s{2,}|\t|[;；]\s*|\n")
USED = frozenset((*IDENTITY, *OF_LOT))

Facts = dict[str, str]


def facts_of(cells: Iterable[str]) -> list[tuple[str, str]]:
    """The field and the value of each pair in a row; empty where the row holds no label that is understood.

    >>> facts_of(["Product: Astragalus root", "", "批号：", "2301", "Approved by", "Li"])
    [('product', 'Astragalus root'), ('lot', '2301'), ('aside', 'Li')]
    """
    found: list[tuple[str, str]] = []
    label = ""
    for cell in (cell.strip() for cell in cells):
        if not cell.strip(":： "):
            continue
        pairs = _in_one_cell(cell)
        if pairs:
            found += pairs
            label = ""
        elif label:
            found.append((label, cell.lstrip(":： ")))
            label = ""
        else:
            label = _field(COLON.split(cell)[0] if cell[-1] in ":：" else cell)
    if label and found:
        found.append((label, ""))
    return found


def _in_one_cell(cell: str) -> list[tuple[str, str]]:
    """The pairs of one cell: each has a label that is understood, a colon and a value."""
    found: list[tuple[str, str]] = []
    for part in PAIRS.split(cell) if len(cell) < 2000 else ():
        label, colon, value = _split(part)
        if colon and value and (name := _field(label)):
            found.append((name, value))
    return found


def _split(text: str) -> tuple[str, str, str]:
    match = COLON.search(text)
    return (text[: match.start()], match[0], text[match.end() :].strip()) if match else (text, "", "")


def _field(label: str) -> str:
    """The field of a label that may stand before a value: the first meaning that belongs to a lot."""
    fields = meanings(label)
    return next((name for name in fields if name in USED), ASIDE if ASIDE in fields else "")
