"""From series to judged points: batches of series go through one method as arrays."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any

from daodi.detect.point import Point
from daodi.detect.series import Series, series_of
from daodi.detect.settings import Choice, Cusum, Ears, Farrington, Settings
from daodi.detect.stack import Stack, stack
from daodi.detect.verdicts import WORDS, Reason, Verdicts

if TYPE_CHECKING:
    from numpy.typing import NDArray

BATCH = 256
SHARE = 32  # series handed to a process at once
AHEAD = 3
SILENT = (Reason.NONE, Reason.FEW)


def watched(given: Iterable[Any], choice: Choice, last: int | None, jobs: int = 1) -> Iterator[Point]:
    """The points of each series, in order, in memory that does not grow with their number."""
    several = map(series_of, given)
    if jobs <= 1:
        while batch := list(islice(several, BATCH)):
            yield from _batch(batch, choice, last)
        return
    waiting: deque[Future[list[Point]]] = deque()
    with ProcessPoolExecutor(jobs) as pool:
        while batch := list(islice(several, SHARE)):
            waiting.append(pool.submit(_batch, batch, choice, last))
            if len(waiting) >= jobs * AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _batch(batch: list[Series], choice: Choice, last: int | None) -> list[Point]:
    return [
        point
        for frequency, alike in groupby(batch, key=lambda one: one.frequency)
        for point in judged(list(alike), choice.settings(frequency), last)
    ]


def judged(several: Sequence[Series], settings: Settings, last: int | None) -> list[Point]:
    """The points of series of one frequency."""
    stacked = stack(several, last)
    if not stacked.length:
        return []
    found = _watch(stacked, settings)
    return [point for row, one in enumerate(several) for point in _points(one, row, stacked, found, settings)]


def _watch(stacked: Stack, settings: Settings) -> Verdicts:
    if isinstance(settings, Ears):
        from daodi.detect import ears

        return ears.watch(stacked, settings)
    if isinstance(settings, Cusum):
        from daodi.detect import cusum

        return cusum.watch(stacked, settings)
    from daodi.detect import farrington

    return farrington.watch(stacked, settings)


def _points(one: Series, row: int, stacked: Stack, found: Verdicts, settings: Settings) -> Iterator[Point]:
    import numpy as np

    at = np.flatnonzero(stacked.asked[row])
    reasons = found.reason[row, at].tolist()
    expected, upper = _plain(found.expected[row, at]), _plain(found.upper[row, at])
    alarms = found.alarm[row, at].tolist()
    for step, wanted, bound, alarm, reason in zip(at.tolist(), expected, upper, alarms, reasons, strict=True):
        said = alarm if reason in SILENT else None
        why = _why(reason, step, found, settings) if reason else None
        yield Point(one.series, one.date(step), one.counts[step], wanted, bound, said, why)


def _plain(values: NDArray[Any]) -> list[float | None]:
    """Numbers of Python; None for those that are none."""
    return [value if value - value == 0.0 else None for value in values.tolist()]


def _why(reason: int, step: int, found: Verdicts, settings: Settings) -> str:
    fewest, within = (settings.fewest, settings.within) if isinstance(settings, Farrington) else (0, 0)
    return WORDS[Reason(reason)].format(have=step, need=found.need, fewest=fewest, within=within)
