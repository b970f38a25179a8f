"""A measured figure, the bar it is held against, and the clock it was taken with."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from typing import NamedTuple


class Figure(NamedTuple):
    """One line of the results: what was measured, its value, and whether it met its bar, where one is set."""

    what: str
    value: str
    bar: str = ""
    met: bool | None = None

    @property
    def row(self) -> str:
        """The figure as a row of a Markdown table."""
        verdict = {True: "met", False: "**missed**", None: ""}[self.met]
        return f"| {self.what} | {self.value} | {self.bar} | {verdict} |"


class Part(NamedTuple):
    """A chapter of the results."""

    title: str
    words: str
    figures: list[Figure]


def at_least(what: str, value: float, bar: float, unit: str = "") -> Figure:
    """A figure that should not be below its bar."""
    return Figure(what, f"{shown(value)}{unit}", f"≥ {shown(bar)}{unit}", value >= bar)


def at_most(what: str, value: float, bar: float, unit: str = "") -> Figure:
    """A figure that should not be above its bar."""
    return Figure(what, f"{shown(value)}{unit}", f"≤ {shown(bar)}{unit}", value <= bar)


def shown(value: float) -> str:
    """A number with as many digits as mean something."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def seconds(work: Callable[[], object], repeats: int = 1) -> float:
    """The median of the processor seconds that some work takes, alike for all: the machine's other load does not count,
    nor does collecting garbage among the benchmark's own data (as in ``timeit``)."""
    return statistics.median(_once(work) for _ in range(repeats))


def _once(work: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()
    start = time.process_time()
    try:
        work()
        return time.process_time() - start
    finally:
        gc.enable()
