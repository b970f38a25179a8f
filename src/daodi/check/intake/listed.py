"""A certificate without a table: ``Lead (Pb): 0.31 ppm``, a line or a pair of cells for each result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from daodi.check.intake.columns import IsAnalyte
from daodi.check.intake.facts import COLON, Facts
from daodi.check.intake.gather import lot_of
from daodi.check.intake.labels import parted
from daodi.check.lot import Lot, Result
from daodi.tables import Line

FEWEST = 2  # results that make a list


class ListedRows:
    """Reads lines of an analyte, a colon and its result; what else stands there is said of the lot."""

    def __init__(self, name: str, lines: Sequence[Line], facts: Facts, is_analyte: IsAnalyte) -> None:
        self._name = name
        self._facts = facts
        found = [(line, _pair(line, is_analyte)) for line in lines]
        self._results = [self._result(line, *pair) for line, pair in found if pair]
        self.others = [line for line, pair in found if not pair]

    @property
    def understood(self) -> bool:
        """Whether there are results."""
        return len(self._results) >= FEWEST

    def lots(self) -> Iterator[Lot]:
        """The one lot."""
        row = int(self._results[0].input.rpartition(":")[2])
        yield lot_of(self._facts, self._results, self._name, row)

    def _result(self, line: Line, label: str, text: str) -> Result:
        analyte, unit = parted(label)
        return Result(analyte=analyte, result=text, unit=unit, input=f"{self._name}:{line.number}")


def _pair(line: Line, is_analyte: IsAnalyte) -> tuple[str, str] | None:
    """The analyte of a line and what stands behind its colon."""
    first, *rest = [cell.strip() for cell in line.cells if cell.strip()] or [""]
    colon = COLON.search(first)
    if colon is None or len(rest) > 1:
        return None
    label, behind = first[: colon.start()].strip(), first[colon.end() :].strip()
    text = behind or (rest[0] if rest else "")
    return (label, text) if text and not (behind and rest) and is_analyte(label) else None
