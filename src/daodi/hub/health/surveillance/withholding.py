"""Which counts of a step stay within their owner's jurisdiction.

A step is a list of areas and, the first time it is told, its sum. Small counts are left out, and so are those that
would give them away (``daodi.detect.suppress``). What was left out once stays so, and from the second telling on no sum
goes out of a step of which anything is left out: so two tellings are never two equations of the same counts. No sums
over time go out at all, and each sum of a part of the areas only where none of its counts is withheld.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from daodi.detect import suppress

LEAST = 5
A = TypeVar("A", bound=Hashable)


@dataclass(frozen=True)
class Left(Generic[A]):
    """The areas whose counts are left out at a step, and whether the sum is."""

    areas: frozenset[A]
    sum: bool


def left_out(counts: Mapping[A, int], before: Left[A] | None = None) -> Left[A]:
    """What is left out of a step told for the first time, or told anew after ``before``.

    >>> left_out({"A": 12, "B": 3, "C": 8, "D": 0}) == Left(frozenset({"B", "C"}), False)
    True
    >>> left_out({"A": 12, "B": 6, "C": 8}, Left(frozenset({"B", "C"}), False)).sum
    True
    """
    if before is None:
        return _first(counts)
    small = {area for area, count in counts.items() if 0 < count < LEAST}
    areas = before.areas | small
    return Left(frozenset(areas), before.sum or bool(areas))


def _first(counts: Mapping[A, int]) -> Left[A]:
    areas = list(counts)
    out = suppress([[counts[area]] for area in areas], LEAST)
    hidden = frozenset(area for area, (count,) in zip(areas, out.cells, strict=True) if count is None)
    return Left(hidden, out.total is None or out.column_totals[0] is None)
