"""Counts of places and weeks that may go out: small ones are left out, and so are those that would give them away.

A table with its totals is a set of equations. Each cell left out is an edge between its row and its column; one that
lies on no cycle of such edges can be recomputed. Cells are added, the smallest first, until each lies on a cycle along
which the counts could be one more or one less (Gusfield, 1988) and none of them would be below 1.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from daodi.callable import make_callable

SMALL = 5
DEAR = 10**9  # a total is left out only where no set of cells would do
Cell = tuple[int, int]
Node = tuple[bool, int]  # whether it is a column, and which


class Suppressed(msgspec.Struct, frozen=True, kw_only=True):
    """The table as it may go out: None where a count is left out (or was missing).

    ``small``: how many counts and totals were left out since they are small; ``besides``: how many since they would
    give those away. Nothing tells which is which. ``hidden`` are their places, row and column from 0; the totals stand
    in the row and the column after the last.
    """

    cells: tuple[tuple[int | None, ...], ...]
    row_totals: tuple[int | None, ...]
    column_totals: tuple[int | None, ...]
    total: int | None
    small: int
    besides: int
    hidden: frozenset[Cell]


def suppress(counts: Sequence[Sequence[int | None]], least: int = SMALL) -> Suppressed:
    """The table (a row a place, a column a week; None where a count is missing) without counts from 1 to ``least`` - 1.

    A count of 0 is no secret and stays. Raises ValueError for rows of different lengths or a count below 0.

    >>> out = suppress([[12, 3, 8], [7, 9, 6], [0, 11, 14]])
    >>> out.cells
    ((12, None, None), (7, None, None), (0, 11, 14))
    >>> out.row_totals, out.total, out.small, out.besides
    ((23, 22, 25), 70, 1, 3)
    """
    table = _Table(counts)
    hidden = {cell for cell in table.cells() if 0 < table.value(cell) < least}
    small = len(hidden)
    edges = _Edges(table, hidden)
    for cell in sorted(hidden, key=lambda one: (table.value(one), one)):
        if edges.give_away(cell):
            added = table.cycle(cell, hidden) - hidden
            hidden |= added
            edges.add(added)
    shown = [[None if (r, c) in hidden else value for c, value in enumerate(row)] for r, row in enumerate(table.full)]
    for r, row in enumerate(counts):
        for c, count in enumerate(row):
            shown[r][c] = None if count is None else shown[r][c]
    return Suppressed(
        cells=tuple(tuple(row[:-1]) for row in shown[:-1]),
        row_totals=tuple(row[-1] for row in shown[:-1]),
        column_totals=tuple(shown[-1][:-1]),
        total=shown[-1][-1],
        small=small,
        besides=len(hidden) - small,
        hidden=frozenset(hidden),
    )


def recomputable(counts: Sequence[Sequence[int | None]], hidden: Iterable[Cell]) -> list[Cell]:
    """Which of the hidden cells follow from the others, the totals, and that every hidden count is 1 or more.

    >>> recomputable([[12, 3], [7, 9]], [(0, 1)])
    [(0, 1)]
    >>> recomputable([[12, 3], [7, 9]], [(0, 0), (0, 1), (1, 0), (1, 1)])
    []
    """
    left_out = set(hidden)
    edges = _Edges(_Table(counts), left_out)
    return sorted(filter(edges.give_away, left_out))


class _Table:
    """The counts with their totals as a last row and column. A row's cells less its total are 0, and likewise a
    column's: so totals count the other way."""

    def __init__(self, counts: Sequence[Sequence[int | None]]) -> None:
        width = len(counts[0]) if counts else 0
        if any(len(row) != width for row in counts):
            raise ValueError(f"rows of different lengths, expected {width} counts in each")
        if any(count is not None and count < 0 for row in counts for count in row):
            raise ValueError("a count below 0, expected whole numbers from 0 or None")
        rows = [[count or 0 for count in row] for row in counts]
        self.full = [[*row, sum(row)] for row in rows]
        self.full.append([sum(column) for column in zip(*self.full, strict=True)] or [0])
        self.last = (len(rows), width)

    def cells(self) -> Iterator[Cell]:
        """The places of all counts and totals."""
        return ((row, column) for row in range(self.last[0] + 1) for column in range(self.last[1] + 1))

    def value(self, cell: Cell) -> int:
        """The count or total at a place."""
        return self.full[cell[0]][cell[1]]

    def is_total(self, cell: Cell) -> bool:
        """Whether a place holds the total of a row or of a column; the total of all counts as a cell."""
        return (cell[0] == self.last[0]) != (cell[1] == self.last[1])

    def free(self, cell: Cell, to_column: bool) -> bool:
        """Whether a count could be another: an edge goes from row to column where a cell is one more or a total one
        less, and from column to row the other way. What is one less is still 1."""
        return to_column != self.is_total(cell) or self.value(cell) >= 2

    def cost(self, cell: Cell, hidden: set[Cell]) -> int | None:
        """What is lost by leaving a place out; None where it may not be: a 0 stays."""
        if cell in hidden:
            return 0
        if self.value(cell) == 0:
            return None
        return self.value(cell) + (DEAR if cell[0] == self.last[0] or cell[1] == self.last[1] else 1)

    def cycle(self, cell: Cell, hidden: set[Cell]) -> set[Cell]:
        """The cells of the cheapest cycle through a cell."""
        row, column = (False, cell[0]), (True, cell[1])
        start, end = (row, column) if self.is_total(cell) else (column, row)
        best: dict[Node, int] = {start: 0}
        came: dict[Node, tuple[Node, Cell]] = {}
        queue = [(0, start)]
        while queue:
            spent, node = heapq.heappop(queue)
            if node == end:
                break
            if spent > best[node]:
                continue
            for beyond, through in self._edges(node, cell):
                cost = self.cost(through, hidden)
                if cost is not None and spent + cost < best.get(beyond, spent + cost + 1):
                    best[beyond] = spent + cost
                    came[beyond] = (node, through)
                    heapq.heappush(queue, (spent + cost, beyond))
        return set(_back(came, start, end))

    def _edges(self, node: Node, without: Cell) -> Iterator[tuple[Node, Cell]]:
        """Where one may go from a node, and through which cell."""
        is_column, number = node
        for other in range(self.last[0 if is_column else 1] + 1):
            through = (other, number) if is_column else (number, other)
            if through != without and self.free(through, to_column=not is_column):
                yield (not is_column, other), through


def _back(came: dict[Node, tuple[Node, Cell]], start: Node, end: Node) -> Iterator[Cell]:
    node = end
    while node != start:
        node, through = came[node]
        yield through


class _Edges:
    """The hidden cells as edges, in the directions in which they are free."""

    def __init__(self, table: _Table, hidden: Iterable[Cell]) -> None:
        self._table = table
        self._beyond: dict[Node, list[Node]] = {}
        self.add(hidden)

    def add(self, cells: Iterable[Cell]) -> None:
        """More hidden cells."""
        for cell in cells:
            row, column = (False, cell[0]), (True, cell[1])
            if self._table.free(cell, to_column=True):
                self._beyond.setdefault(row, []).append(column)
            if self._table.free(cell, to_column=False):
                self._beyond.setdefault(column, []).append(row)

    def give_away(self, cell: Cell) -> bool:
        """Whether a hidden cell can be neither one more nor one less, whatever the other hidden cells are."""
        row, column = (False, cell[0]), (True, cell[1])
        up = self._table.free(cell, to_column=True) and self._lead(column, row)
        return not (up or (self._table.free(cell, to_column=False) and self._lead(row, column)))

    def _lead(self, start: Node, end: Node) -> bool:
        """Whether the edges lead from start to end, by another way than the one edge between them."""
        seen, left = {start}, [one for one in self._beyond.get(start, ()) if one != end]
        seen.update(left)
        while left:
            for beyond in self._beyond.get(left.pop(), ()):
                if beyond == end:
                    return True
                if beyond not in seen:
                    seen.add(beyond)
                    left.append(beyond)
        return False


make_callable(__name__)
