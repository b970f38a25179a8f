"""Is something going wrong? Counts over time, and reports by product and reaction."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, overload

from daodi.callable import make_callable
from daodi.detect.outbreaks import watched
from daodi.detect.point import Point
from daodi.detect.series import Series
from daodi.detect.settings import USUAL, Choice, Method

__all__ = ["METHODS", "Method", "Point", "Series", "detect", "signals", "suppress"]

if TYPE_CHECKING:
    from daodi.detect.signals import signals as signals
    from daodi.detect.suppress import suppress as suppress

METHODS = tuple(USUAL)
One = Series | Mapping[str, Any]


@overload
def detect(
    series: Iterator[One], method: Method = ..., *, last: int | None = ..., jobs: int = ..., **settings: Any
) -> Iterator[Point]: ...
@overload
def detect(
    series: One | Iterable[One | int | None],
    method: Method = ...,
    *,
    last: int | None = ...,
    jobs: int = ...,
    **settings: Any,
) -> list[Point]: ...
def detect(
    series: One | Iterable[One | int | None],
    method: Method = "farrington-flexible",
    *,
    last: int | None = None,
    jobs: int = 1,
    **settings: Any,
) -> list[Point] | Iterator[Point]:
    """Every point of one series, of a list of series, or of an iterator of them (in order, in constant memory), judged.

    A series is a ``Series``, a mapping with its fields, or the bare counts of 52 a year, None where one is missing.
    ``last`` asks about that many points at the end of each; for CUSUM, all before them are the baseline. ``jobs`` is
    the number of processes. ``settings`` are those of the method (``alpha=0.005``; see ``daodi.detect.settings``).
    Raises ValueError for a method, a setting or a series that can't be; too little history is an answer.

    >>> [point] = detect([4, 5, 3, 4, 6, 5, 4, 5, 3, 17], "ears-c2", last=1)
    >>> point.observed, round(point.upper, 2), point.alarm
    (17, 7.44, True)
    >>> [point] = detect({"series": "mumps", "counts": [1, 2, 3]}, "ears-c1", last=1)
    >>> point.alarm, point.reason
    (None, 'history too short: 2 counts before, 7 needed')
    """
    chosen = Choice(method, settings)
    chosen.settings(52)
    if last is not None and last < 1:
        raise ValueError(f"last={last}, expected how many points at the end of each series to judge, 1 or more")
    if isinstance(series, Series | Mapping):
        return list(watched([series], chosen, last, jobs))
    if isinstance(series, Iterator):
        return watched(series, chosen, last, jobs)
    given = list(series)
    bare = bool(given) and all(one is None or isinstance(one, int | float) for one in given)
    return list(watched([given] if bare else given, chosen, last, jobs))


def __getattr__(name: str) -> Any:
    # Reports are named by the verb that knows names, which is read only when signals are asked for.
    if name in ("signals", "suppress"):
        return importlib.import_module(f"daodi.detect.{name}")
    raise AttributeError(f"module 'daodi.detect' has no attribute {name!r}")


make_callable(__name__)
