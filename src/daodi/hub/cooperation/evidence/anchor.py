"""Where a quote stands in a text. A fact is nothing without its words at their place; no word is ever bent to fit."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

LONGEST = 2000


class NotThere(ValueError):
    """The quote is not at that place, or at none. ``places`` lists where it stands, if anywhere."""

    def __init__(self, places: tuple[int, ...] = ()) -> None:
        super().__init__("the quote does not stand there")
        self.places = places


def holds(text: str, start: int, end: int, quote: str) -> bool:
    """Whether the quote is exactly what stands from ``start`` to ``end``.

    >>> holds("train more than 1200 persons", 16, 20, "1200"), holds("train", 0, 5, "Train")
    (True, False)
    """
    return bool(quote) and 0 <= start < end <= len(text) and text[start:end] == quote


def places(text: str, quote: str, most: int = 100) -> tuple[int, ...]:
    """Every place where a quote begins in a text, the first hundred.

    >>> places("12 of 12", "12")
    (0, 6)
    """
    found: list[int] = []
    at = text.find(quote) if quote else -1
    while at >= 0 and len(found) < most:
        found.append(at)
        at = text.find(quote, at + 1)
    return tuple(found)


def anchored(text: str, quote: str, start: int | None = None) -> tuple[int, int]:
    """Where a quote stands: at ``start``, or at the only place where it does.

    ``NotThere`` where it stands nowhere, elsewhere, or at several places and none was said.

    >>> anchored("41 major projects", "41")
    (0, 2)
    """
    if start is not None and holds(text, start, start + len(quote), quote):
        return start, start + len(quote)
    known = places(text, quote)
    if start is not None or len(known) != 1:
        raise NotThere(known)
    return known[0], known[0] + len(quote)


def spread(text: str, found: list[tuple[int, int]], first: int, last: int) -> Iterator[tuple[int, int, list[int]]]:
    """The pieces of a text from ``first`` to ``last``, each with the numbers of the quotes that cover it.

    The pieces follow each other without gap or overlap, whatever the quotes do.

    >>> list(spread("abcdef", [(1, 4), (2, 5)], 0, 6))
    [(0, 1, []), (1, 2, [0]), (2, 4, [0, 1]), (4, 5, [1]), (5, 6, [])]
    """
    inner = sorted(
        (max(start, first), min(end, last), number)
        for number, (start, end) in enumerate(found)
        if start < last and end > first
    )
    edges = sorted({first, last, *(one[0] for one in inner), *(one[1] for one in inner)})
    covering: list[tuple[int, int]] = []
    waiting = iter(inner)
    coming = next(waiting, None)
    for left, right in itertools.pairwise(edges):
        covering = [one for one in covering if one[0] > left]
        while coming is not None and coming[0] <= left:
            covering.append((coming[1], coming[2]))
            coming = next(waiting, None)
        yield left, right, sorted(number for _end, number in covering)
