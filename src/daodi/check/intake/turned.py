"""A table on its side: labels and analytes down the first column, a lot in each of the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from daodi.check.intake.columns import ASIDE, IDENTITY, OF_LOT, OF_RESULT, IsAnalyte
from daodi.check.intake.gather import lot_of
from daodi.check.intake.labels import is_unit, meanings, parted
from daodi.check.lot import Lot, Result
from daodi.tables import Line, Problem

SAID = (*IDENTITY, *OF_LOT)


class TurnedRows:
    """Reads a small sheet whose first column holds labels such as ``Batch No.`` and analytes such as ``Lead (ppm)``."""

    def __init__(self, name: str, lines: Sequence[Line], is_analyte: IsAnalyte) -> None:
        self._name = name
        self._labels: list[tuple[str, Line]] = []
        self._analytes: list[Line] = []
        self._others: list[Line] = []
        for line in lines:
            self._sort(line, is_analyte)
        named = next((line for field, line in self._labels if field in ("lot", "sample", "product", "material")), None)
        head = [cell.strip() for cell in named.cells[1:]] if named else []
        self._fields = {at: meanings(cell)[0] for at, cell in enumerate(head, start=1) if meanings(cell)}
        self._lots = [at for at, cell in enumerate(head, start=1) if cell and at not in self._fields]
        if any(map(_heads_results, lines)):
            self._lots = []

    @property
    def understood(self) -> bool:
        """Whether there are lots and analytes."""
        return bool(self._lots and self._analytes)

    def _sort(self, line: Line, is_analyte: IsAnalyte) -> None:
        label = line.cells[0].strip().rstrip(":：")
        fields = meanings(label)
        field = next((name for name in fields if name in SAID), ASIDE if ASIDE in fields else "")
        if field:
            self._labels.append((field, line))
        elif label and not is_unit(label) and is_analyte(label):
            self._analytes.append(line)
        else:
            self._others.append(line)

    def lots(self, problems: list[Problem]) -> Iterator[Lot]:
        """The lots, from left to right; a row that is neither label nor analyte is named in ``problems``."""
        for line in self._others:
            if sum(1 for cell in line.cells if cell.strip()) > 1:
                what = "this label is not understood"
                problems.append(Problem(self._name, line.number, line.cells[0], what, "a known label or an analyte"))
        for at in self._lots:
            who = {field: _cell(line, at) for field, line in reversed(self._labels) if field != ASIDE}
            results = [self._result(line, at) for line in self._analytes if _cell(line, at)]
            yield lot_of(who, results, self._name, self._labels[0][1].number)

    def _result(self, line: Line, at: int) -> Result:
        analyte, unit = parted(line.cells[0].strip())
        said = {field: _cell(line, place) for place, field in self._fields.items() if field in OF_RESULT}
        fields = {**said, "unit": said.get("unit") or unit, "analyte": analyte, "result": _cell(line, at)}
        return Result(**fields, input=f"{self._name}:{line.number}")


def _heads_results(line: Line) -> bool:
    """Whether a row is the head of a table that stands upright: its results and more of them."""
    fields = {name for cell in line.cells[1:] for name in meanings(cell)[:1]}
    return "result" in fields and len(fields.intersection(OF_RESULT)) > 1


def _cell(line: Line, at: int) -> str:
    return line.cells[at].strip() if at < len(line.cells) else ""
