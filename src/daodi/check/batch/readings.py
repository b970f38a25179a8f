"""Results as whole numbers that can be compared a million at a time: billionths of the unit they are written in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

import msgspec
import numpy as np
from numpy.typing import NDArray

from daodi.check.batch.coded import Coded, Columns, Ints, distinct, taken, texts
from daodi.check.lot import Result
from daodi.check.notation import Reading, analyte
from daodi.check.question import read

PLACES = 9
BILLION = 10**PLACES
LARGEST = 2**62
PLAIN = re.compile(r"(<?)([0-9]{1,15})(?:\.([0-9]{1,9}))?")
POWERLESS = re.compile(r"10[1-9]")

NUMBER, BELOW, UNDETECTED, OTHER = range(4)
BOUNDED = ("below", "not-detected", "sentinel")
BESIDE = ("loq", "lod", "uncertainty", "specification", "sample_g")
BEARING = ("analyte", "result", "unit", *BESIDE)
Bools = NDArray[np.bool_]


class Read(msgspec.Struct, frozen=True):
    """For each row: which sort of reading it is, and its value or bound in billionths."""

    sort: NDArray[np.int8]
    amount: Ints


def read_rows(cells: Columns) -> Read:
    """Reads every row; plain numbers (``2.3``, ``<0.05``) straight from their text, all else by its full reading."""
    sorts, amounts = _plain(cells.result.values)
    sort, amount = sorts[cells.result.codes], amounts[cells.result.codes]
    sort[_beside(cells)] = OTHER
    others = np.flatnonzero((sort == OTHER) | _marked(cells.result, POWERLESS.fullmatch))
    if len(others):
        inverse, firsts = distinct(*(taken(getattr(cells, name), others) for name in BEARING))
        told = [_sort(result_of(cells, int(row))) for row in others[firsts]]
        sort[others] = np.array([one for one, _ in told], dtype=np.int8)[inverse]
        amount[others] = np.array([value for _, value in told], dtype=np.int64)[inverse]
    return Read(sort, amount)


def result_of(cells: Columns, row: int) -> Result:
    """The cells of a row as a result."""
    return Result(**texts(cells, BEARING, row))


def _plain(texts: Sequence[str]) -> tuple[NDArray[np.int8], Ints]:
    sorts = np.full(len(texts), OTHER, dtype=np.int8)
    amounts = np.zeros(len(texts), dtype=np.int64)
    match = PLAIN.fullmatch
    for place, text in enumerate(texts):
        found = match(text)
        if found is None:
            continue
        sign, whole, rest = found.groups("")
        value = int(whole + rest.ljust(PLACES, "0"))
        if value < LARGEST:
            sorts[place], amounts[place] = (BELOW if sign else NUMBER), value
    return sorts, amounts


def _beside(cells: Columns) -> Bools:
    """Rows where a neighbouring cell bears on the reading, or the unit stands elsewhere."""
    bears = _marked(cells.unit, lambda text: not text.strip())
    for name in BESIDE:
        bears |= _marked(getattr(cells, name), bool)
    return bears


def _marked(column: Coded, mark: Callable[[str], object]) -> Bools:
    """The rows whose text the mark holds for."""
    marks = np.array([bool(mark(text)) for text in column.values], dtype=np.bool_)
    return marks[column.codes] if marks.any() else np.zeros(len(column.codes), dtype=np.bool_)


def _sort(result: Result) -> tuple[int, int]:
    """The sort and amount of a full reading in its column's unit; all else is left to the one-item path."""
    test = analyte(result.analyte)
    reading = read(result, test)
    column = read(Result(analyte=result.analyte, result="1", unit=result.unit), test).unit
    if column is None or reading.unit != column or reading.alternatives or _sampled(reading):
        return OTHER, 0
    if reading.kind in BOUNDED:
        return (UNDETECTED, 0) if reading.bound is None else _exact(BELOW, reading.bound)
    if reading.kind == "number" and reading.value is not None and reading.uncertainty is None:
        return _exact(NUMBER, reading.value)
    return OTHER, 0


def _sampled(reading: Reading) -> bool:
    """Whether a size of sample is stated, on which a rule of absence depends."""
    return reading.sample is not None or any(bound.operator == "absent" for bound in reading.specification)


def _exact(sort: int, value: Decimal) -> tuple[int, int]:
    scaled = Fraction(value) * BILLION
    return (sort, int(scaled)) if scaled.denominator == 1 and 0 <= scaled < LARGEST else (OTHER, 0)
