"""EARS C1, C2 and C3: the last counts against the mean and the spread of those shortly before."""

from __future__ import annotations

from statistics import NormalDist
from typing import TYPE_CHECKING

from daodi.detect.settings import Ears
from daodi.detect.stack import Stack
from daodi.detect.verdicts import Reason, Verdicts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]


def watch(stack: Stack, settings: Ears) -> Verdicts:
    """Judges every point of the stack that has its baseline."""
    import numpy as np

    need = settings.reach(stack.frequency)
    found = Verdicts.blank(stack, need)
    mean, deviation = _baseline(stack.counts, settings)
    reach = NormalDist().inv_cdf(1.0 - settings.alpha)
    with np.errstate(all="ignore"):
        if settings.memory:
            recent = _remembered((stack.counts - mean) / deviation, settings.memory)
            bound = np.maximum(0.0, stack.counts + deviation * (reach - recent))
        else:
            bound = mean + reach * deviation
        found.alarm = stack.counts > bound
    found.expected, found.upper = mean, bound
    found.say(Reason.SHORT, stack.asked & (np.arange(stack.length) < need))
    found.say(Reason.MISSING, ~np.isfinite(stack.counts))
    found.say(Reason.GAP, ~_whole(stack.counts, settings))
    found.say(Reason.FLAT, ~np.isfinite(bound))
    return found


def _baseline(counts: Array, settings: Ears) -> tuple[Array, Array]:
    """Mean and standard deviation of the baseline of each point; NaN where it is not whole."""
    import numpy as np

    size, before = settings.baseline, settings.baseline + settings.lag
    mean, deviation = np.full(counts.shape, np.nan), np.full(counts.shape, np.nan)
    if counts.shape[1] > before:
        windows = np.lib.stride_tricks.sliding_window_view(counts, size, axis=1)[:, : counts.shape[1] - before]
        mean[:, before:] = windows.mean(axis=2)
        away = windows - mean[:, before:, None]
        deviation[:, before:] = np.sqrt(np.einsum("sti,sti->st", away, away) / (size - 1))
    return mean, np.maximum(deviation, settings.least_deviation)


def _whole(counts: Array, settings: Ears) -> NDArray[np.bool_]:
    """Where every count is there that a point is judged by."""
    import numpy as np

    missing = ~np.isfinite(counts)
    found = np.zeros(counts.shape, dtype=bool)
    reach = settings.baseline + settings.lag + settings.memory
    # The points between the baseline and the point count only where they are remembered.
    backs = set(range(settings.lag + 1, reach + 1)) | set(range(1, settings.memory + 1))
    for back in backs:
        found[:, back:] |= missing[:, :-back]
    return ~found


def _remembered(score: Array, memory: int) -> Array:
    """By how much the scores of the last points before each were above 1, added up."""
    import numpy as np

    total = np.zeros_like(score)
    for back in range(1, memory + 1):
        total[:, :back] = np.nan
        total[:, back:] += np.maximum(0.0, score[:, :-back] - 1.0)
    return total
