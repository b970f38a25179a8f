"""Many series side by side, as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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


def stack(several: Sequence[Series], last: int | None) -> Stack:
    """The series as arrays; ``last`` asks about that many points at the end of each, None about all."""
    import numpy as np

    lengths = np.array([len(one.counts) for one in several])
    steps = np.arange(lengths.max(initial=0))
    asked = steps < lengths[:, None]
    counts = np.full(asked.shape, np.nan)
    counts[asked] = np.array([count for one in several for count in one.counts], dtype=float)
    if last is not None:
        asked = asked & (steps >= lengths[:, None] - last)
    return Stack(counts, asked, _offset(several, counts.shape), several[0].frequency)


def _offset(several: Sequence[Series], shape: tuple[int, ...]) -> NDArray[np.float64] | None:
    """Series without a population are taken as of size 1 throughout."""
    import numpy as np

    if not any(one.population for one in several):
        return None
    offset = np.zeros(shape)
    for row, one in enumerate(several):
        if one.population:
            offset[row, : len(one.population)] = np.log(np.array(one.population, dtype=float))
    return offset
