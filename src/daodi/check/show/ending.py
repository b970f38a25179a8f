"""The end of what a terminal shows: once for each market, what it asks for besides numbers and what is not held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from daodi.check.show.besides import Besides, Part, besides
from daodi.check.show.grid import Grid
from daodi.check.show.screen import SOME, Screen
from daodi.check.show.text import one_line
from daodi.check.show.width import fill
from daodi.check.verdict import Requirement


def ending(grid: Grid, screen: Screen, verbose: bool) -> Iterator[str]:
    """The markets one after the other."""
    for market in besides(grid):
        yield ""
        for asked in market.asked:
            title = screen.say.say("asks", market=market.market)
            yield from requirements(title + _whose(asked, screen), asked.things, screen, verbose)
        for held in market.not_held:
            yield from _not_held(held, market, screen, verbose)


def requirements(
    title: str, asked: Sequence[Requirement], screen: Screen, verbose: bool, indent: int = 0
) -> Iterator[str]:
    """What is asked for under a title; in short a line each, cut where it ends."""
    if asked:
        yield from screen.lines(title + screen.say["colon"], indent)
    shown = asked if verbose else asked[:SOME]
    for item in shown:
        text = f"{screen.say.name('requirement', item.kind)}{screen.say['colon']}{one_line(item.requirement)}"
        parts = (text, item.clause, screen.say.name("quality", item.source_quality), item.note)
        if verbose:
            yield from screen.lines(" · ".join(part for part in parts if part), 4)
        else:
            yield "    " + fill(text, screen.width - 4).rstrip()
    if more := len(asked) - len(shown):
        yield from screen.lines(screen.say.say("more", n=more), 4)


def _not_held(part: Part[str], market: Besides, screen: Screen, verbose: bool) -> Iterator[str]:
    """In short the groups alone; what exactly is missing of each follows its colon."""
    groups = part.things
    if groups and not verbose:
        groups = (screen.say["comma"].join(dict.fromkeys(group.partition(":")[0] for group in groups)),)
    title = screen.say.say("not-held-for", market=market.market) + _whose(part, screen) + screen.say["colon"]
    if not groups:
        status = market.verdict(part).coverage.status
        key = "not-held.none" if status == "complete" else f"coverage.{status}"
        groups = (screen.say.count(key, 0),)
    if not verbose:
        yield from screen.lines(title + groups[0])
        return
    yield from screen.lines(title)
    for group in groups:
        yield from screen.lines(group, 4)


def _whose(part: Part[Requirement] | Part[str], screen: Screen) -> str:
    who = part.scopes or tuple(row.first.lot for row in part.rows)
    return f" ({screen.some(who)})" if who else ""
