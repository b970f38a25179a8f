"""The first sheet of the workbook: lots by markets, in colour and in words, and how to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daodi.check.show.grid import counts, coverage_line
from daodi.check.show.marks import LEGEND, SIGN
from daodi.check.show.sheet import for_print, write
from daodi.check.show.words import Words
from daodi.check.verdict import Outcome, Verdict

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

Shades = dict[Outcome, "Format"]

# The tokens of the look on a light ground: fill and ink.
FILL: dict[Outcome, tuple[str, str]] = {
    "pass": ("#dff1ea", "#07503f"),
    "fail": ("#a3260f", "#ffffff"),
    "inconclusive": ("#fbf0d4", "#6b4500"),
    "cannot-decide": ("#eeebf8", "#473777"),
    "no-rule": ("#ebefed", "#586560"),
}
BORDER: dict[Outcome, int] = {"pass": 1, "fail": 2, "inconclusive": 1, "cannot-decide": 3, "no-rule": 0}


def shades(book: Workbook) -> Shades:
    """The look of each outcome in a cell; the border tells them apart where there is no colour."""
    return {kind: book.add_format(_shade(kind)) for kind in LEGEND}


def _shade(kind: Outcome) -> dict[str, object]:
    fill, ink = FILL[kind]
    look = {
        "bg_color": fill,
        "font_color": ink,
        "border": BORDER[kind],
        "border_color": ink if kind != "fail" else fill,
    }
    return look | {"text_wrap": True, "valign": "top"}


class Overview:
    """Keeps of each verdict its place, outcome and counts, and writes them when all markets are known."""

    def __init__(self, book: Workbook, say: Words, shades: Shades) -> None:
        self._say, self._shades = say, shades
        self._page = book.add_worksheet(say["sheet.matrix"])
        self._bold = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        self._markets: dict[str, None] = {}
        self._rows: list[tuple[tuple[str, ...], dict[str, tuple[Outcome, str]]]] = []
        self._at: dict[tuple[str, ...], int] = {}

    def add(self, verdict: Verdict) -> None:
        """Puts a verdict in its place; a second one for the same place opens a further row."""
        thing = verdict.material
        own = (thing.zh_hans or "", thing.latin or "", thing.query, verdict.form, verdict.use)
        about = (verdict.lot, *own)
        row = self._at.get(about)
        if row is None or verdict.market in self._rows[row][1]:
            row = self._at[about] = len(self._rows)
            self._rows.append((about, {}))
        self._markets[verdict.market] = None
        self._rows[row][1][verdict.market] = (verdict.verdict, self._text(verdict))

    def write(self) -> None:
        """Writes the matrix, then the legend under it."""
        say = self._say
        heads = [say["lot"], say["material"], "", say["sent-as"], say["form"], say["use"], *self._markets]
        self._page.set_column(0, 4, 16)
        self._page.set_column(2, 2, 24)
        self._page.set_column(5, 5, 12)
        self._page.set_column(6, max(6, len(heads) - 1), 26)
        self._page.freeze_panes(1, 1)
        for_print(self._page)
        write(self._page, 0, heads, [self._bold] * len(heads))
        for number, (about, places) in enumerate(self._rows, start=1):
            self._row(number, about, places)
        self._legend(len(self._rows) + 2)

    def _row(self, number: int, about: tuple[str, ...], places: dict[str, tuple[Outcome, str]]) -> None:
        found = [places.get(market) for market in self._markets]
        texts = [place[1] if place else self._say["not-asked"] for place in found]
        formats = [self._shades[place[0]] if place else None for place in found]
        write(self._page, number, [*about, *texts], [*[None] * len(about), *formats])

    def _text(self, verdict: Verdict) -> str:
        say = self._say
        word = f"{SIGN[verdict.verdict]} {say[f'verdict.{verdict.verdict}']}"
        return "\n".join((word, coverage_line(verdict, say), *counts(verdict, say)))

    def _legend(self, row: int) -> None:
        say = self._say
        write(self._page, row, [say["how"]], [self._bold])
        for number, kind in enumerate(LEGEND, start=row + 1):
            word = f"{SIGN[kind]} {say[f'verdict.{kind}']}"
            write(self._page, number, [word, say[f"legend.{kind}"]], [self._shades[kind]])
        for number, key in enumerate(("how.force", "how.quality", "about"), start=row + 1 + len(LEGEND)):
            write(self._page, number, [say[key]])
