"""Verdicts as a workbook: the matrix, then every finding or ingredient, missing test, note and requirement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, BinaryIO

from daodi.check.show.flat import FINDING, Item, cells, plain
from daodi.check.show.grid import Warning, coverage_line
from daodi.check.show.ingredients import amount
from daodi.check.show.overview import Overview, shades
from daodi.check.show.sheet import Sheet
from daodi.check.show.words import Words, words
from daodi.check.verdict import ProductVerdict, Requirement, Verdict

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

TEXT_ONLY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
# The columns that speak in words of a vocabulary, and which one.
VOCABULARY = {"outcome": "cell", "force": "force", "status": "status", "source_quality": "quality"}
# Which word of the frame heads a column, where it is not the column's own name.
HEAD = {"rule_id": "rule", "source_quality": "quality", "source_url": "source", "input": "read-in"}
HEAD |= {"result": "as-written", "value": "in-unit"}
WIDTH = {"reason": 48, "document": 36, "requirement": 60, "source_url": 36, "clause": 28, "analyte": 22, "note": 36}
WIDTH |= {"caveats": 36, "reasons": 36, "warnings": 36, "not-held": 90}

ABOUT = ("lot", "market", "material", "on", "verdict")
COLUMNS = {
    "findings": ("analyte", "outcome", *(column for column in FINDING if column not in {"analyte", "outcome"})),
    "missing": ("analyte", "limit", "rule_id", "document", "clause", "source_quality"),
    "notes": (
        *("kind", "analyte", "limit", "outcome", "reason", "rule_id", "document", "edition", "clause", "force"),
        *("source_quality", "source_url", "input"),
    ),
    "requirements": ("kind", "requirement", "clause", "note", "source_quality", "source_url"),
}

INGREDIENT = (
    "ingredient",
    "zh-name",
    "latin-name",
    "amount",
    "outcome",
    "reason",
    "toxic",
    "warnings",
    "requirements",
    "input",
)


def xlsx(verdicts: Iterable[Verdict], file: BinaryIO, *, lang: str = "en") -> None:
    """Writes the workbook into a file open for bytes; needs the ``xlsx`` extra.

    Streams: of each verdict only its place in the matrix is kept. A sheet that is full goes on in a further one,
    named ``Findings (2)``. Every cell is text. Raises ValueError for a language without words.
    """
    from xlsxwriter import Workbook

    say = words(lang)
    with Workbook(file, {"constant_memory": True, **TEXT_ONLY}) as book:
        sheets = _Sheets(book, say)
        for verdict in verdicts:
            sheets.add(verdict)
        sheets.close()


class _Sheets:
    """The six sheets, in the order in which they are read."""

    def __init__(self, book: Workbook, say: Words) -> None:
        self._say = say
        self._shades = shades(book)
        self._overview = Overview(book, say, self._shades)
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self._lists = {
            name: Sheet(book, say[f"sheet.{name}"], self._columns((*ABOUT, *columns)), head)
            for name, columns in COLUMNS.items()
        }
        held = self._columns((*ABOUT, "coverage", "reasons", "warnings", "not-held"))
        self._coverage = Sheet(book, say["sheet.coverage"], held, head)
        self._book, self._head = book, head
        self._made: Sheet | None = None

    def add(self, verdict: Verdict) -> None:
        """Writes all of a verdict but its place in the matrix, which is kept."""
        self._overview.add(verdict)
        about = self._about(verdict)
        lists: dict[str, Sequence[Item]] = {
            "findings": () if isinstance(verdict, ProductVerdict) else verdict.findings,
            "missing": verdict.missing,
            "notes": verdict.notes,
            "requirements": verdict.requirements,
        }
        for name, items in lists.items():
            for item in items:
                self._lists[name].append((*about, *self._told(item, COLUMNS[name])), self._formats(verdict, item, name))
        if isinstance(verdict, ProductVerdict):
            self._ingredients(verdict, about)
        held = (*about, coverage_line(verdict, self._say), "; ".join(verdict.reasons), self._warned(verdict.warnings))
        for group in verdict.coverage.not_held or ("",):
            self._coverage.append((*held, group), self._formats(verdict))

    def close(self) -> None:
        """Ends the lists and writes the matrix, whose markets are known only now."""
        made = [self._made] if self._made else []
        for sheet in (*self._lists.values(), self._coverage, *made):
            sheet.close()
        self._overview.write()

    def _ingredients(self, verdict: ProductVerdict, about: tuple[str, ...]) -> None:
        """The ingredients on a sheet of their own, which is there only if there is a product."""
        if self._made is None:
            self._made = Sheet(
                self._book, self._say["sheet.ingredients"], self._columns((*ABOUT, *INGREDIENT)), self._head
            )
        for one in verdict.ingredients:
            thing = one.material
            who = (one.ingredient, thing.zh_hans or "", thing.latin or "")
            told = (amount(one, self._say), self._say[f"cell.{one.outcome}"], one.reason)
            asked = "\n".join(f"{item.requirement} ({item.clause})" for item in one.requirements)
            toxic = self._say.name("toxic", one.toxic)
            row = (*about, *who, *told, toxic, self._warned(one.warnings), asked, one.input)
            shade = [*[None] * (len(ABOUT) - 1), self._shades[verdict.verdict], *[None] * 4, self._shades[one.outcome]]
            self._made.append(row, shade)

    def _about(self, verdict: Verdict) -> tuple[str, ...]:
        thing = verdict.material
        name = " ".join(part for part in (thing.zh_hans, thing.latin) if part) or thing.query
        return verdict.lot, verdict.market, name, verdict.on, self._say[f"verdict.{verdict.verdict}"]

    def _warned(self, warnings: Sequence[Warning]) -> str:
        said = (f"{self._say.name('warning', w.get('kind'))}{self._say['colon']}{plain(w)}" for w in warnings)
        return "\n".join(said)

    def _told(self, item: Item, columns: Sequence[str]) -> list[str]:
        vocabulary = VOCABULARY | {"kind": "requirement" if isinstance(item, Requirement) else "note"}
        return [
            self._say.name(vocabulary[column], cell) if cell and column in vocabulary else cell
            for column, cell in zip(columns, cells(item, columns), strict=True)
        ]

    def _formats(self, verdict: Verdict, item: Item | None = None, name: str = "") -> list[Format | None]:
        """Colour for the verdict and for a finding's outcome; a note never has any."""
        about: list[Format | None] = [*[None] * (len(ABOUT) - 1), self._shades[verdict.verdict]]
        if name == "findings":
            about += [None, self._shades[item.outcome]]  # type: ignore[union-attr,index]
        return about

    def _columns(self, columns: Sequence[str]) -> list[tuple[str, int]]:
        return [(self._say[HEAD.get(column, column)], WIDTH.get(column, 16)) for column in columns]
