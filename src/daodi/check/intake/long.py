"""One result a row: the long form with lots in columns, and the table of a certificate, whose lot stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter

from daodi.check.intake.columns import IDENTITY, OF_LOT, OF_RESULT, SIGN, Columns
from daodi.check.intake.facts import Facts
from daodi.check.intake.gather import Gatherer, Who
from daodi.check.lot import Lot, Result
from daodi.check.notation import words
from daodi.tables import Line, Problem

WHO = (*IDENTITY, *OF_LOT)
WITH_UNIT = ("loq", "lod", "uncertainty", "specification")
BARE = re.compile(r"[\s0-9.,±<>≤≥=-]+")
SIGNS = {"<": "<", "≤": "<", "<=": "<", "＜": "<", "u": "<", ">": ">", "≥": ">", ">=": ">", "＞": ">"}


def signed(sign: str, result: str) -> str:
    """A result with the sign of the column beside it; ``U`` is an undetected result whose number is its limit.

    >>> signed("<", "0.05"), signed("U", "0.05"), signed("ND", ""), signed("J", "0.02")
    ('<0.05', '<0.05', 'ND', '0.02')
    """
    if not result or result == "0":
        return sign or result
    if mark := SIGNS.get(sign.casefold()):
        return f"{mark}{result}" if result[0].isdigit() or result[0] in ".," else result
    none = words.meaning(sign) in ("not-detected", "below-loq", "detected-below-loq")
    return f"<{result}" if none and BARE.fullmatch(result) and "<" not in result else result


class LongRows:
    """Turns the rows below one header into results of lots."""

    def __init__(self, name: str, columns: Columns, header: Line, facts: Facts, problems: list[Problem]) -> None:
        self._name = name
        self._header = header.cells
        self._width = len(header.cells)
        self._columns = columns
        self._problems = problems
        self._facts = facts
        self._result = itemgetter(*(columns.at.get(field, -1) for field in OF_RESULT))
        self._who = itemgetter(*(columns.at.get(field, -1) for field in WHO))
        self._sign = columns.at.get(SIGN)
        self._unit = columns.units.get("result", "")
        self._unit_of = {field: unit for field, unit in columns.units.items() if field in WITH_UNIT}

    def lots(self, lines: Iterator[Line], gatherer: Gatherer) -> Iterator[Lot]:
        """The lots of these lines, each as soon as it is complete."""
        last: tuple[str, ...] | None = None
        for line in lines:
            cells = self.cells(line)
            if cells is None:
                continue
            who = self._who(cells)
            if who != last:
                yield from gatherer.turn(self.who(who), line.number)
                last = who
            result = self.result(cells, line.number)
            if result is not None:
                gatherer.add(result, line.number)
                if gatherer.full:
                    yield from gatherer.end()
                    last = None

    def cells(self, line: Line) -> tuple[str, ...] | None:
        """The cells of a row with a blank one behind them for what has no column; None where the row can't be used."""
        cells = line.cells
        if len(cells) != self._width:
            if any(cells[self._width :]) or len(cells) < self._width:
                what = f"{len(cells)} cells"
                self._problems.append(Problem(self._name, line.number, "", what, f"{self._width}, as in the header"))
                return None
            cells = cells[: self._width]
        if cells == self._header:
            return None
        return (*map(str.strip, cells), "")

    def who(self, texts: tuple[str, ...]) -> Who:
        """Who a row belongs to: its own cells, else what stands around the table."""
        own = {field: text for field, text in zip(WHO, texts, strict=True) if text}
        return {**self._facts, **own} if any(field in own for field in IDENTITY) or not self._columns.named else own

    def place(self, field: str) -> int | None:
        """Where a field stands in the rows."""
        return self._columns.at.get(field)

    def result(self, cells: tuple[str, ...], number: int) -> Result | None:
        """The result of a row; None, and a problem, where it names no analyte."""
        analyte, result, unit, basis, method, loq, lod, uncertainty, specification, sample_g = self._result(cells)
        if not analyte:
            column = self._header[self._columns.at["analyte"]]
            self._problems.append(Problem(self._name, number, column, "empty", "what was measured, such as lead"))
            return None
        if self._sign is not None:
            result = signed(cells[self._sign], result)
        return Result(
            analyte=analyte,
            result=result,
            unit=unit or (self._unit if result else ""),
            basis=basis,
            method=method,
            loq=self._with_unit("loq", loq),
            lod=self._with_unit("lod", lod),
            uncertainty=self._with_unit("uncertainty", uncertainty),
            specification=self._with_unit("specification", specification),
            sample_g=sample_g,
            input=f"{self._name}:{number}",
        )

    def _with_unit(self, field: str, text: str) -> str:
        """A limit or uncertainty with the unit of its column's head, where that has one and the text is bare."""
        unit = self._unit_of.get(field) if text else None
        return f"{text} {unit}" if unit and BARE.fullmatch(text) else text
