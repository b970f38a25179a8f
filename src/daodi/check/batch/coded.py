"""Columns as codes: each distinct text is understood once, however many rows it stands in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from itertools import count
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
FAR = 2**62
NAMES = (
    "material",
    "form",
    "use",
    "analyte",
    "result",
    "unit",
    "basis",
    "loq",
    "lod",
    "uncertainty",
    "specification",
    "sample_g",
    "daily_dose_g",
)


class Coded(msgspec.Struct, frozen=True):
    """A column: its distinct texts, and for each row the place of its text among them."""

    values: Sequence[Any]
    codes: Ints


class Columns(msgspec.Struct, frozen=True):
    """Result rows by column, each of the same length. What is not given is empty in every row."""

    material: Coded
    analyte: Coded
    result: Coded
    unit: Coded
    form: Coded
    use: Coded
    basis: Coded
    loq: Coded
    lod: Coded
    uncertainty: Coded
    specification: Coded
    sample_g: Coded
    daily_dose_g: Coded

    def __len__(self) -> int:
        return len(self.analyte.codes)


def columns(given: Mapping[str, Sequence[str] | Coded]) -> Columns:
    """Columns from lists of texts, or from columns that are coded already; raises ValueError on unequal lengths.

    >>> cells = columns({"material": ["黄芪"], "analyte": ["Pb"], "result": ["2.3"], "unit": ["ppm"]})
    >>> len(cells), cells.result.values
    (1, ['2.3'])
    """
    coded = {name: column if isinstance(column, Coded) else encode(column) for name, column in given.items()}
    lengths = {len(column.codes) for column in coded.values()}
    if len(lengths) != 1:
        raise ValueError(f"columns of unequal length: {sorted(lengths)}")
    rows = lengths.pop()
    unknown = set(coded) - set(NAMES)
    if unknown or not {"material", "analyte", "result"} <= set(coded):
        raise ValueError(f"columns {sorted(coded)}, expected material, analyte, result and any of {NAMES}")
    return Columns(**{name: coded.get(name) or _empty(rows) for name in NAMES})


def encode(texts: Sequence[Hashable]) -> Coded:
    """Codes a column of texts.

    >>> encode(["ppm", "%", "ppm"]).codes.tolist()
    [0, 1, 0]
    """
    places: defaultdict[Hashable, int] = defaultdict(count().__next__)
    codes = np.fromiter(map(places.__getitem__, texts), dtype=np.int64, count=len(texts))
    return Coded(list(places), codes)


def distinct(*columns: Coded) -> tuple[Ints, Ints]:
    """For each row the place of its combination of codes, and the first row of each distinct combination."""
    key, top = columns[0].codes, max(len(columns[0].values), 1)
    for column in columns[1:]:
        size = max(len(column.values), 1)
        if size == 1:
            continue
        if top * size > FAR:
            key, firsts = _distinct(key)
            top = len(firsts)
        key, top = key * size + column.codes, top * size
    return _distinct(key)


def taken(column: Coded, rows: Ints) -> Coded:
    """Some rows of a column."""
    return Coded(column.values, column.codes[rows])


def texts(cells: Columns, names: tuple[str, ...], row: int) -> dict[str, str]:
    """The texts of a row in some columns."""
    return {name: getattr(cells, name).values[getattr(cells, name).codes[row]] for name in names}


def _distinct(key: Ints) -> tuple[Ints, Ints]:
    """Like ``np.unique`` with first places and inverse; without sorting where the keys lie close together."""
    top = int(key.max(initial=0)) + 1
    if top > 4 * len(key) + 1_000_000:
        _, firsts, places = np.unique(key, return_index=True, return_inverse=True)
        return places.astype(np.int64).reshape(-1), firsts.astype(np.int64)
    first = np.full(top, -1, dtype=np.int64)
    first[key[::-1]] = np.arange(len(key) - 1, -1, -1)
    present = np.flatnonzero(first >= 0)
    place = np.empty(top, dtype=np.int64)
    place[present] = np.arange(len(present))
    return place[key], first[present]


def _empty(rows: int) -> Coded:
    return Coded([""], np.zeros(rows, dtype=np.int64))
