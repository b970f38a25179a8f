"""What a verdict rests on, as lines of a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from daodi.check.show.ingredients import amount, known, worst
from daodi.check.show.once import Told, alike, told
from daodi.check.show.screen import Screen
from daodi.check.verdict import Finding, IngredientFinding, Note, Verdict

LOUD = frozenset({"fail", "inconclusive", "cannot-decide"})
COUNTED = frozenset({"rule", "superseded"})


def findings(found: Sequence[Finding], screen: Screen, verbose: bool) -> Iterator[str]:
    """What is wrong, rule by rule; what is met is counted, and what has no rule named with its result."""
    for group in alike(found):
        if group[0].outcome in LOUD or (verbose and group[0].outcome == "pass"):
            yield from _group(group, screen, verbose)
    met = sum(finding.outcome == "pass" for finding in found)
    if 0 < met < len(found) and not verbose:
        yield from screen.lines(screen.say.count("met", met), 2, "● ")
    if unruled := [f"{finding.analyte} {finding.result}" for finding in found if finding.outcome == "no-rule"]:
        yield from screen.lines(screen.say.say("unruled", names=screen.some(unruled, verbose)), 2, "– ")


def _group(group: Sequence[Finding], screen: Screen, verbose: bool) -> Iterator[str]:
    """Alone with its reason; many that are open for the same reason under it."""
    first = group[0]
    if len(group) == 1 or first.outcome != "cannot-decide":
        for finding in group:
            yield from _finding(finding, screen)
        return
    word = screen.word(first.outcome, "cell")
    names = screen.some([f"{one.analyte} {one.result}" for one in group], verbose)
    yield from screen.painted(first.outcome, word, screen.lines(f"{word}{screen.say['colon']}{names}", 2))
    yield from screen.lines("; ".join((first.reason, *first.caveats)), 6)
    yield from screen.lines(rule(first, screen, alone=False), 6)


def _finding(finding: Finding, screen: Screen) -> Iterator[str]:
    word = screen.word(finding.outcome, "cell")
    yield from screen.painted(finding.outcome, word, screen.lines(f"{word}{screen.say['colon']}{finding.analyte}", 2))
    held = f"{finding.value} {finding.unit or ''}".strip() if finding.value else ""
    value = f" = {held}" if held and held != finding.result else ""
    limit = f" · {screen.say['limit']} {finding.limit}" if finding.limit else ""
    where = f" · {finding.input}" if finding.input else ""
    yield from screen.lines(finding.result + value + limit + where, 6)
    yield from screen.lines("; ".join((finding.reason, *finding.caveats)), 6)
    yield from screen.lines(rule(finding, screen), 6)


def rule(item: Finding | Note, screen: Screen, alone: bool = True) -> str:
    """The rule with its document, clause, force and source quality, on one line; empty where there is none."""
    if not (item.rule_id or item.document):
        return ""
    where = ", ".join(part for part in (item.document, item.edition, item.clause) if part)
    standing = [screen.say.name("force", item.force)]
    if isinstance(item, Finding):
        standing.append(screen.say.name("status", item.status))
    parts = (item.rule_id if alone else "", where, *standing, screen.say.name("quality", item.source_quality))
    return " · ".join(part for part in parts if part)


def ingredients(found: Sequence[IngredientFinding], screen: Screen, verbose: bool) -> Iterator[str]:
    """The ingredients, the worst first; those that nothing is held against are counted unless all are asked for."""
    if found:
        yield from screen.lines(screen.say["ingredients"] + screen.say["colon"], 2)
    for one in worst(found):
        if verbose or one.outcome in LOUD:
            yield from _ingredient(one, screen)
    if verbose:
        return
    if met := sum(one.outcome == "pass" for one in found):
        yield from screen.lines(screen.say.count("met.made", met), 4, "● ")
    if unruled := sum(one.outcome == "no-rule" for one in found):
        yield from screen.lines(screen.say.count("i.no-rule", unruled), 4, "– ")


def _ingredient(one: IngredientFinding, screen: Screen) -> Iterator[str]:
    word = screen.word(one.outcome, "cell")
    thing = " ".join(part for part in (one.material.zh_hans, one.material.latin) if part and part != one.ingredient)
    who = f"{one.ingredient} ({thing})" if thing else one.ingredient
    yield from screen.painted(one.outcome, word, screen.lines(f"{word}{screen.say['colon']}{who}", 4))
    yield from screen.lines(
        " · ".join(part for part in (amount(one, screen.say), *known(one, screen.say), one.input) if part), 8
    )
    yield from screen.lines(one.reason, 8)


def notes(verdict: Verdict, screen: Screen, verbose: bool) -> Iterator[str]:
    """What should be known; rules that do not decide are counted, unless all is asked for: then by document."""
    if not verdict.notes:
        return
    yield from screen.lines(f"{screen.say['notes']}{screen.say['colon']}{screen.say['notes.lead']}", 2)
    counted = Counter(note.kind for note in verdict.notes if note.kind in COUNTED and not verbose)
    ruled, rest = told([note for note in verdict.notes if note.kind not in counted])
    for note in rest:
        head = " · ".join(part for part in (screen.say.name("note", note.kind), note.analyte, note.input) if part)
        yield from screen.lines(f"{head}{screen.say['colon']}{note.reason}", 4)
    for each in ruled:
        yield from _document(each, screen)
    for kind, n in counted.items():
        yield from screen.lines(f"{screen.say.name('note', kind)}{screen.say['colon']}{n} (--verbose)", 4)


def _document(each: Told, screen: Screen) -> Iterator[str]:
    first = each.first
    yield from screen.lines(f"{screen.say.name('note', first.kind)} · {rule(first, screen, alone=False)}", 4)
    yield from screen.lines("; ".join(part for part in (each.before, each.after) if part), 6)
    for note, own in zip(each.notes, each.own, strict=True):
        outcome = screen.say.say("if-applied", outcome=screen.say[f"cell.{note.outcome}"]) if note.outcome else ""
        parts = (note.analyte, note.limit, outcome, own, note.rule_id, note.input)
        yield from screen.lines(" · ".join(part for part in parts if part), 6, "- ")
