"""One analyte a row, a lot a column: ``Parameter | Unit | Lot A-17 | Lot A-18``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from daodi.check.intake.columns import IDENTITY, OF_LOT, OF_RESULT, Columns
from daodi.check.intake.facts import Facts, facts_of
from daodi.check.intake.gather import Gatherer
from daodi.check.intake.labels import meanings
from daodi.check.lot import Lot, Result
from daodi.tables import Line, Problem


def lots_above(columns: Columns, above: Sequence[Line]) -> None:
    """Makes several columns of results lots, where a row above names them: ``Batch | | A-17 | A-18``."""
    places = [columns.at["result"], *columns.results] if columns.results and "result" in columns.at else []
    said: dict[int, Facts] = {place: {} for place in places}
    for line in above:
        fields = meanings(line.cells[0].strip().rstrip(":："))
        field = next((name for name in fields if name in (*IDENTITY, *OF_LOT)), "")
        if field and all(place < len(line.cells) and line.cells[place].strip() for place in places):
            for place in places:
                said[place][field] = line.cells[place].strip()
    if said and all(any(name in lot for name in IDENTITY) for lot in said.values()):
        del columns.at["result"]
        columns.lots = list(said.items())
        columns.unknown = [column for column in columns.unknown if column[0] not in places]


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
            results = [(lot, cells[place]) for place, lot in self._columns.lots if cells[place]]
            if "analyte" in said and results:
                for lot, text in results:
                    yield from gatherer.turn(self._facts | lot, line.number)
                    gatherer.add(self._result(said, text, line), line.number)
            elif not facts_of(cells):
                what = "no analyte" if results else "no result in this row"
                self._problems.append(Problem(self._name, line.number, "", what, "an analyte and its results"))

    def _result(self, said: Facts, text: str, line: Line) -> Result:
        own = {field: said[field] for field in OF_RESULT if field in said}
        units = self._columns.units
        unit = units.get("analyte") or units.get("result", "")
        return Result(**{"unit": unit, **own, "result": text}, input=self._at(line))

    def _at(self, line: Line) -> str:
        return f"{self._name}:{line.number}"
