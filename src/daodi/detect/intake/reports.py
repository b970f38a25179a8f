"""Reports of reactions out of a table: which report names which product and which reaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from daodi.detect.intake.headers import columns, named
from daodi.detect.signals.report import Row
from daodi.tables import Line, Problem, Unreadable, open_table
from daodi.tables.source import Source

NEEDED = ("report", "product", "reaction")
SEVERAL = "|"
BETWEEN = " / "


class Reports:
    """The rows of a file, read as they are taken; what could not be read is in ``problems`` once all are.

    ``stratum`` and ``alike`` name columns. A cell may hold several products or reactions between ``|``.
    Raises Unreadable, in one line, where report, product or reaction has no column.
    """

    def __init__(self, source: Source, *, stratum: Sequence[str] = (), alike: Sequence[str] = ()) -> None:
        self._table = open_table(source)
        self.name = self._table.name
        self._read: list[Problem] = []
        self._at = self._columns()
        self._stratum = self._named(stratum) or self._own_stratum()
        self._alike = self._named(alike)

    @property
    def problems(self) -> list[Problem]:
        """What could not be read so far."""
        return [*self._table.problems, *self._read]

    def __iter__(self) -> Iterator[Row]:
        for line in self._table:
            yield from self._rows(line)

    def _columns(self) -> dict[str, int]:
        found = {field: places[0] for field, places in columns(self._table.header).items()}
        for field in NEEDED:
            if field not in found:
                said = f"{self.name}:{self._table.header_row}: no column holds the {field}"
                raise Unreadable(f"{said}, expected columns {', '.join(NEEDED)} and, if any, stratum")
        return found

    def _named(self, wanted: Sequence[str]) -> list[int]:
        return [named(self._table.header, one, self.name, self._table.header_row) for one in wanted]

    def _own_stratum(self) -> list[int]:
        return [self._at["stratum"]] if "stratum" in self._at else []

    def _rows(self, line: Line) -> Iterator[Row]:
        cells = {field: line.cells[self._at[field]].strip() for field in NEEDED}
        empty = next((field for field in NEEDED if not cells[field]), None)
        if empty:
            self._read.append(Problem(self.name, line.number, empty, "nothing stands here", f"a {empty}"))
            return
        stratum = BETWEEN.join(line.cells[at].strip() for at in self._stratum)
        alike = tuple(line.cells[at].strip() for at in self._alike)
        for product in filter(None, map(str.strip, cells["product"].split(SEVERAL))):
            for reaction in filter(None, map(str.strip, cells["reaction"].split(SEVERAL))):
                yield Row(cells["report"], product, reaction, stratum, alike)


def read_reports(source: Source, *, stratum: Sequence[str] = (), alike: Sequence[str] = ()) -> Reports:
    """The rows of a CSV, XLSX or JSON file; see ``Reports``."""
    return Reports(source, stratum=stratum, alike=alike)
