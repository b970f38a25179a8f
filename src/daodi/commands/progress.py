"""Says how far a long piece of work is, on standard error, where somebody is watching."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import TextIO, TypeVar

T = TypeVar("T")
SHOWN_AFTER = 2.0
BETWEEN = 0.2
CELLS = 30
LOOK_EVERY = 256


class Progress:
    """A line of progress that appears after two seconds and is gone at the end; silent where nobody watches.

    ``total`` may be unknown: then only what is done and the speed are shown.

    >>> with Progress("names", total=2) as progress:
    ...     list(progress.over("ab"))
    ['a', 'b']
    """

    def __init__(self, what: str, total: int | None = None, out: TextIO | None = None) -> None:
        self.what = what
        self.total = total
        self.done = 0
        self.out = sys.stderr if out is None else out
        self.watched = self.out.isatty()
        self.started = self.next = 0.0
        self.shown = False

    def __enter__(self) -> Progress:
        self.started = time.monotonic()
        self.next = self.started + SHOWN_AFTER
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.shown:
            self.out.write("\r\x1b[K")
            self.out.flush()

    def over(self, items: Iterable[T]) -> Iterator[T]:
        """The items, each counted as it is taken."""
        if not self.watched:
            yield from items
            return
        for item in items:
            yield item
            self.done += 1
            if self.done % LOOK_EVERY == 0:
                self._show()

    def step(self, count: int = 1) -> None:
        """Counts what was done."""
        self.done += count
        if self.watched:
            self._show()

    def _show(self) -> None:
        now = time.monotonic()
        if now < self.next:
            return
        self.next = now + BETWEEN
        self.shown = True
        self.out.write(f"\r\x1b[K{self.line(now - self.started)}")
        self.out.flush()

    def line(self, seconds: float) -> str:
        """What is shown after so many seconds.

        >>> progress = Progress("names", total=4)
        >>> progress.step(2)
        >>> progress.line(1.0)
        '[###############               ] 2 of 4 names, 2/s'
        """
        speed = f"{self.done / seconds:,.0f}/s" if seconds else "0/s"
        if not self.total:
            return f"{self.done:,} {self.what}, {speed}"
        filled = min(CELLS, CELLS * self.done // self.total)
        return f"[{'#' * filled:<{CELLS}}] {self.done:,} of {self.total:,} {self.what}, {speed}"
