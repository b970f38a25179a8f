"""A lot in the terminal, market by market."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from daodi.check.show.besides import particular
from daodi.check.show.ending import requirements
from daodi.check.show.flat import plain
from daodi.check.show.grid import (
    Row,
    Warning,
    by_document,
    counts,
    coverage_line,
    gravest_first,
    shared_warnings,
)
from daodi.check.show.lines import findings, ingredients, notes
from daodi.check.show.once import reasons
from daodi.check.show.screen import BOLD, Screen
from daodi.check.show.text import one_line
from daodi.check.show.width import fill, wide
from daodi.check.verdict import ProductVerdict, Verdict


def account(row: Row, screen: Screen, verbose: bool) -> Iterator[str]:
    """What to know of one lot: its dangers once, then each market."""
    first = row.first
    thing = first.material
    name = " ".join(part for part in (thing.zh_hans, thing.latin, thing.processing) if part) or thing.query
    name = "" if name == first.lot else name
    head = " · ".join(one_line(part) for part in (first.lot, name, first.form, first.use) if part)
    yield ""
    yield screen.paint(_ruled(f"── {head} ", screen.width), BOLD)
    if thing.status != "match":
        yield from screen.lines(f"{screen.say.name('material', thing.status)}{screen.say['colon']}{thing.reason}")
    shared = shared_warnings(row)
    yield from _dangers(shared, screen)
    for verdict in row.verdicts.values():
        yield from _market(verdict, [warning for warning in verdict.warnings if warning not in shared], screen, verbose)


def _ruled(head: str, width: int) -> str:
    return fill(head, width) if wide(head) > width else head + "─" * (width - wide(head))


def _market(verdict: Verdict, warnings: Sequence[Warning], screen: Screen, verbose: bool) -> Iterator[str]:
    yield ""
    word = screen.word(verdict.verdict)
    said = " · ".join((word, coverage_line(verdict, screen.say), *counts(verdict, screen.say), verdict.on))
    yield from screen.painted(verdict.verdict, word, screen.lines(said, 0, f"{one_line(verdict.market)}  "))
    below = {finding.reason for finding in verdict.findings if finding.outcome == "cannot-decide"}
    for reason, names in reasons(verdict):
        if not names or reason not in below:
            yield from screen.lines(screen.say["colon"].join((*names, reason)), 4)
    yield from _dangers(warnings, screen)
    if isinstance(verdict, ProductVerdict):
        yield from ingredients(verdict.ingredients, screen, verbose)
    else:
        yield from findings(verdict.findings, screen, verbose)
    yield from _missing(verdict, screen, verbose)
    yield from notes(verdict, screen, verbose)
    yield from requirements(screen.say["particular"], particular(verdict), screen, verbose, 2)


def _dangers(warnings: Iterable[Warning], screen: Screen) -> Iterator[str]:
    for warning in gravest_first(warnings):
        kind = screen.say.name("warning", warning.get("kind"))
        known = screen.say.name("quality", warning.get("quality"))
        source = "".join(f" · {part}" for part in (warning.get("source"), known) if part)
        yield from screen.lines(f"{kind}{screen.say['colon']}{plain(warning)}{source}", 2, "! ")


def _missing(verdict: Verdict, screen: Screen, verbose: bool) -> Iterator[str]:
    if verdict.missing:
        yield from screen.lines(f"{screen.say['missing']}{screen.say['colon']}{len(verdict.missing)}", 2)
    for (document, quality), tests in by_document(verdict.missing).items():
        known = f"{document} · {screen.say.name('quality', quality)}"
        names = [test.analyte for test in tests]
        text = f"{screen.say.count('missing.group', len(tests))} · {known}{screen.say['colon']}"
        yield from screen.lines(text + screen.some(names, verbose), 4)
