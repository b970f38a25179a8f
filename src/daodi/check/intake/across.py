"""One analyte a row, a lot a column: ``Parameter | Unit | Lot A-17 | Lot A-18``."""

from __future__ import annotations

from collections.abc import Iterator

from daodi.check.intake.columns import OF_RESULT, Columns
from daodi.check.intake.facts import Facts, facts_of
from daodi.check.intake.gather import Gatherer
from daodi.check.lot import Lot, Result
from daodi.tables import Line, Problem


class AcrossRows:
    """Turns the rows below one header into lots."""

    def __init__(self, name: str, columns: Columns, header: Line, facts: Facts, problems: list[Problem]) -> None:
        self._name = name
        self._columns = columns
        self._width = len(header.cells)
        self._problems = problems
        self._facts = facts

    def lots(self, lines: Iterator[Line], gatherer: Gatherer) -> Iterator[Lot]:
        """The lots of these lines, all after the last line (or where very much is held)."""
        for line in lines:
            cells = tuple(map(str.strip, line.cells)) + ("",) * (self._width - len(line.cells))
            said = {field: cells[place] for field, place in self._columns.at.items() if cells[place]}
            results = [(field, lot, cells[place]) for place, field, lot in self._columns.lots if cells[place]]
            if "analyte" in said and results:
                for field, lot, text in results:
                    yield from gatherer.turn({**self._facts, field: lot}, line.number)
                    gatherer.add(self._result(said, text, line), line.number)
            elif not facts_of(cells):
                what = "no analyte" if results else "no result in this row"
                self._problems.append(Problem(self._name, line.number, "", what, "an analyte and its results"))

    def _result(self, said: Facts, text: str, line: Line) -> Result:
        own = {field: said[field] for field in OF_RESULT if field in said}
        return Result(**{"unit": self._columns.units.get("analyte", ""), **own, "result": text}, input=self._at(line))

    def _at(self, line: Line) -> str:
        return f"{self._name}:{line.number}"
