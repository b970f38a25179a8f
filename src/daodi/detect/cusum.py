"""CUSUM: what lies above the mean of the counts before is added up until it is too much."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from daodi.detect.settings import Cusum
from daodi.detect.stack import Stack
from daodi.detect.verdicts import Reason, Verdicts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]


def watch(stack: Stack, settings: Cusum) -> Verdicts:
    """Judges the points asked about; all before them are the baseline. Where all are asked about, the first year is."""
    import numpy as np

    asked = stack.asked.copy()
    first = asked.argmax(axis=1)
    start = np.where(first > 0, first, stack.frequency)
    steps = np.arange(stack.length)
    running = asked & (steps >= start[:, None])
    found = Verdicts.blank(stack, stack.frequency)
    mean = _mean(stack, steps < start[:, None], settings)
    _add_up(found, stack, running, mean, settings)
    usable = (np.isfinite(mean) & (mean > 0))[:, None]
    found.expected = np.where(usable & running, mean[:, None], np.nan)
    found.say(Reason.SHORT, asked & ~running)
    found.say(Reason.MISSING, ~np.isfinite(stack.counts))
    found.say(Reason.EMPTY, running & ~usable)
    return found


def _mean(stack: Stack, before: NDArray[np.bool_], settings: Cusum) -> Array:
    import numpy as np

    if settings.mean is not None:
        return np.full(len(stack.counts), settings.mean)
    known = before & np.isfinite(stack.counts)
    with np.errstate(invalid="ignore"):
        mean: Array = np.where(known, stack.counts, 0.0).sum(axis=1) / known.sum(axis=1)
    return mean


def _add_up(found: Verdicts, stack: Stack, running: NDArray[np.bool_], mean: Array, settings: Cusum) -> None:
    """The sum goes on over a missing count as if it had not been."""
    import numpy as np

    total = np.zeros(len(mean))
    with np.errstate(all="ignore"):
        above = _standardised(stack.counts, mean[:, None], settings) - settings.k
        for step in np.flatnonzero(running.any(axis=0)):
            here = running[:, step] & np.isfinite(above[:, step])
            found.upper[here, step] = _bound(total, mean, settings)[here]
            total = np.where(here, np.maximum(0.0, total + above[:, step]), total)
            found.alarm[:, step] = here & (total >= settings.h)


def _standardised(counts: Array, mean: Array, settings: Cusum) -> Array:
    import numpy as np

    root = np.sqrt(mean)
    ways: dict[str, Callable[[], Array]] = {
        "standard": lambda: (counts - mean) / root,
        "rossi": lambda: (counts - 3.0 * mean + 2.0 * np.sqrt(counts * mean)) / (2.0 * root),
        "anscombe": lambda: 1.5 * (np.cbrt(counts) ** 2 - np.cbrt(mean) ** 2) / np.cbrt(root),
    }
    return ways[settings.standard]()


def _bound(total: Array, mean: Array, settings: Cusum) -> Array:
    """The count that would bring the sum to ``h``; 0 where it is beyond that whatever comes."""
    import numpy as np

    room = settings.h + settings.k - total
    root = np.sqrt(mean)
    if settings.standard == "standard":
        bound = np.ceil(root * room + mean)
    elif settings.standard == "rossi":
        bound = 2.0 * root * room + 5.0 * mean - 2.0 * np.sqrt(4.0 * mean**2 + 2.0 * mean**1.5 * room)
    else:
        bound = np.maximum(2.0 / 3.0 * np.cbrt(root) * room + np.cbrt(mean) ** 2, 0.0) ** 1.5
    positive: Array = np.maximum(np.where(np.isnan(bound), 0.0, bound), 0.0)
    return positive
