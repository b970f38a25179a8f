"""From series to judged points: batches of series go through one method as arrays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any

import msgspec

from daodi.detect.point import Point
from daodi.detect.series import Series, series_of
from daodi.detect.settings import USUAL, Cusum, Ears, Farrington, Settings
from daodi.detect.stack import Stack, stack
from daodi.detect.verdicts import WORDS, Reason, Verdicts

if TYPE_CHECKING:
    from numpy.typing import NDArray

BATCH = 256
SILENT = (Reason.NONE, Reason.FEW)


def settings_of(method: str, changed: dict[str, Any]) -> Settings:
    """The usual settings of a method with some changed; ValueError for a method or setting that is not known."""
    if method not in USUAL:
        raise ValueError(f"{method!r} is no method, expected one of {', '.join(USUAL)}")
    usual = USUAL[method]
    for name in changed:
        if name not in usual.__struct_fields__:
            raise ValueError(f"{method} has no {name!r}, expected one of {', '.join(usual.__struct_fields__)}")
    made = msgspec.convert(msgspec.to_builtins(usual) | changed, type(usual))
    made.check()
    return made


def watched(given: Iterable[Any], settings: Settings, last: int | None) -> Iterator[Point]:
    """The points of each series, in order, in memory that does not grow with their number."""
    several = map(series_of, given)
    while batch := list(islice(several, BATCH)):
        for _, alike in groupby(batch, key=lambda one: one.frequency):
            yield from judged(list(alike), settings, last)


def judged(several: Sequence[Series], settings: Settings, last: int | None) -> list[Point]:
    """The points of series of one frequency."""
    stacked = stack(several, last)
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
