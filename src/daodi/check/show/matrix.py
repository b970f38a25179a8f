"""The first thing one sees: lots by markets, a mark, a word and the counts in each place."""

from __future__ import annotations

from collections.abc import Iterator

from daodi.check.show.grid import Grid, Row, counts, coverage_line
from daodi.check.show.marks import CLASS, icon
from daodi.check.show.table import table, td, th, tr
from daodi.check.show.text import markup
from daodi.check.show.words import Words
from daodi.check.verdict import Verdict

# As many as stand side by side on A4 without breaking a word.
WIDEST = 8


def matrix(grid: Grid, say: Words) -> Iterator[str]:
    """The matrix as HTML tables of at most eight markets; each place leads to its findings."""
    if not grid.rows:
        yield f'<div class="panel how"><p>{say["empty"]}</p></div>'
    for markets in grid.bands(WIDEST):
        heads = (say["lot"], *(markup(market, say.lang) for market in markets))
        rows = (tr(th(_lot(row, say)), *(_cell(row, market, say) for market in markets)) for row in grid.rows)
        yield f'<div class="panel">{table("mx", heads, rows)}</div>'


def place(row: Row, market: str) -> str:
    """The id of the findings of a lot in a market."""
    return f"l{row.number}-{list(row.verdicts).index(market) + 1}"


def names(verdict: Verdict, say: Words) -> tuple[str, str]:
    """The material's own name and its Latin name as HTML; the name in the papers where it is not known."""
    thing = verdict.material
    own = f'<span lang="zh-Hans">{markup(thing.zh_hans, "zh-Hans")}</span>' if thing.zh_hans else ""
    latin = f'<i class="la" lang="la">{markup(thing.latin, "la")}</i>' if thing.latin else ""
    if not own and not latin:
        own = markup(thing.query, say.lang) or say["unknown-material"]
    return own or latin, latin if own else ""


def _lot(row: Row, say: Words) -> str:
    own, latin = names(row.first, say)
    form = markup(row.first.form, say.lang)
    more = " · ".join(part for part in (f"{own} {latin}".strip(), form) if part)
    return f'<a class="mono" href="#l{row.number}">{markup(row.first.lot, say.lang) or "–"}</a><small>{more}</small>'


def _cell(row: Row, market: str, say: Words) -> str:
    mark = f'<span class="mk">{markup(market, say.lang)}</span>'
    if (verdict := row.verdicts.get(market)) is None:
        return td(f'<div class="no">{mark}<span></span><span>{say["not-asked"]}</span></div>')
    kind = CLASS[verdict.verdict]
    lines = [*_coverage(verdict, say), *counts(verdict, say)]
    small = "".join(f"<small>{line}</small>" for line in lines)
    word = say[f"cell.{verdict.verdict}"]
    link = f'<a href="#{place(row, market)}">{mark}{icon(kind)}<b>{word}</b>{small}</a>'
    return td(link, kind=f"c-{kind}")


def _coverage(verdict: Verdict, say: Words) -> list[str]:
    return [coverage_line(verdict, say)] if verdict.verdict == "pass" else []
