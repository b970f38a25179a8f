"""Opens what was sent, whatever it is, as sheets of lines, and as a table with a header."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from daodi.tables.cells import Line, Problem, Unreadable
from daodi.tables.delimited import Delimited
from daodi.tables.objects import Objects, looks_like_json
from daodi.tables.source import Source, Stream, open_stream
from daodi.tables.text import Text
from daodi.tables.workbook import workbook_sheets

HEADER_WITHIN = 50  # lines in which a header is looked for
REFUSED = {
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "an old (.xls) or locked Excel file",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
HTML = (b"<!doctype html", b"<html", b"<table", b"<?xml")


@dataclass
class Sheet:
    """Lines as they stand in a file or in one sheet of a workbook; what could not be read is in ``problems``."""

    name: str
    encoding: str
    lines: Iterable[Line]
    problems: list[Problem] = field(default_factory=list)


class Table:
    """A table: its header and, iterated, the lines below; ragged rows go to ``problems``, the good ones go on.

    ``header_row`` is the header's row number in the file.
    """

    def __init__(
        self, sheet: Sheet, above: Sequence[Line], header: Line, rest: Iterator[Line], opened: Iterator[Sheet]
    ) -> None:
        self._opened = opened  # the file stays open as long as the table is used
        self.name = sheet.name
        self.encoding = sheet.encoding
        self.problems = sheet.problems
        self.above = tuple(above)
        self.header = trimmed(header.cells)
        self.header_row = header.number
        self._rest = rest

    def __iter__(self) -> Iterator[Line]:
        width = len(self.header)
        for line in self._rest:
            if len(line.cells) == width:
                yield line
            elif len(line.cells) > width and not any(line.cells[width:]):
                yield Line(line.number, line.cells[:width])
            else:
                self.problems.append(ragged(self.name, line, width))


def ragged(name: str, line: Line, width: int) -> Problem:
    """What to say of a row that has not as many cells as its header."""
    return Problem(name, line.number, "", f"{len(line.cells)} cells", f"{width}, as in the header")


def trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Cells without the blank ones at the end."""
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return cells[:end]


def open_sheets(source: Source, *, sheet: str | None = None, problems: list[Problem] | None = None) -> Iterator[Sheet]:
    """The sheets of a file: one for CSV, JSON and their relatives, each with cells for a workbook.

    ``source`` is a path, bytes, a binary stream, or ``-`` for standard input. What the file is, its content says, not
    its name. What can't be read goes to ``problems``. Raises Unreadable, in one line, where nothing can be used.

    >>> next(open_sheets(b"lot,result")).encoding
    'UTF-8'
    """
    stream = open_stream(source)
    try:
        yield from _sheets(stream, sheet, [] if problems is None else problems)
    finally:
        stream.close()


def _sheets(stream: Stream, sheet: str | None, problems: list[Problem]) -> Iterator[Sheet]:
    head = stream.look(1024)
    _refuse(stream.name, head)
    if head.startswith(b"PK\x03\x04"):
        yield from _workbook(stream, sheet, problems)
        return
    text = Text(stream)
    lines: Iterable[Line] = Objects(text, problems) if looks_like_json(head) else Delimited(text, problems)
    yield Sheet(stream.name, text.encoding, lines, problems)


def _workbook(stream: Stream, sheet: str | None, problems: list[Problem]) -> Iterator[Sheet]:
    found = list(workbook_sheets(stream, sheet))
    for name, lines in found:
        yield Sheet(stream.name if len(found) == 1 else f"{stream.name}[{name}]", "XLSX", lines, problems)


def _refuse(name: str, head: bytes) -> None:
    if not head.strip():
        raise Unreadable(f"{name}: empty, expected a table")
    for mark, what in REFUSED.items():
        if head.startswith(mark):
            raise Unreadable(f"{name}: {what}, expected CSV, XLSX or JSON")
    if head.lstrip().lower().startswith(HTML):
        raise Unreadable(f"{name}: a web page or XML, expected CSV, XLSX or JSON")


def open_table(
    source: Source, *, sheet: str | None = None, is_header: Callable[[tuple[str, ...]], bool] | None = None
) -> Table:
    """The first table of a file: the header is the first line for which ``is_header`` holds, or that looks like one.

    >>> table = open_table(b"Results of May\\n\\nlot,result\\nA-1,0.10\\n")
    >>> table.header, [line.cells for line in table]
    (('lot', 'result'), [('A-1', '0.10')])
    """
    name = ""
    sheets = open_sheets(source, sheet=sheet)
    for found in sheets:
        name = found.name
        lines = iter(found.lines)
        head = list(itertools.islice(lines, HEADER_WITHIN))
        at = _header_at(head, is_header)
        if at is not None:
            return Table(found, head[:at], head[at], itertools.chain(head[at + 1 :], lines), sheets)
    raise Unreadable(f"{name}: no table found, expected a row of column names")


def _header_at(head: list[Line], is_header: Callable[[tuple[str, ...]], bool] | None) -> int | None:
    if is_header is not None:
        return next((at for at, line in enumerate(head) if is_header(line.cells)), None)
    filled = [sum(1 for cell in line.cells if cell.strip()) for line in head]
    widest = max(filled, default=0)
    # Titles above a table fill one cell or two; the header is the first line nearly as full as any.
    return next((at for at, count in enumerate(filled) if count * 2 > widest), None)
