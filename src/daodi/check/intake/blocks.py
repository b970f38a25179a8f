"""A long list set in blocks side by side: ``Pesticide | Result | Pesticide | Result``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from daodi.check.intake.labels import plain
from daodi.tables import Line
from daodi.tables.sheet import trimmed

NARROWEST = 2  # columns of a block


def block_width(header: Sequence[str]) -> int:
    """How many columns a header has before it begins again; 0 where it doesn't.

    >>> block_width(["Item", "Result", "Item", "Result"]), block_width(["Item", "Result", "Result"])
    (2, 0)
    """
    labels = [plain(text) for text in trimmed(tuple(header))]
    for width in range(NARROWEST, len(labels) // 2 + 1):
        if len(labels) % width == 0 and all(labels[:width]) and labels == labels[:width] * (len(labels) // width):
            return width
    return 0


def stacked(lines: Iterator[Line], width: int) -> Iterator[Line]:
    """The rows with their blocks below each other; each keeps its number in the file."""
    for line in lines:
        for start in range(0, len(line.cells), width):
            cells = line.cells[start : start + width]
            if any(cell.strip() for cell in cells):
                yield Line(line.number, cells + ("",) * (width - len(cells)))
