"""One lot a row, one analyte a column; the unit in the header, or in a row below it."""

from __future__ import annotations

from collections.abc import Iterator

from daodi.check.intake.columns import ASIDE, IDENTITY, OF_LOT, Columns
from daodi.check.intake.facts import Facts
from daodi.check.intake.gather import Gatherer
from daodi.check.intake.labels import is_unit, meanings
from daodi.check.lot import Lot, Result
from daodi.tables import Line, Problem

WHO = (*IDENTITY, *OF_LOT)
BELOW = ("unit", "loq", "lod", "method", "specification", "basis", "uncertainty")  # rows that say this of each analyte


class WideRows:
    """Turns the rows below one header into lots."""

    def __init__(self, name: str, columns: Columns, header: Line, facts: Facts, problems: list[Problem]) -> None:
        self._name = name
        self._header = header
        self._columns = columns
        self._problems = problems
        self._facts = facts
        self._who = [(field, columns.at[field]) for field in WHO if field in columns.at]
        self._of_row = [(field, columns.at[field]) for field in (*BELOW, "sample_g") if field in columns.at]
        self._below: dict[int, dict[str, str]] = {place: {"unit": unit} for place, _, unit in columns.analytes}

    def lots(self, lines: Iterator[Line], gatherer: Gatherer) -> Iterator[Lot]:
        """The lots of these lines, one a row."""
        width = len(self._header.cells)
        for line in lines:
            cells = tuple(map(str.strip, line.cells))
            if (len(cells) > width and any(cells[width:])) or len(cells) < width:
                self._problem(line, "", f"{len(cells)} cells", f"{width}, as in the header")
            elif self._of_all(cells):
                self._problem(line, "", "a row over all lots, left out", "one lot a row")
            elif not self._says_more(cells) and cells != self._header.cells:
                yield from self._lot(cells, line, gatherer)

    def _lot(self, cells: tuple[str, ...], line: Line, gatherer: Gatherer) -> Iterator[Lot]:
        results = tuple(self._results(cells, line))
        if not results:
            self._problem(line, "", "no result in this row", "a result under at least one analyte")
            return
        who = self._facts | {field: cells[place] for field, place in self._who if cells[place]}
        yield from gatherer.turn(who, line.number)
        for result in results:
            gatherer.add(result, line.number)

    def _results(self, cells: tuple[str, ...], line: Line) -> Iterator[Result]:
        row = {field: cells[place] for field, place in self._of_row if cells[place]}
        for place, analyte, _ in self._columns.analytes:
            if cells[place]:
                said = {field: text for field, text in self._below[place].items() if text} | row
                yield Result(analyte=analyte, result=cells[place], input=f"{self._name}:{line.number}", **said)

    def _of_all(self, cells: tuple[str, ...]) -> bool:
        """Whether the row holds a mean or the like: all that it says of a lot is a word for results."""
        said = [cells[place] for _, place in self._who if cells[place]]
        return len(said) == 1 and meanings(said[0])[:1] in (("result",), (ASIDE,))

    def _says_more(self, cells: tuple[str, ...]) -> bool:
        """Whether the row says something of the analytes themselves: their units, limits or methods."""
        analytes = {place for place, _, _ in self._columns.analytes}
        inside = {place: cells[place] for place in analytes if cells[place]}
        outside = [cell for place, cell in enumerate(cells) if cell and place not in analytes]
        field = next((name for name in meanings(outside[0]) if name in BELOW), "") if len(outside) == 1 else ""
        if inside and all(map(is_unit, (*inside.values(), *outside))):
            field = "unit"
        for place, text in inside.items() if field else ():
            self._below[place][field] = text
        return bool(field)

    def _problem(self, line: Line, column: str, what: str, expected: str) -> None:
        self._problems.append(Problem(self._name, line.number, column, what, expected))
