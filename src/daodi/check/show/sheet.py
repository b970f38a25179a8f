"""A sheet of a workbook that grows downwards and goes on in a further sheet when it is full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from daodi.check.show.text import clean

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

FULL = 1_048_576  # rows that the file format allows
LONGEST = 32_767  # characters that it allows in a cell


class Sheet:
    """Rows of text under a frozen header with a filter; strings stay strings, whatever they look like."""

    def __init__(self, book: Workbook, name: str, columns: Sequence[tuple[str, int]], head: Format) -> None:
        """``columns`` are the words of the header with their widths in characters, ``head`` their format."""
        self._book, self._name, self._columns, self._head = book, name, tuple(columns), head
        self._pages = 0
        self._open()

    def append(self, cells: Sequence[str], formats: Sequence[Format | None] = ()) -> None:
        """Writes a row; ``formats`` goes with the cells from the left, and the rest have none."""
        if self._row >= FULL:
            self.close()
            self._open()
        self._write(cells, formats)

    def close(self) -> None:
        """Puts the filter over what was written; call once, when the last row is in."""
        self._page.autofilter(0, 0, self._row - 1, len(self._columns) - 1)

    def _open(self) -> None:
        self._pages += 1
        name = self._name if self._pages == 1 else f"{self._name} ({self._pages})"
        self._page, self._row = self._book.add_worksheet(name), 0
        for column, (_, width) in enumerate(self._columns):
            self._page.set_column(column, column, width)
        for_print(self._page)
        self._page.freeze_panes(1, 1)
        self._write([name for name, _ in self._columns], [self._head] * len(self._columns))

    def _write(self, cells: Sequence[str], formats: Sequence[Format | None]) -> None:
        write(self._page, self._row, cells, formats)
        self._row += 1


def write(page: Worksheet, row: int, cells: Sequence[str], formats: Sequence[Format | None] = ()) -> None:
    """Writes a row of text as text; what a cell can't hold is cut, and ends in an ellipsis."""
    for column, cell in enumerate(cells):
        text = clean(cell)
        text = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
        page.write_string(row, column, text, formats[column] if column < len(formats) else None)


def for_print(page: Worksheet) -> None:
    """A4 lying, as wide as the columns, the header on every sheet of paper."""
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
