"""How a report is understood: each column with its first values and what it was read as; its lots; what is wrong."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Literal

from daodi.check import Lot, Product, Result
from daodi.check.intake import read
from daodi.check.intake.columns import FIELDS, Columns, columns_of
from daodi.check.notation import analyte
from daodi.hub.materia.laboratory.facts import clean, too_long
from daodi.tables import Line, Problem, Unreadable, open_sheets

HEADER_WITHIN = 100
FIRST_VALUES = 5
ASIDE = "-"
State = Literal["read", "analyte", "lot", "skipped", "to-settle"]


class Named(io.BytesIO):
    """The bytes of a report under the name its sender gave it: places in it are told by that name."""

    def __init__(self, content: bytes, name: str) -> None:
        super().__init__(content)
        self.name = name


class Composition(Lot, frozen=True, kw_only=True):
    """A product by what is in it: its results are its ingredients with their amounts."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of the report: its label, its first values, and as what it is read (a field; or what is measured)."""

    label: str
    values: tuple[str, ...]
    field: str
    state: State


@dataclass(frozen=True, kw_only=True)
class Understood:
    """A report as it is understood now. Bad rows stand in ``problems`` and cost no good one."""

    columns: tuple[Column, ...]
    lots: tuple[Lot, ...]
    problems: tuple[Problem, ...]

    @property
    def results(self) -> int:
        """How many results were read."""
        return sum(len(lot.results) for lot in self.lots)

    @property
    def to_settle(self) -> tuple[Column, ...]:
        """The columns that somebody has to say the meaning of."""
        return tuple(column for column in self.columns if column.state == "to-settle")

    @property
    def rows_lost(self) -> tuple[Problem, ...]:
        """What is wrong with rows; questions about columns stand with their column."""
        return tuple(problem for problem in self.problems if problem.kind == "row")


def understood(content: bytes, name: str, columns: Mapping[str, str]) -> Understood:
    """A report with the fields its member chose for some columns. Unreadable, in one line, where it is none.

    >>> found = understood(b"lot,analyte,result,unit,Befund\\nA-1,lead,0.5,ppm,gut\\n", "coa.csv", {})
    >>> [(column.label, column.field, column.state) for column in found.columns][-2:], found.results
    ([('unit', 'unit', 'read'), ('Befund', '', 'to-settle')], 1)
    """
    shown = tuple(_columns(Named(content, name), columns))
    intake = read(Named(content, name), columns=columns)
    lots: list[Lot] = []
    unfit: list[Lot] = []
    for item in intake:
        item = composition(item) if isinstance(item, Product) else item
        if isinstance(item, Lot):
            (unfit if too_long(item) or not clean(item.lot).strip() else lots).append(item)
    if not lots:
        raise Unreadable(f"{name}: no lot with a result was found in it")
    problems = (*intake.problems, *(_unfit(name, lot) for lot in unfit))
    return Understood(columns=shown, lots=tuple(lots), problems=problems)


def composition(product: Product) -> Composition:
    """A product as a lot of its own name.

    >>> from daodi.check import Ingredient
    >>> composition(Product(product="Tea", ingredients=(Ingredient(ingredient="gan cao", amount="2", unit="g"),))).lot
    'Tea'
    """
    facts = {
        name: getattr(product, name) for name in ("product", "form", "use", "market", "on", "daily_dose_g", "input")
    }
    held = (
        Result(analyte=one.ingredient, result=one.amount, unit=one.unit, input=one.input) for one in product.ingredients
    )
    return Composition(lot=product.product, material="", results=tuple(held), **facts)


def _unfit(name: str, lot: Lot) -> Problem:
    field, most = too_long(lot) or ("code", 200)
    row = lot.input.rpartition(":")[2]
    return Problem(name, int(row) if row.isdigit() else 0, field, "too long or not text", f"at most {most} characters")


def _columns(source: BinaryIO, asked: Mapping[str, str]) -> Iterator[Column]:
    for sheet in open_sheets(source, problems=[]):
        lines = iter(sheet.lines)
        for line in itertools.islice(lines, HEADER_WITHIN):
            found = columns_of(line.cells, _known, asked)
            if found.understood:
                below = tuple(itertools.islice(lines, FIRST_VALUES))
                yield from (_column(place, text, found, below) for place, text in _labels(line))
                break


def _labels(header: Line) -> Iterator[tuple[int, str]]:
    return ((place, text) for place, text in enumerate(header.cells) if text.strip())


def _column(place: int, text: str, found: Columns, below: tuple[Line, ...]) -> Column:
    values = [line.cells[place].strip() for line in below if len(line.cells) > place]
    field = next((name for name, at in found.at.items() if at == place), "")
    state: State = "read" if field else "skipped"
    if any(at == place for at, *_ in found.analytes):
        state = "analyte"
    elif any(at == place for at, *_ in found.lots):
        state = "lot"
    elif any(at == place for at, _ in found.unknown):
        state = "to-settle"
    return Column(
        label=" ".join(text.split()), values=tuple(dict.fromkeys(filter(None, values))), field=field, state=state
    )


def _known(text: str) -> bool:
    return analyte(text) is not None


CHOICES = (*FIELDS, ASIDE)
