"""Tables of counts, headers in English or Chinese: a count a row, an area a column, or a step a column."""

from __future__ import annotations

import functools
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from daodi.detect.intake import cells
from daodi.detect.intake.headers import field_of, plain
from daodi.detect.intake.steps import Step, month, step_of, week
from daodi.hub.health.surveillance.reading.said import Read, Said
from daodi.reference.kinds.row import Row
from daodi.reference.load import read
from daodi.tables import Line, Problem, Table, Unreadable, open_table

TABLE = Path(__file__).parents[1] / "columns.csv"
MOST = 200_000  # counts of one file
A_DATE = "a date such as 2024-01-31, 2024-W05 or 2024-01"
A_COUNT = "a whole number from 0, or an empty cell"
SHAPES = "a date and a count in each row, an area in each column (the first a date), or a date in each column"
TIME = ("date", "year", "week", "month")


class Heading(Row, frozen=True, kw_only=True, gc=False):
    """What offices head the column of an area or of a disease with."""

    column: str
    spellings: tuple[str, ...]


def read_table(name: str, content: bytes) -> Read:
    """The counts of a CSV, XLSX or JSON file; Unreadable, in one line, where it holds none."""
    source = io.BytesIO(content)
    source.name = name
    table = open_table(source)
    reader = _Reader(table)
    said: list[Said] = []
    for one in reader.said():
        if len(said) == MOST:
            raise Unreadable(f"{name}: more than {MOST:,} counts, expected a file in parts")
        said.append(one)
    return Read(name, said, [*table.problems, *reader.problems])


class _Reader:
    """One table while it is read."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.problems: list[Problem] = []
        self.at: dict[str, int] = {}
        for place, label in enumerate(table.header):
            if meant := _meant(label):
                self.at.setdefault(meant, place)

    def said(self) -> Iterator[Said]:
        """The counts, row by row."""
        header = self.table.header
        dated = "date" in self.at or ("year" in self.at and ("week" in self.at or "month" in self.at))
        alone = next((unit for unit in ("week", "month") if unit in self.at and "year" not in self.at), None)
        if alone and not dated:
            self.at["date"], dated = self.at[alone], True
        steps = [(place, step_of(label)) for place, label in enumerate(header)]
        turned = [(place, step) for place, step in steps if step is not None]
        if "count" in self.at and dated:
            return self._long()
        if dated and len(header) > 1:
            return self._wide()
        if len(turned) >= 2 or (turned and "area" in self.at):
            return self._turned(turned)
        raise Unreadable(f"{self.table.name}:{self.table.header_row}: no counts over time, expected {SHAPES}")

    def _long(self) -> Iterator[Said]:
        for line, step in self._dated():
            yield from self._count(line, self.at["count"], step, self._cell(line, "area"))

    def _wide(self) -> Iterator[Said]:
        used = {self.at[field] for field in (*TIME, "disease", "population") if field in self.at}
        columns = [
            (place, label) for place, label in enumerate(self.table.header) if place not in used and label.strip()
        ]
        for line, step in self._dated():
            for place, label in columns:
                yield from self._count(line, place, step, label.strip(), sized=False)

    def _turned(self, steps: Sequence[tuple[int, Step]]) -> Iterator[Said]:
        dates = {place for place, _step in steps}
        named = self.at.get(
            "area", next((place for place in range(len(self.table.header)) if place not in dates), None)
        )
        for line in self.table:
            for place, step in steps:
                area = "" if named is None else line.cells[named].strip()
                yield from self._count(line, place, step, area)

    def _dated(self) -> Iterator[tuple[Line, Step]]:
        for line in self.table:
            if not any(cell.strip() for cell in line.cells):
                continue
            step, text = self._when(line)
            if step is None:
                self._problem(line.number, "date", f"{text[:40]!r} is no date", A_DATE)
            else:
                yield line, step

    def _when(self, line: Line) -> tuple[Step | None, str]:
        if "date" in self.at:
            text = line.cells[self.at["date"]]
            return step_of(text), text
        unit = "week" if "week" in self.at else "month"
        year, number = self._cell(line, "year"), self._cell(line, unit)
        if not (year.isdecimal() and number.isdecimal() and len(year) <= 8 and len(number) <= 8):
            return None, f"{year} {number}"
        return (week if unit == "week" else month)(int(year), int(number)), f"{year} {number}"

    def _count(self, line: Line, place: int, step: Step, area: str, *, sized: bool = True) -> Iterator[Said]:
        text, column = line.cells[place], self.table.header[place]
        if cells.missing(text):
            return
        cases = cells.count(text)
        if cases is None:
            self._problem(line.number, column, f"{text[:40]!r} is no count", A_COUNT)
            return
        size = self._cell(line, "population") if sized else ""
        population = None if cells.missing(size) else cells.size(size)
        if population is None and not cells.missing(size):
            self._problem(line.number, "population", f"{size[:40]!r} is no population", "a number above 0")
        yield Said(area, self._cell(line, "disease"), step, cases, population, line.number, column)

    def _cell(self, line: Line, field: str) -> str:
        return line.cells[self.at[field]].strip() if field in self.at else ""

    def _problem(self, row: int, column: str, what: str, expected: str) -> None:
        self.problems.append(Problem(self.table.name, row, column, what, expected))


@functools.cache
def _headings() -> dict[str, str]:
    return {plain(spelling): one.column for one in read(TABLE, Heading) for spelling in (one.column, *one.spellings)}


def _meant(label: str) -> str:
    """What a column holds: an area, a disease, a date, a year, a week, a month, a count, a population; or nothing."""
    found = _headings().get(plain(label)) or field_of(label) or ""
    return found if found in ("area", "disease", "count", "population", *TIME) else ""
