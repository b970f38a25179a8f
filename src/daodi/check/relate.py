"""How one test answers another: arsenic as As2O3 by a factor, inorganic arsenic by the total, a total by its parts."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

import msgspec

from daodi.check.notation import Analyte, analyte
from daodi.reference import Analyte as AnalyteRow
from daodi.reference import rows

Bound = Literal["same", "not above the result", "not below the result"]


class Related(msgspec.Struct, frozen=True, gc=False):
    """A test that a result also speaks of: its value is the result times ``factor``, or bounded by it."""

    id: str
    factor: Decimal
    bound: Bound


def answers(test: Analyte) -> Iterator[Related]:
    """The tests that a result of ``test`` speaks of, itself first.

    >>> [(one.id, one.factor) for one in answers(analyte("As"))][:2]
    [('arsenic', Decimal('1')), ('arsenic (as As2O3)', Decimal('1.320'))]
    """
    yield Related(test.id, Decimal(1), "same")
    yield from _others(test.id)


@functools.cache
def _others(test_id: str) -> tuple[Related, ...]:
    found = []
    for row in rows(AnalyteRow):
        if row.as_of == test_id and row.factor:
            found.append(Related(row.id, Decimal(row.factor), "same"))
        elif row.id == test_id and row.as_of and row.factor:
            found.append(Related(row.as_of, 1 / Decimal(row.factor), "same"))
        elif test_id in row.part_of:
            found.append(Related(row.id, Decimal(1), "not above the result"))
    own = analyte(test_id)
    for whole in own.part_of if own else ():
        found.append(Related(whole, Decimal(1), "not below the result"))
    return tuple(found)
