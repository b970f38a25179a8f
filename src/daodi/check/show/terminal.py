"""Verdicts in a terminal: the matrix, then lot by lot what is wrong, what is missing, and by which rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from daodi.check.show.account import account
from daodi.check.show.ending import ending
from daodi.check.show.grid import Grid, Row, arrange, counts, coverage_line, sum_line
from daodi.check.show.screen import ANSI, BOLD, NARROWEST, Screen
from daodi.check.show.text import one_line
from daodi.check.show.width import fill, wide, wrap
from daodi.check.show.words import words
from daodi.check.verdict import Verdict

LOT = 16
PLACE = 16


def terminal(
    verdicts: Iterable[Verdict], *, width: int, colour: bool, verbose: bool = False, lang: str = "en"
) -> Iterator[str]:
    """The verdicts as lines of at most ``width`` places (40 at least), without line ends.

    Without ``verbose``, results that meet their limits and long lists are only counted. All verdicts are held in
    memory, since the matrix stands before them. Raises ValueError for a language without words.

    >>> list(terminal([], width=80, colour=False))
    ['No verdict was made: no lot was given, or no market was asked about.']
    """
    screen = Screen(max(width, NARROWEST), colour, words(lang))
    grid = arrange(verdicts)
    if not grid.rows:
        yield from screen.lines(screen.say["empty"])
        return
    yield from _matrix(grid, screen)
    yield from screen.lines(sum_line(grid, screen.say))
    yield from screen.lines(screen.say["about"])
    for row in grid.rows:
        yield from account(row, screen, verbose)
    yield from ending(grid, screen, verbose)


def _matrix(grid: Grid, screen: Screen) -> Iterator[str]:
    lot = min(max(LOT, *(wide(one_line(row.first.lot)) + 2 for row in grid.rows)), screen.width // 3)
    for markets in grid.bands(max((screen.width - lot) // PLACE, 1)):
        place = min((screen.width - lot) // len(markets), 26)
        heads = "".join(fill(one_line(market), place) for market in markets)
        yield screen.paint((fill(screen.say["lot"], lot) + heads).rstrip(), BOLD)
        for row in grid.rows:
            yield from _row(row, markets, lot, place, screen)
        yield ""


def _row(row: Row, markets: Sequence[str], lot: int, place: int, screen: Screen) -> Iterator[str]:
    thing = row.first.material
    name = " ".join(part for part in (thing.zh_hans, thing.latin) if part) or thing.query
    name = "" if name == row.first.lot else name
    names = [one_line(row.first.lot), *wrap(one_line(name), lot - 2)]
    columns = [_place(row.verdicts.get(market), place, screen) for market in markets]
    for number, texts in enumerate(zip_longest(names, *columns, fillvalue="")):
        line = fill(texts[0], lot) if texts[0] else " " * lot
        for market, text in zip(markets, texts[1:], strict=True):
            verdict = row.verdicts.get(market)
            line += _painted(text, place, verdict if number == 0 else None, screen)
        yield line.rstrip()


def _painted(text: str, place: int, verdict: Verdict | None, screen: Screen) -> str:
    filled = fill(text, place)
    if verdict is None:
        return filled
    return screen.paint(text, ANSI[verdict.verdict]) + filled[len(text) :]


def _place(verdict: Verdict | None, place: int, screen: Screen) -> list[str]:
    if verdict is None:
        return [screen.say["not-asked"]]
    below = [coverage_line(verdict, screen.say)] if verdict.verdict == "pass" else []
    below += counts(verdict, screen.say)
    small = [line for text in below for line in wrap(text, place - 2)]
    return [screen.word(verdict.verdict, "cell"), *small]
