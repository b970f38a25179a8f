"""CSV and its relatives: the delimiter sniffed, quotes with line breaks inside, and what is broken named by row."""

from __future__ import annotations

import csv
import itertools
import re
from collections import Counter, deque
from collections.abc import Generator, Iterator

from daodi.tables.cells import Line, Problem
from daodi.tables.text import LONGEST, Fault, Text

DELIMITERS = (",", "\t", ";", "|", "；")
SAMPLE_LINES = 200
SAMPLE_SIZE = 2_000_000  # characters
LONGEST_CELL = 200  # lines in one quoted cell: more is a quote that was never closed
FORGIVEN = 1000  # unclosed quotes after which no cell is tried across lines
SEP = re.compile(r'\s*"?sep=(.)"?\s*', re.IGNORECASE)


class _UnclosedError(Exception):
    """A quote was opened and not closed within the lines one cell may take."""


class Delimited:
    """The rows of a delimited text, numbered as a spreadsheet would; blank rows are counted, not given.

    >>> from daodi.tables.source import open_stream
    >>> rows = Delimited(Text(open_stream(b"lot;result\\nA-1;0,5\\n")), [])
    >>> [line.cells for line in rows]
    [('lot', 'result'), ('A-1', '0,5')]
    """

    def __init__(self, text: Text, problems: list[Problem]) -> None:
        self._name = text.name
        self._problems = problems
        self._lines = iter(text)
        self._ahead = deque(_sample(self._lines))
        self.delimiter = delimiter_of([line for line in self._ahead if not isinstance(line, Fault)])
        self._held: list[str] = []
        self._cap = LONGEST_CELL
        self._unclosed = 0
        self._number = 0
        csv.field_size_limit(LONGEST)

    def __iter__(self) -> Iterator[Line]:
        while not (yield from self._until_unclosed()):
            self._set_back()

    def _until_unclosed(self) -> Generator[Line, None, bool]:
        """Rows up to an unclosed quote; returns whether the end was reached."""
        held = self._held
        reader = csv.reader(self._feed(), delimiter=self.delimiter, strict=True)
        while True:
            held.clear()
            self._number += 1
            try:
                cells = next(reader)
            except StopIteration:
                return True
            except _UnclosedError:
                return False
            except csv.Error:
                if len(held) != 1:
                    return False  # a quote closed in the midst of a later row was none
                cells = self._leniently(held[0])
            if cells and any(cells) and not self._separator(cells):
                yield Line(self._number, tuple(cells))

    def _leniently(self, line: str) -> list[str]:
        """The cells of a row with quotes inside its cells; none, and a problem, where it can't be read even so."""
        try:
            return next(csv.reader([line], delimiter=self.delimiter))
        except csv.Error as error:
            self._problem(f"the row can't be read: {error}", "cells split by " + repr(self.delimiter))
            return []

    def _feed(self) -> Iterator[str]:
        held = self._held
        for line in self._remaining():
            if line.__class__ is Fault and not held:
                self._problem(line, "a row of text")
                line = "\n"
            held.append(line)
            if len(held) > self._cap:
                raise _UnclosedError
            yield line
        if held:
            raise _UnclosedError

    def _remaining(self) -> Iterator[str]:
        ahead = self._ahead
        while True:
            while ahead:
                yield ahead.popleft()
            # Not "yield from": it would close the lines together with this feed.
            for line in self._lines:  # noqa: UP028
                yield line
            if not ahead:
                return

    def _set_back(self) -> None:
        """Names the row with the unclosed quote, and gives its following lines another chance."""
        self._problem("a quote is opened here and never closed", 'a closing "')
        self._ahead.extendleft(reversed(self._held[1:]))
        self._unclosed += 1
        if self._unclosed > FORGIVEN:
            self._cap = 1

    def _separator(self, cells: list[str]) -> bool:
        """Excel's first line ``sep=;``."""
        return self._number == 1 and SEP.fullmatch(self.delimiter.join(cells)) is not None

    def _problem(self, what: str, expected: str) -> None:
        self._problems.append(Problem(self._name, self._number, "", what, expected))


def _sample(lines: Iterator[str]) -> Iterator[str]:
    """The first lines, but no more text than a look needs."""
    size = 0
    for line in itertools.islice(lines, SAMPLE_LINES):
        yield line
        size += len(line)
        if size > SAMPLE_SIZE:
            return


def delimiter_of(lines: list[str]) -> str:
    """The delimiter that splits these lines most evenly; a comma where none does.

    >>> delimiter_of(["lot;Pb (mg/kg);note\\n", "A-1;0,25;dried, cut\\n"])
    ';'
    """
    if lines and (named := SEP.fullmatch(lines[0])):
        return named[1]
    return max(DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter))


def _evenness(lines: list[str], delimiter: str) -> tuple[float, int]:
    """The share of rows that have the commonest width above one, and that width."""
    try:
        short = (line for line in lines if len(line) < SAMPLE_SIZE // 20)
        widths = [len(cells) for cells in csv.reader(short, delimiter=delimiter) if cells]
    except csv.Error:
        return (0.0, 0)
    counted = Counter(width for width in widths if width > 1)
    if not counted:
        return (0.0, 0)
    width, times = max(counted.items(), key=lambda item: (item[1], item[0]))
    return (round(times / len(widths), 1), width)
