"""Rows by the band their reading lies in: within a band no limit of any market lies, so all rows of it fare alike."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import numpy as np

from daodi.check.batch.coded import Ints
from daodi.check.batch.kinds import Kinds
from daodi.check.batch.readings import OTHER, Read
from daodi.check.batch.steps import Steps, Told
from daodi.check.batch.terms import Term

SORTS = OTHER


class Bands(msgspec.Struct, frozen=True):
    """For each row its band among those of its test; ``cuts`` has, for each test and sort of reading, where they end.

    The bands of a test stand in one line: those of values, of bounds, and the one of non-detects without bound.
    """

    of_row: Ints
    cuts: list[Ints]

    def told(self, term: Term) -> list[Told]:
        """The outcome in each band of the term's test."""
        return [
            told for sort, steps in enumerate(term.steps) for told in _in(steps, self.cuts[term.test * SORTS + sort])
        ]


def bands(kinds: Kinds, readings: Read, terms: Iterable[Term]) -> Bands:
    """The bands that the terms of all markets together cut, and where each row lies."""
    cuts = _cuts(len(kinds.tests), terms)
    widths = np.array([len(found) + 1 for found in cuts], dtype=np.int64).reshape(-1, SORTS)
    start = (np.cumsum(widths, axis=1) - widths).reshape(-1)
    place = kinds.of_test[kinds.of_row] * SORTS + np.minimum(readings.sort, SORTS - 1)
    of_row = start[place]
    order = np.argsort(place.astype(np.uint16) if len(cuts) < 1 << 16 else place, kind="stable")
    ends = np.cumsum(np.bincount(place, minlength=len(cuts)))
    for one, found in enumerate(cuts):
        if len(found):
            rows = order[ends[one - 1] if one else 0 : ends[one]]
            of_row[rows] += np.searchsorted(found, readings.amount[rows], side="right")
    return Bands(of_row, cuts)


def _cuts(tests: int, terms: Iterable[Term]) -> list[Ints]:
    found: list[set[int]] = [set() for _ in range(tests * SORTS)]
    for term in terms:
        for sort, steps in enumerate(term.steps):
            found[term.test * SORTS + sort].update(steps.cuts)
    return [np.array(sorted(one), dtype=np.int64) for one in found]


def _in(steps: Steps, cuts: Ints) -> list[Told]:
    """The outcome of each band; a band begins at a cut, the first below all."""
    places = np.searchsorted(np.array(steps.cuts, dtype=np.int64), cuts, side="right")
    return [steps.told[0], *(steps.told[place] for place in places)]
