"""From what was sent to lots and products: finds out which layout each sheet has, and reads it as it comes."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

from daodi.check.intake.across import AcrossRows, lots_above
from daodi.check.intake.blocks import block_width, stacked
from daodi.check.intake.certificate import Certificate
from daodi.check.intake.columns import FIELDS, Columns, IsAnalyte, columns_of, name_analytes
from daodi.check.intake.facts import Facts, facts_of
from daodi.check.intake.formula import FormulaRows
from daodi.check.intake.gather import Gatherer
from daodi.check.intake.labels import meanings
from daodi.check.intake.listed import ListedRows
from daodi.check.intake.long import LongRows
from daodi.check.intake.turned import TurnedRows
from daodi.check.intake.wide import WideRows
from daodi.check.lot import Lot, Product
from daodi.tables import Line, Problem, Sheet, Unreadable, open_sheets
from daodi.tables.source import Source

HEADER_WITHIN = 100  # rows in which the header of a table is looked for
LOOK = 12  # rows looked at for analytes where no label tells their column


class NoTable(Unreadable):
    """A sheet without a table of results; ``nearly`` where one of its rows looks like a header all the same."""

    def __init__(self, sheet: str, nearest: tuple[int, Columns, Line] | None) -> None:
        self.sheet = sheet
        self.row = nearest[2].number if nearest else 0
        self.nearly = nearest is not None and nearest[0] > 1
        self.what = _missing(nearest)
        super().__init__(f"{sheet}: {self.what}")


def _missing(nearest: tuple[int, Columns, Line] | None) -> str:
    """What a file that is no table of results lacks, and what it has."""
    if nearest is None:
        return "no rows, expected a table of results"
    _, columns, line = nearest
    has = ", ".join(" ".join(cell.split())[:40] for cell in line.cells if cell.strip())[:300]
    if columns.long:
        return f"a specification sheet: no column of results in row {line.number}, it has: {has}"
    lacks = [field for field in ("analyte", "result") if field not in columns.at]
    wanted = " and no ".join(f"column for the {field}" for field in lacks)
    return f"no {wanted} was found; row {line.number} has: {has}"


class Intake:
    """Lots and products, one by one as they are read. ``problems`` grows while it is iterated.

    Every row of the file is in a lot or product (``Result.input`` names it), in ``problems``, or in ``remarks``
    (titles, labels, headings: rows with nothing measured in them).
    """

    def __init__(self, source: Source, sheet: str | None, columns: Mapping[str, str], is_analyte: IsAnalyte) -> None:
        self.problems: list[Problem] = []
        self.remarks: list[Line] = []
        self.encoding = ""
        self._source = source
        self._sheet = sheet
        self._asked = columns
        self._is_analyte = is_analyte

    def __iter__(self) -> Iterator[Lot | Product]:
        refused: list[NoTable] = []
        read = False
        for sheet in open_sheets(self._source, sheet=self._sheet, problems=self.problems):
            self.encoding = sheet.encoding
            try:
                yield from self._items(sheet)
                read = True
            except NoTable as error:
                refused.append(error)
        if refused and not read:
            raise refused[0]
        for near in refused:
            if near.nearly:
                self.problems.append(Problem(near.sheet, near.row, "", near.what, "a table of results"))

    def _items(self, sheet: Sheet) -> Iterator[Lot | Product]:
        found = self._header(sheet.name, iter(sheet.lines))
        if isinstance(found, TurnedRows):
            yield from found.lots(self.problems)
            return
        if isinstance(found, ListedRows):
            yield from found.lots()
            return
        columns, header, facts, lines = found
        for place, text in columns.unknown:
            self._ask(sheet.name, header, place, text)
        if columns.long and not columns.named and not columns.across:
            yield from self._certificates(sheet, columns, header, facts, lines)
        elif columns.composition:
            yield from FormulaRows(sheet.name, columns, header, facts, self.problems).products(lines)
        else:
            rows = AcrossRows if columns.across else LongRows if columns.long else WideRows
            gatherer = Gatherer(sheet.name, self.problems)
            yield from rows(sheet.name, columns, header, facts, self.problems).lots(lines, gatherer)
            yield from gatherer.end()

    def _certificates(
        self, sheet: Sheet, columns: Columns, header: Line, facts: Facts, lines: Iterator[Line]
    ) -> Iterator[Lot]:
        certificate = Certificate(sheet.name, facts, self.problems, self._is_analyte, self._asked)
        certificate.remarks = self.remarks
        yield from certificate.lots(columns, header, lines)

    def _header(
        self, name: str, lines: Iterator[Line]
    ) -> tuple[Columns, Line, Facts, Iterator[Line]] | TurnedRows | ListedRows:
        """The first table: its columns, its header, what is said above it, the rows below; or another layout."""
        facts: Facts = {}
        above: list[Line] = []
        nearest: tuple[int, Columns, Line] | None = None
        for _ in range(HEADER_WITHIN):
            line = next(lines, None)
            if line is None:
                break
            if width := block_width(line.cells):
                line, lines = Line(line.number, line.cells[:width]), stacked(lines, width)
            columns = columns_of(line.cells, self._is_analyte, self._asked)
            lines = self._unnamed(columns, line, lines)
            if columns.understood:
                lots_above(columns, above)
                self.remarks += above
                return columns, line, facts, lines
            known = len(columns.at) + len(columns.analytes)
            if nearest is None or known > nearest[0]:
                nearest = (known, columns, line)
            facts = {field: text for field, text in facts_of(line.cells) if text and field != "aside"} | facts
            above.append(line)
        turned = TurnedRows(name, above, self._is_analyte)
        if turned.understood:
            return turned
        listed = ListedRows(name, above, facts, self._is_analyte)
        if listed.understood:
            self.remarks += listed.others
            return listed
        self.remarks += above
        raise NoTable(name, nearest)

    def _unnamed(self, columns: Columns, header: Line, lines: Iterator[Line]) -> Iterator[Line]:
        """The lines again, after a look at the first for the column of analytes where the header does not tell it."""
        if columns.understood or "result" not in columns.at:
            return lines
        below = list(itertools.islice(lines, LOOK))
        name_analytes(columns, [line.cells for line in below], self._is_analyte)
        return itertools.chain(below, lines)

    def _ask(self, name: str, header: Line, place: int, text: str) -> None:
        what = "this column is not understood and was left out"
        if any(field in meanings(text) for field in FIELDS):
            what = "this column says what another column says already, and was left out"
        shown = " ".join(text.split())[:60]
        expected = f"a label such as analyte, result or unit, or --column '{shown}=analyte' ('{shown}=-' leaves it out)"
        at = text.strip() or str(place + 1)
        self.problems.append(Problem(name, header.number, at, what, expected, "column"))


def _known_analyte(text: str) -> bool:
    from daodi.check.notation import analyte

    return analyte(text) is not None


def read(
    source: Source,
    *,
    sheet: str | None = None,
    columns: Mapping[str, str] | None = None,
    is_analyte: IsAnalyte = _known_analyte,
) -> Intake:
    """Reads lots with results, or products with ingredients, from a file of any layout that is known.

    ``source`` is a path, bytes, a binary stream or ``-``; ``columns`` says what a column is where its label does not
    (``{"Befund": "result"}``). Iterating raises Unreadable, in one line, where nothing of the file can be used.

    >>> intake = read(b"lot,material,analyte,result,unit\\nA-1,Huang Qi,lead,0.5,ppm\\n")
    >>> [(lot.lot, lot.results[0].result, lot.results[0].input) for lot in intake]
    [('A-1', '0.5', 'bytes:2')]
    """
    unknown = {name for name in (columns or {}).values() if name not in (*FIELDS, "-")}
    if unknown:
        raise Unreadable(f"no field {', '.join(sorted(unknown))}; the fields are {', '.join(FIELDS)}")
    return Intake(source, sheet, columns or {}, is_analyte)
