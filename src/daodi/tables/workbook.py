"""XLSX workbooks as lines of text, after a look at what they unpack to."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from daodi.tables.cells import Line, Unreadable
from daodi.tables.shown import Shown, column_of, parts_of, shown_in
from daodi.tables.source import Stream

LARGEST_FILE = 256 << 20
LARGEST = 512 << 20  # all parts of a workbook, unpacked
SMALL = 64 << 20  # below this no ratio is asked about
RATIO = 200
CELLS = 20_000_000  # a reader holds the whole rectangle up to the farthest cell
PLACE = re.compile(rb"""\br\s*=\s*["']([A-Z]{0,3})([0-9]{0,7})["']""")


def workbook_sheets(stream: Stream, sheet: str | None = None) -> Iterator[tuple[str, Iterator[Line]]]:
    """The name and the lines of each sheet that has cells, or of the one that is asked for."""
    name = stream.name
    data = stream.whole(LARGEST_FILE)
    _guard(name, data)
    book = _calm(name, lambda: _opened(name, data))
    names = [each for each in book.sheet_names if sheet is None or each == sheet]
    if not names:
        raise Unreadable(f"{name}: no sheet {sheet!r}, it has {', '.join(book.sheet_names)}")
    for each in names:
        rows, shown = _calm(name, lambda each=each: (_rows(book, each), _shown(data, each)))
        if rows:
            yield each, lines_of(rows, shown)


def _guard(name: str, data: bytes) -> None:
    """Refuses what unpacks to too much, by what the directory says and by unpacking each part once."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
            if size > LARGEST or (size > SMALL and size > RATIO * len(data)):
                raise Unreadable(f"{name}: unpacks to {size >> 20} MB from {len(data) >> 10} kB, which no table does")
            if "xl/workbook.xml" not in archive.namelist():
                raise Unreadable(f"{name}: a zip archive, not an Excel workbook (.xlsx)")
            for part in archive.infolist():
                _guard_part(name, archive, part)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(f"{name}: the workbook is damaged or cut short") from None


def _guard_part(name: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    columns: set[bytes] = set()
    rows = 1
    with archive.open(part) as handle:
        while block := handle.read(1 << 20):
            if part.filename.startswith("xl/worksheets/"):
                found = PLACE.findall(block)
                columns.update(column for column, _ in found)
                rows = max(rows, max((int(row) for _, row in found if row), default=1))
    if rows * max((column_of(column) for column in columns), default=1) > CELLS:
        raise Unreadable(f"{name}: a cell stands so far out that the sheet would have more than {CELLS:,} cells")


def _opened(name: str, data: bytes) -> Any:
    try:
        from python_calamine import load_workbook
    except ImportError:
        raise Unreadable(f"{name}: XLSX needs an extra: pip install 'daodi[xlsx]'; or save it as CSV") from None
    return load_workbook(io.BytesIO(data))


def _rows(book: Any, sheet: str) -> list[list[Any]]:
    """All cells of a sheet; a cell merged over several rows stands in each of them."""
    found = book.get_sheet_by_name(sheet)
    rows: list[list[Any]] = found.to_python(skip_empty_area=False)
    for (top, column), (bottom, _) in found.merged_cell_ranges or ():
        for row in rows[top + 1 : bottom + 1]:
            row[column] = rows[top][column]
    return rows


def _shown(data: bytes, sheet: str) -> dict[tuple[int, int], Shown]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return shown_in(archive, parts_of(archive).get(sheet, ""))


def _calm(name: str, read: Any) -> Any:
    """What the reader gives; whatever it raises on a damaged workbook becomes one clear line."""
    try:
        return read()
    except (KeyboardInterrupt, SystemExit, Unreadable):
        raise
    except BaseException:  # a panic inside the reader is no Exception
        raise Unreadable(f"{name}: the workbook is damaged or is no Excel workbook") from None


def lines_of(rows: list[list[Any]], shown: dict[tuple[int, int], Shown]) -> Iterator[Line]:
    """Rows of a sheet as lines; the first row is 1, blank rows are counted, not given."""
    formatted: dict[int, dict[int, Shown]] = {}
    for (row, column), how in shown.items():
        formatted.setdefault(row, {})[column] = how
    for number, values in enumerate(rows, start=1):
        cells = [cell if cell.__class__ is str else text_of(cell) for cell in values]
        for column, how in formatted.get(number - 1, {}).items():
            if column < len(values) and isinstance(values[column], float):
                cells[column] = how.text(cells[column])
        if any(cells):
            yield Line(number, tuple(cells))


def text_of(value: Any) -> str:
    """A cell as a person would write it.

    >>> text_of(0.1), text_of(5.0), text_of(1e-07), text_of(datetime.date(2026, 11, 21))
    ('0.1', '5', '0.0000001', '2026-11-21')
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return _plain(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(sep=" ")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


def _plain(value: float) -> str:
    """A number without exponent and without the noise of binary fractions (15 digits are what Excel keeps)."""
    short = format(value, ".15g")
    return short if "e" not in short else format(value, ".20f").rstrip("0").rstrip(".")
