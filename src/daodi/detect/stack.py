"""Many series side by side, as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from daodi.detect.series import Series

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Stack:
    """Series of one frequency: a row each, padded with NaN at the end, NaN where a count is missing.

    ``asked``: the points to judge. ``offset``: logarithms of the populations, where any series has one.
    """

    counts: NDArray[np.float64]
    asked: NDArray[np.bool_]
    offset: NDArray[np.float64] | None
    frequency: int

    @property
    def length(self) -> int:
        """How many steps the longest series has."""
        return int(self.counts.shape[1])


def stack(several: Sequence[Series], last: int | None, reach: int | None) -> Stack:
    """The series as arrays. ``last`` asks about that many points at the end of each, None about all; no more than
    ``reach`` counts before these are kept, None keeps all."""
    import numpy as np

    kept = None if last is None or reach is None else last + reach
    counts = [one.counts[-kept:] if kept else one.counts for one in several]
    lengths = np.array([len(one) for one in counts])
    steps = np.arange(lengths.max(initial=0))
    asked = steps < lengths[:, None]
    filled = np.full(asked.shape, np.nan)
    filled[asked] = np.array(list(chain.from_iterable(counts)), dtype=float)
    offset = _offset(several, filled.shape, kept)
    if last is not None:
        asked = asked & (steps >= lengths[:, None] - last)
    return Stack(filled, asked, offset, several[0].frequency)


def _offset(several: Sequence[Series], shape: tuple[int, ...], kept: int | None) -> NDArray[np.float64] | None:
    """Series without a population are taken as of size 1 throughout."""
    import numpy as np

    if not any(one.population for one in several):
        return None
    offset = np.zeros(shape)
    for row, one in enumerate(several):
        sizes = one.population[-kept:] if kept else one.population
        offset[row, : len(sizes)] = np.log(np.array(sizes, dtype=float))
    return offset
