"""A lot in the terminal, market by market."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from daodi.check.show.flat import plain
from daodi.check.show.grid import (
    Row,
    Warning,
    by_document,
    counts,
    coverage_line,
    gravest_first,
    shared_warnings,
    worst_first,
)
from daodi.check.show.screen import BOLD, Screen
from daodi.check.show.text import one_line
from daodi.check.show.width import fill, wide
from daodi.check.verdict import Finding, Note, Requirement, Verdict

LOUD = {"fail", "inconclusive", "cannot-decide"}
COUNTED = {"rule", "superseded"}
FEW = 3
SOME = 6


def account(row: Row, screen: Screen, verbose: bool) -> Iterator[str]:
    """What to know of one lot: its dangers once, then each market."""
    first = row.first
    thing = first.material
    name = " ".join(part for part in (thing.zh_hans, thing.latin, thing.processing) if part) or thing.query
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
    for reason in verdict.reasons:
        yield from screen.lines(reason, 4)
    yield from _dangers(warnings, screen)
    yield from _findings(verdict.findings, screen, verbose)
    yield from _missing(verdict, screen, verbose)
    yield from _notes(verdict.notes, screen, verbose)
    yield from _requirements(verdict.requirements, screen, verbose)
    yield from _not_held(verdict, screen, verbose)


def _dangers(warnings: Iterable[Warning], screen: Screen) -> Iterator[str]:
    for warning in gravest_first(warnings):
        kind = screen.say.name("warning", warning.get("kind"))
        known = screen.say.name("quality", warning.get("quality"))
        source = "".join(f" · {part}" for part in (warning.get("source"), known) if part)
        yield from screen.lines(f"{kind}{screen.say['colon']}{plain(warning)}{source}", 2, "! ")


def _findings(findings: Sequence[Finding], screen: Screen, verbose: bool) -> Iterator[str]:
    for finding in worst_first(findings):
        if verbose or finding.outcome in LOUD:
            yield from _finding(finding, screen)
    if verbose:
        return
    met = sum(finding.outcome == "pass" for finding in findings)
    if 0 < met < len(findings):
        yield from screen.lines(screen.say.count("met", met), 2, "● ")
    if names := [finding.analyte for finding in findings if finding.outcome == "no-rule"]:
        yield from screen.lines(screen.say.say("unruled", names=_some(names, screen)), 2, "– ")


def _finding(finding: Finding, screen: Screen) -> Iterator[str]:
    word = screen.word(finding.outcome, "cell")
    yield from screen.painted(finding.outcome, word, screen.lines(f"{word}{screen.say['colon']}{finding.analyte}", 2))
    held = " ".join(part for part in (finding.value, finding.unit) if part)
    value = f" = {held}" if held and held != finding.result else ""
    limit = f" · {screen.say['limit']} {finding.limit}" if finding.limit else ""
    where = f" · {finding.input}" if finding.input else ""
    yield from screen.lines(finding.result + value + limit + where, 6)
    yield from screen.lines("; ".join((finding.reason, *finding.caveats)), 6)
    yield from screen.lines(rule(finding, screen), 6)


def rule(item: Finding | Note, screen: Screen) -> str:
    """The rule with its document, clause, force and source quality, on one line; empty where there is none."""
    if not (item.rule_id or item.document):
        return ""
    where = ", ".join(part for part in (item.document, item.edition, item.clause) if part)
    standing = [screen.say.name("force", item.force)]
    if isinstance(item, Finding):
        standing.append(screen.say.name("status", item.status))
    parts = (item.rule_id, where, *standing, screen.say.name("quality", item.source_quality))
    return " · ".join(part for part in parts if part)


def _missing(verdict: Verdict, screen: Screen, verbose: bool) -> Iterator[str]:
    if verdict.missing:
        yield from screen.lines(f"{screen.say['missing']}{screen.say['colon']}{len(verdict.missing)}", 2)
    for (document, quality), tests in by_document(verdict.missing).items():
        known = f"{document} · {screen.say.name('quality', quality)}"
        names = [test.analyte for test in tests]
        text = f"{screen.say.count('missing.group', len(tests))} · {known}{screen.say['colon']}"
        yield from screen.lines(text + _some(names, screen, verbose), 4)


def _some(names: Sequence[str], screen: Screen, verbose: bool = False) -> str:
    shown = names if verbose or len(names) <= SOME else names[:FEW]
    text = screen.say["comma"].join(shown)
    more = len(names) - len(shown)
    return text + screen.say["comma"] + screen.say.say("more", n=more) if more else text


def _notes(notes: Sequence[Note], screen: Screen, verbose: bool) -> Iterator[str]:
    counted = Counter(note.kind for note in notes if note.kind in COUNTED and not verbose)
    if notes:
        yield from screen.lines(f"{screen.say['notes']}{screen.say['colon']}{screen.say['notes.lead']}", 2)
    for note in notes:
        if note.kind not in counted:
            yield from _note(note, screen)
    for kind, n in counted.items():
        yield from screen.lines(f"{screen.say.name('note', kind)}{screen.say['colon']}{n} (--verbose)", 4)


def _note(note: Note, screen: Screen) -> Iterator[str]:
    outcome = screen.say.say("if-applied", outcome=screen.say[f"cell.{note.outcome}"]) if note.outcome else ""
    head = [part for part in (note.analyte, note.limit, outcome) if part]
    text = " · ".join((screen.say.name("note", note.kind), *head))
    yield from screen.lines(f"{text}{screen.say['colon']}{note.reason}", 4)
    yield from screen.lines(" · ".join(part for part in (rule(note, screen), note.input) if part), 6)


def _requirements(requirements: Sequence[Requirement], screen: Screen, verbose: bool) -> Iterator[str]:
    """In short a line each, cut where it ends."""
    if requirements:
        yield from screen.lines(screen.say["requirements"] + screen.say["colon"], 2)
    shown = requirements if verbose else requirements[:SOME]
    for asked in shown:
        text = f"{screen.say.name('requirement', asked.kind)}{screen.say['colon']}{one_line(asked.requirement)}"
        parts = (text, asked.clause, screen.say.name("quality", asked.source_quality), asked.note)
        if verbose:
            yield from screen.lines(" · ".join(part for part in parts if part), 4)
        else:
            yield "    " + fill(text, screen.width - 4).rstrip()
    if more := len(requirements) - len(shown):
        yield from screen.lines(screen.say.say("more", n=more), 4)


def _not_held(verdict: Verdict, screen: Screen, verbose: bool) -> Iterator[str]:
    """In short the groups alone; what exactly is missing of each follows its colon."""
    groups = verdict.coverage.not_held
    if groups and not verbose:
        groups = (screen.say["comma"].join(dict.fromkeys(group.partition(":")[0] for group in groups)),)
    for group in groups:
        yield from screen.lines(group, 2, f"{screen.say['not-held']}{screen.say['colon']}")
