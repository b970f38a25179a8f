"""Results as whole numbers that can be compared a million at a time: billionths of the unit they are written in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import msgspec
import numpy as np
from numpy.typing import NDArray

from daodi.check.batch.coded import Coded, Columns, Ints, combine, taken
from daodi.check.lot import Result
from daodi.check.notation import analyte
from daodi.check.question import read

PLACES = 9
BILLION = 10**PLACES
LARGEST = 2**62
PLAIN = re.compile(r"(<?)([0-9]{1,15})(?:\.([0-9]{1,9}))?")
POWERLESS = re.compile(r"10[1-9]")

NUMBER, BELOW, UNDETECTED, OTHER = range(4)
BOUNDED = ("below", "not-detected", "detected-below-loq", "sentinel")


class Read(msgspec.Struct, frozen=True):
    """For each row: which sort of reading it is, and its value or bound in billionths."""

    sort: NDArray[np.int8]
    amount: Ints


def read_rows(cells: Columns) -> Read:
    """Reads every row; plain numbers (``2.3``, ``<0.05``) straight from their text, all else by its full reading."""
    sorts, amounts = _plain(cells.result.values)
    sort, amount = sorts[cells.result.codes], amounts[cells.result.codes]
    beside = _beside(cells)
    sort[beside & (sort != OTHER)] = OTHER
    sort[_counts(cells) & (sort == NUMBER)] = OTHER
    others = np.flatnonzero(sort == OTHER)
    if len(others):
        inverse, keys = combine(*(taken(column, others) for column in bearing(cells)))
        shown = [_sort(result_of(cells, key)) for key in keys]
        sort[others] = np.array([one for one, _ in shown], dtype=np.int8)[inverse]
        amount[others] = np.array([value for _, value in shown], dtype=np.int64)[inverse]
    return Read(sort, amount)


def result_of(cells: Columns, key: tuple[int, ...]) -> Result:
    """The cells of a distinct combination as a result."""
    texts = [column.values[code] for column, code in zip(bearing(cells), key, strict=True)]
    names = ("analyte", "result", "unit", "loq", "lod", "uncertainty", "specification", "sample_g")
    return Result(**dict(zip(names, texts, strict=True)))


def billionths(value: Decimal | Fraction) -> int:
    """The whole billionths in a value, rounded down and kept within what 64 bits hold."""
    return max(-LARGEST, min(LARGEST, int(Fraction(value) * BILLION // 1)))


def bearing(cells: Columns) -> tuple[Coded, ...]:
    """The columns that bear on a reading."""
    return (
        cells.analyte,
        cells.result,
        cells.unit,
        cells.loq,
        cells.lod,
        cells.uncertainty,
        cells.specification,
        cells.sample_g,
    )


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


def _beside(cells: Columns) -> NDArray[np.bool_]:
    """Rows where a neighbouring cell bears on the reading."""
    bears = np.zeros(len(cells), dtype=np.bool_)
    for column in (cells.loq, cells.lod, cells.uncertainty, cells.specification, cells.sample_g):
        bears |= np.array([bool(text) for text in column.values])[column.codes]
    unitless = np.array([not text.strip() for text in cells.unit.values])[cells.unit.codes]
    bears |= unitless
    return bears


def _counts(cells: Columns) -> NDArray[np.bool_]:
    """Rows with a number such as 105, which on a plate count may have lost its superscript."""
    return np.array([bool(POWERLESS.fullmatch(text)) for text in cells.result.values])[cells.result.codes]


def _sort(result: Result) -> tuple[int, int]:
    """The sort and amount of a full reading in its column's unit; all else is left to the one-item path."""
    test = analyte(result.analyte)
    reading = read(result, test)
    column = read(Result(analyte=result.analyte, result="1", unit=result.unit), test).unit
    if column is None or reading.unit != column or reading.alternatives:
        return OTHER, 0
    if reading.kind in BOUNDED:
        return (UNDETECTED, 0) if reading.bound is None else _exact(BELOW, reading.bound)
    if reading.kind == "number" and reading.value is not None and reading.uncertainty is None:
        return _exact(NUMBER, reading.value)
    return OTHER, 0


def _exact(sort: int, value: Decimal) -> tuple[int, int]:
    scaled = Fraction(value) * BILLION
    return (sort, int(scaled)) if scaled.denominator == 1 and abs(scaled) < LARGEST else (OTHER, 0)
