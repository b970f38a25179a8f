"""Which column of a table is what; a column that is not understood is asked about by name, never guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from daodi.check.intake.coded import coded, lot_named, shape
from daodi.check.intake.labels import is_unit, meanings, parted, plain
from daodi.check.notation import words

IsAnalyte = Callable[[str], bool]
IDENTITY = ("lot", "sample", "material", "product", "species")
OF_LOT = (
    *("form", "use", "category", "market", "on", "daily_dose_g", "origin", "laboratory"),
    *("manufactured_on", "sampled_on", "tested_on", "reported_on", "documents", "identity"),
)
OF_RESULT = ("analyte", "result", "unit", "basis", "method", "loq", "lod", "uncertainty", "specification", "sample_g")
SIGN = "sign"  # a column with the < or the ND of a result whose number stands in another
OF_PRODUCT = ("ingredient", "amount")
FIELDS = (*IDENTITY, *OF_LOT, *OF_RESULT, SIGN, *OF_PRODUCT)
ASIDE = "aside"
NUMBER = re.compile(r"\s*[<>≤≥±]?\s*[0-9]+([.,][0-9]+)?\s*$")


@dataclass
class Columns:
    """Where each field stands in a row.

    ``analytes`` are columns named by an analyte (place, name, unit), ``lots`` columns of one lot each (place, what is
    said of it), ``results`` further columns of results, ``unknown`` those to ask about, ``aside`` those left out.
    """

    at: dict[str, int] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    analytes: list[tuple[int, str, str]] = field(default_factory=list)
    lots: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    results: list[int] = field(default_factory=list)
    unknown: list[tuple[int, str]] = field(default_factory=list)
    aside: set[int] = field(default_factory=set)

    @property
    def long(self) -> bool:
        """One result a row."""
        return "analyte" in self.at and ("result" in self.at or "specification" in self.at)

    @property
    def wide(self) -> bool:
        """One lot a row, an analyte a column."""
        enough = bool(self.analytes) and (self.named or len(self.analytes) > 1)
        return "analyte" not in self.at and enough and not any(_says_a_result(text) for _, text in self.unknown)

    @property
    def across(self) -> bool:
        """One analyte a row, a lot a column."""
        return "analyte" in self.at and "result" not in self.at and bool(self.lots)

    @property
    def understood(self) -> bool:
        """Whether rows below this header can be read."""
        return self.wide or self.across or self.composition or (self.long and "result" in self.at)

    @property
    def composition(self) -> bool:
        """One ingredient a row."""
        no_results = "analyte" not in self.at and "result" not in self.at
        listed = self.named and not self.unknown
        return no_results and "ingredient" in self.at and ("amount" in self.at or listed)

    @property
    def named(self) -> bool:
        """Whether rows say which lot they belong to."""
        return any(name in self.at for name in IDENTITY)


def columns_of(header: Sequence[str], is_analyte: IsAnalyte, asked: Mapping[str, str]) -> Columns:
    """What each column of a header is. ``asked`` says it outright: ``{"Befund": "result"}`` (``-`` to leave one out).

    >>> found = columns_of(["Batch No.", "Herb", "Item", "Result (mg/kg)"], lambda text: False, {})
    >>> found.at, found.units
    ({'lot': 0, 'material': 1, 'analyte': 2, 'result': 3}, {'result': 'mg/kg'})
    """
    told = {plain(text): name for text, name in asked.items()}
    columns = Columns()
    first: list[tuple[bool, int, str, tuple[str, ...]]] = []
    again: list[tuple[bool, int, str, tuple[str, ...]]] = []
    seen: set[str] = set()
    for place, text in enumerate(header):
        if text.strip():
            fields = _candidates(text, told)
            # The same label twice means the same twice: it is not reinterpreted.
            (again if plain(text) in seen else first).append((len(fields) > 1, place, text, fields))
            seen.add(plain(text))
    # Labels with one meaning first: those with several take what is left.
    for _, place, text, fields in sorted(first):
        _place(columns, place, text, _here(columns, place, fields), is_analyte)
    for _, place, text, fields in again:
        if fields[:1] == ("result",):
            columns.results.append(place)
        _place(columns, place, text, fields[:1], is_analyte)
    _settle(columns, header)
    _lots_by_code(columns)
    columns.at = dict(sorted(columns.at.items(), key=lambda item: item[1]))
    columns.unknown.sort()
    return columns


def name_analytes(columns: Columns, below: Sequence[Sequence[str]], is_analyte: IsAnalyte) -> None:
    """Finds the column of analytes where its head does not tell it: the one before the results that holds them."""
    beside = any(name in columns.at for name in ("specification", "method", "unit", "loq", "lod"))
    if "analyte" in columns.at or "result" not in columns.at or not beside:
        return
    taken = columns.aside.union(columns.at.values())
    open_places = [place for place in range(columns.at["result"]) if place not in taken]
    holds = {place: sum(place < len(row) and is_analyte(row[place]) for row in below) for place in open_places}
    found = [place for place, count in holds.items() if count > 1 or (count and len(below) == 1)]
    if len(found) == 1:
        columns.at["analyte"] = found[0]
        columns.unknown = [column for column in columns.unknown if column[0] != found[0]]
        columns.analytes = []


def _candidates(text: str, told: Mapping[str, str]) -> tuple[str, ...]:
    name = told.get(plain(text))
    if name is not None:
        return (ASIDE,) if name == "-" else (name,)
    return meanings(text)


def _here(columns: Columns, place: int, fields: tuple[str, ...]) -> tuple[str, ...]:
    """The meanings open to a label at its place, likeliest first.

    Before the analytes a 规格 tells the goods, not their limits; beside results a component is an analyte.
    """
    if fields[:2] == ("ingredient", "analyte") and "result" in columns.at:
        return fields[1:]
    of_lot = place < columns.at.get("analyte", place) and "form" in fields[1:]
    return tuple(name for name in fields if name != "specification") if of_lot else fields


def _place(columns: Columns, place: int, text: str, fields: tuple[str, ...], is_analyte: IsAnalyte) -> None:
    bare, unit = parted(text)
    free = [name for name in fields if name not in columns.at]
    if free and free[0] != ASIDE:
        columns.at[free[0]] = place
        if unit:
            columns.units[free[0]] = unit
    elif not fields and (named := lot_named(text)):
        columns.lots.append((place, named))
    elif not fields and not is_unit(text) and is_analyte(text):
        columns.analytes.append((place, bare, unit))
    elif fields == (ASIDE,):
        columns.aside.add(place)
    elif ASIDE not in fields:
        columns.unknown.append((place, text))


def _says_a_result(text: str) -> bool:
    return NUMBER.match(text) is not None or words.meaning(text) is not None


def _lots_by_code(columns: Columns) -> None:
    """Columns that are all named by numbers of one shape, in a table with no other results, are lots."""
    if "analyte" not in columns.at or "result" in columns.at or columns.lots or len(columns.unknown) < 2:
        return
    found = [(place, coded(text)) for place, text in columns.unknown]
    if all(said for _, said in found) and len({shape(said["lot"]) for _, said in found}) == 1:
        columns.lots, columns.unknown = found, []


def _settle(columns: Columns, header: Sequence[str]) -> None:
    """Materials with amounts and no results are ingredients; of an analyte, an amount is the result."""
    at = columns.at
    if "analyte" not in at and "result" not in at:
        if "amount" in at and "ingredient" not in at and "material" in at:
            at["ingredient"] = at.pop("material")
        return
    for name, other in (("amount", "result"), ("ingredient", "material")):
        if name in at and other not in at:
            at[other] = at.pop(name)
            columns.units |= {other: columns.units.pop(name)} if name in columns.units else {}
        elif name in at:
            place = at.pop(name)
            columns.unknown.append((place, header[place]))
