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
    stacked = stack(several, last, settings.reach(several[0].frequency))
    if not stacked.length:
        return []
    found = _watch(stacked, settings)
    asked = [range(max(0, len(one.counts) - last) if last else 0, len(one.counts)) for one in several]
    return list(
        map(
            Point,
            [one.series for one, steps in zip(several, asked, strict=True) for _ in steps],
            [date for one, steps in zip(several, asked, strict=True) for date in _dates(one, steps)],
            [count for one, steps in zip(several, asked, strict=True) for count in one.counts[steps.start :]],
            _plain(found.expected[stacked.asked]),
            _plain(found.upper[stacked.asked]),
            _alarms(found.alarm[stacked.asked], found.reason[stacked.asked]),
            _reasons(found, stacked.asked, settings),
        )
    )


def _watch(stacked: Stack, settings: Settings) -> Verdicts:
    if isinstance(settings, Ears):
        from daodi.detect import ears

        return ears.watch(stacked, settings)
    if isinstance(settings, Cusum):
        from daodi.detect import cusum

        return cusum.watch(stacked, settings)
    from daodi.detect import farrington

    return farrington.watch(stacked, settings)


def _dates(one: Series, steps: range) -> Sequence[str]:
    return one.dates[steps.start :] if one.dates else [str(step + 1) for step in steps]


def _plain(values: NDArray[Any]) -> list[float | None]:
    """Numbers of Python; None for those that are none."""
    import numpy as np

    finite = np.isfinite(values)
    if finite.all():
        return values.tolist()  # type: ignore[no-any-return]
    plain = values.astype(object)
    plain[~finite] = None
    return plain.tolist()  # type: ignore[no-any-return]


def _alarms(alarms: NDArray[Any], reasons: NDArray[Any]) -> list[bool | None]:
    import numpy as np

    said = alarms.astype(object)
    said[~np.isin(reasons, SILENT)] = None
    return said.tolist()  # type: ignore[no-any-return]


def _reasons(found: Verdicts, asked: NDArray[Any], settings: Settings) -> list[str | None]:
    """The reason of each point in words; None for most."""
    import numpy as np

    codes = found.reason[asked]
    said = np.full(len(codes), None, dtype=object)
    steps = np.nonzero(asked)[1]
    fewest, within = (settings.fewest, settings.within) if isinstance(settings, Farrington) else (0, 0)
    for at in np.flatnonzero(codes):
        words = WORDS[Reason(codes[at])]
        said[at] = words.format(have=steps[at], need=found.need, fewest=fewest, within=within)
    return said.tolist()
