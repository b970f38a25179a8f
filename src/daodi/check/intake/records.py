"""Rows given as dictionaries, read like the rows of a JSON file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

import msgspec

from daodi.check.intake.read import read
from daodi.check.lot import Lot, Product

Row = Mapping[str, Any]


def things(items: Iterable[Lot | Product | Row]) -> Iterator[Lot | Product]:
    """Lots and products as they are, and runs of rows between them as the lots that they make.

    A row has the fields of a file in the long form (``lot, material, form, analyte, result, unit`` ...). Raises
    ValueError where a row can't be used, naming it.

    >>> [lot] = things([{"lot": "A-1", "material": "黄芪", "analyte": "Pb", "result": "0.5", "unit": "ppm"}])
    >>> lot.material, lot.results[0].unit
    ('黄芪', 'ppm')
    """
    for are_rows, run in groupby(items, lambda item: isinstance(item, Mapping)):
        if are_rows:
            yield from _read(list(run))
        else:
            yield from run  # type: ignore[misc]


def _read(rows: list[Any]) -> Iterator[Lot | Product]:
    texts = [{name: "" if value is None else str(value) for name, value in row.items()} for row in rows]
    intake = read(msgspec.json.encode(texts))
    yield from intake
    if intake.problems:
        raise ValueError("; ".join(map(str, intake.problems[:3])).replace("bytes:", "row "))
