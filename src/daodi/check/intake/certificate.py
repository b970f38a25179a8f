"""A certificate: labels and values above, a table of items and results below, perhaps another certificate after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from daodi.check.intake.columns import IDENTITY, Columns, IsAnalyte, columns_of
from daodi.check.intake.facts import COLON, Facts, facts_of
from daodi.check.intake.gather import lot_of
from daodi.check.intake.labels import meanings, parted
from daodi.check.intake.long import LongRows
from daodi.check.lot import Lot, Result
from daodi.check.notation.results import said
from daodi.tables import Line, Problem

AROUND = frozenset(
    (*IDENTITY, "aside", "laboratory", "manufactured_on", "sampled_on", "tested_on", "reported_on", "market")
)
# where a limit begins that stands behind the name of what is limited
BOUND = re.compile(
    r"[:：]|[<>≤≥＜＞]|[应應不]|\b(?:NMT|NLT|not|max|min|to be|should be|must be|shall be)\b|\s(?=[0-9])", re.IGNORECASE
)


class Certificate:
    """Reads the rows of one or several certificates; what is said around a table holds for its whole lot.

    A row of one cell is a heading or a remark and stands in ``remarks``, as does what is said and not used.
    """

    def __init__(
        self, name: str, facts: Facts, problems: list[Problem], is_analyte: IsAnalyte, asked: Mapping[str, str]
    ) -> None:
        self.remarks: list[Line] = []
        self._name = name
        self._facts = facts
        self._problems = problems
        self._is_analyte = is_analyte
        self._asked = asked
        self._results: list[Result] = []
        self._row = 0
        self._unit = ""

    def lots(self, columns: Columns, header: Line, lines: Iterator[Line]) -> Iterator[Lot]:
        """The lots of the certificates whose first table begins below this header."""
        self._begin(columns, header)
        for line in lines:
            if self._is_header(line):
                continue
            pairs = self._pairs(line)
            if pairs:
                self.remarks.append(line)
                yield from self._hear(pairs)
            else:
                self._take(line)
        yield from self._end()

    def _begin(self, columns: Columns, header: Line) -> None:
        self._unit = ""
        self._rows = LongRows(self._name, columns, header, {}, self._problems)
        self._width = len(header.cells)
        self._row = self._row or header.number

    def _is_header(self, line: Line) -> bool:
        if sum(1 for cell in line.cells if meanings(cell)) < 2:
            return False
        columns = columns_of(line.cells, self._is_analyte, self._asked)
        if columns.long and columns.understood:
            self._begin(columns, line)
            return True
        at = self._rows.place("result")
        heads = at is not None and at < len(line.cells) and meanings(line.cells[at])[:1] == ("result",)
        if heads:  # "Heavy metals | Limit | Result": the same columns again, under the name of a group
            self.remarks.append(line)
        return heads

    def _pairs(self, line: Line) -> list[tuple[str, str]]:
        """What a row says around the table; empty where it is a row of the table."""
        first = next((cell for cell in line.cells if cell.strip()), "")
        if self._is_analyte(first):
            return []
        label = COLON.split(first)[0]
        return facts_of(line.cells) if AROUND.intersection(meanings(label)[:1]) else []

    def _hear(self, pairs: list[tuple[str, str]]) -> Iterator[Lot]:
        heard = {field: text for field, text in reversed(pairs) if text and field != "aside"}
        other = any(field in IDENTITY and self._facts.get(field, text) != text for field, text in heard.items())
        if other and self._results:
            yield from self._end()
            self._facts = {}
        self._facts = self._facts | heard

    def _take(self, line: Line) -> None:
        if sum(1 for cell in line.cells if cell.strip()) == 1:
            self.remarks.append(line)
            self._unit = parted(next(filter(str.strip, line.cells)).strip())[1]
            return
        padded = line.cells + ("",) * (self._width - len(line.cells))
        cells = self._rows.cells(Line(line.number, self._named(padded)))
        result = self._rows.result(cells, line.number) if cells else None
        if result is None:
            return
        if not (result.result or result.specification or result.unit or result.method):
            self.remarks.append(line)  # "A | Heavy metals": a numbered heading
            self._unit = parted(result.analyte)[1]
            return
        self._results.append(self._in_unit(result))

    def _in_unit(self, result: Result) -> Result:
        """The result in the unit of its heading, "Heavy metals (mg/kg)", where none stands with it."""
        if not self._unit or result.unit or said(result.result).unit or said(result.result).kind == "words":
            return result
        return msgspec.structs.replace(result, unit=self._unit)

    def _named(self, cells: tuple[str, ...]) -> tuple[str, ...]:
        """The cells with the analyte in its place, where a group stands there (or nothing) and it begins the limit:
        ``Microbiology | Total plate count < 1000 cfu/g | Complies``."""
        at, beside = self._rows.place("analyte"), self._rows.place("specification")
        if at is None or beside is None or (cells[at].strip() and self._is_analyte(cells[at])):
            return cells
        bound = BOUND.search(cells[beside], 2)
        name = cells[beside][: bound.start()].strip() if bound else ""
        if bound is None or not name or not self._is_analyte(name):
            return cells
        moved = {at: name, beside: cells[beside][bound.start() :].lstrip(":： ")}
        return tuple(moved.get(place, cell) for place, cell in enumerate(cells))

    def _end(self) -> Iterator[Lot]:
        results, self._results = self._results, []
        if results:
            yield lot_of(self._facts, results, self._name, self._row)
        self._row = 0
