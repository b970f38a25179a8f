"""Gathers rows into lots: who a row belongs to, when a lot ends, and what it is called where no one says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from daodi.check.completed import completed
from daodi.check.intake.columns import IDENTITY, OF_LOT
from daodi.check.lot import Lot, Result
from daodi.tables import Problem

APART = (
    "material",
    "product",
    "species",
    "form",
    "use",
    "market",
    "on",
)  # where these differ, a lot is answered in parts
HELD = 50_000  # results held, so that rows of a lot that stand apart still come together
REMEMBERED = 1_000_000  # lots given whose names are kept, to notice that one comes back later still
FIELDS = (*IDENTITY, *OF_LOT)
WORDED = re.compile(r"[^\W\d_]{3,}[^\d_]*")

Who = dict[str, str]


class Gatherer:
    """Takes results row by row and gives lots, in the order of their first rows.

    A row belongs to the lot it names by ``lot`` or ``sample``, else to its neighbours of the same product and material;
    one that names nothing belongs to the lot above. Without a lot or sample, an analyte that comes again begins the
    next one. What a lot names once (its form, say) holds for its later rows too.
    """

    def __init__(self, name: str, problems: list[Problem]) -> None:
        self._name = name
        self._problems = problems
        self._who: Who = {}
        self._mark = 0
        self._analytes: set[str] = set()
        self._parts: dict[tuple[object, ...], tuple[Who, int, list[Result]]] = {}
        self._named: dict[tuple[str, str], Who] = {}
        self._given: set[int] = set()
        self._told: set[int] = set()
        self._results: list[Result] = []
        self._held = 0

    def turn(self, who: Who, row: int) -> Iterator[Lot]:
        """Turns to the lot of a row that says who it is; gives lots where too much is held."""
        if self._who and _continues(self._who, who):
            who = _filled(self._who, who)
        else:
            if self._held > HELD:
                yield from self.end()
            self._begin(who, row)
            who = _filled(self._named.get(_number(who), {}), who)
        self._take(who, row)

    def _begin(self, who: Who, row: int) -> None:
        """A row of another lot than the one above."""
        self._analytes.clear()
        self._mark = 0 if any(_number(who)) else row
        mark = hash(_number(who))
        if mark in self._given and mark not in self._told and not self._mark:
            what = f"lot {who.get('lot') or who.get('sample')!r} comes back far below; it is read as another part"
            self._problems.append(Problem(self._name, row, "lot", what, "the rows of a lot together"))
            self._told.add(mark)

    def _take(self, who: Who, row: int) -> None:
        self._who = who
        if not self._mark:
            self._named[_number(who)] = who
        part = (self._mark, *_number(who), *(who.get(name, "") for name in APART))
        self._results = self._parts.setdefault(part, (who, row, []))[2]

    def add(self, result: Result, row: int) -> None:
        """Adds a result to the lot at hand, or to the next where lots have no number and the analyte comes again."""
        if self._mark:
            analyte = result.analyte.casefold()
            if analyte in self._analytes:
                self._analytes.clear()
                self._mark = row
                self._take(self._who, row)
            self._analytes.add(analyte)
        self._results.append(result)
        self._held += 1

    @property
    def full(self) -> bool:
        """Whether one lot alone has grown so large that it must be given in parts."""
        return self._held > 4 * HELD

    def end(self) -> Iterator[Lot]:
        """All lots held."""
        for who, row, results in self._parts.values():
            if results:
                yield lot_of(who, results, self._name, row)
        if len(self._given) < REMEMBERED:
            self._given.update(map(hash, self._named))
        self._parts, self._named, self._who, self._held = {}, {}, {}, 0


def _number(who: Who) -> tuple[str, str]:
    return who.get("lot", ""), who.get("sample", "")


def _filled(known: Who, who: Who) -> Who:
    """What a row says, and for the rest what its lot has said before."""
    return known | {name: text for name, text in who.items() if text}


def _continues(above: Who, who: Who) -> bool:
    """Whether a row is of the lot above: what it names of a lot is the same there."""
    for name in IDENTITY:
        one, other = above.get(name, ""), who.get(name, "")
        if other and one != other and (one or name in ("lot", "sample")):
            return False
    return True


def _in_words(sample: str) -> str:
    """The name of a sample where it is one and no number: ``Rooibos organic``."""
    return sample if WORDED.fullmatch(sample) else ""


def lot_of(who: Who, results: list[Result], name: str, row: int) -> Lot:
    """A lot from what is said of it. Without a lot number it is called by its sample, product or material."""
    said = {field: who.get(field, "") for field in OF_LOT if field not in ("form", "category", "documents")}
    material = who.get("material") or who.get("product") or who.get("species") or _in_words(who.get("sample", ""))
    called = who.get("lot") or who.get("sample") or who.get("product") or material or PurePath(name).stem
    return Lot(
        lot=called,
        material=material,
        form=who.get("form") or who.get("category", ""),
        product=who.get("product", ""),
        documents=tuple(part.strip() for part in who.get("documents", "").replace(";", "|").split("|") if part.strip()),
        results=tuple(map(completed, results)),
        input=f"{name}:{row}",
        **said,
    )
