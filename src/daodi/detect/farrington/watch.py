"""Farrington's methods over many series at once: every point of them is a regression of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daodi.detect.farrington.bound import upper
from daodi.detect.farrington.design import Design, design
from daodi.detect.farrington.estimate import estimate
from daodi.detect.settings import Farrington
from daodi.detect.stack import Stack
from daodi.detect.verdicts import Reason, Verdicts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

TOGETHER = 26_000  # numbers in one array: of more, the linear algebra makes threads that cost more than they save


def watch(stack: Stack, settings: Farrington) -> Verdicts:
    """Judges the points of the stack that are asked about."""
    import numpy as np

    looks = design(settings, stack.frequency)
    found = Verdicts.blank(stack, looks.reach)
    found.say(Reason.SHORT, stack.asked & (np.arange(stack.length) < looks.reach))
    found.say(Reason.MISSING, stack.asked & ~np.isfinite(stack.counts))
    if stack.offset is not None:
        found.say(Reason.NO_SIZE, stack.asked & ~np.isfinite(stack.offset))
    series, at = np.nonzero(stack.asked & (found.reason == Reason.NONE))
    share = max(1, TOGETHER // len(looks.lags))
    for first in range(0, len(series), share):
        part = slice(first, first + share)
        _judge(stack, looks, settings, series[part], at[part], found)
    return found


def _judge(
    stack: Stack, looks: Design, settings: Farrington, series: NDArray[np.intp], at: NDArray[np.intp], found: Verdicts
) -> None:
    import numpy as np

    counts, offset = _looked_back(stack, looks, series, at)
    now = stack.offset[series, at] if stack.offset is not None else np.zeros(len(at))
    estimated = estimate(counts, offset, now, looks, settings)
    bound = upper(estimated, settings)
    observed = stack.counts[series, at]
    with np.errstate(over="ignore"):
        expected = np.exp(estimated.predictor)
    usable = estimated.usable & np.isfinite(bound)
    enough = _recent(stack, series, at, settings.within) >= settings.fewest
    found.reason[series, at] = np.where(usable, np.where(enough, Reason.NONE, Reason.FEW), Reason.NO_FIT)
    found.expected[series, at] = np.where(usable, expected, np.nan)
    found.upper[series, at] = np.where(usable & enough, bound, np.nan)
    found.alarm[series, at] = usable & enough & (observed > bound)


def _looked_back(stack: Stack, looks: Design, series: NDArray[np.intp], at: NDArray[np.intp]) -> tuple[Array, Array]:
    """The reference counts of each point and their offsets; NaN before the beginning of the series."""
    import numpy as np

    where = at[:, None] - looks.lags
    there = where >= 0
    where = np.where(there, where, 0)
    counts = np.where(there, stack.counts[series[:, None], where], np.nan)
    if stack.offset is None:
        return counts, np.zeros_like(counts)
    offset = np.where(there, stack.offset[series[:, None], where], 0.0)
    return np.where(np.isfinite(offset), counts, np.nan), np.where(np.isfinite(offset), offset, 0.0)


def _recent(stack: Stack, series: NDArray[np.intp], at: NDArray[np.intp], within: int) -> Array:
    """How many cases the last counts hold, the point's own among them."""
    import numpy as np

    where = at[:, None] - np.arange(within)
    total: Array = np.nansum(np.where(where >= 0, stack.counts[series[:, None], np.maximum(where, 0)], 0.0), axis=1)
    return total
