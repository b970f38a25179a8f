"""What a verdict rests on: findings, missing tests, notes, requirements, and what is not held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from daodi.check.show.grid import by_document, worst_first
from daodi.check.show.marks import CLASS, QUALITIES, chip, icon
from daodi.check.show.table import table, td, th, tr
from daodi.check.show.text import linked, markup
from daodi.check.show.words import Words
from daodi.check.verdict import Finding, Missing, Note, Requirement, Verdict

# Longer lists are folded on the screen and open in print.
MANY_MET = 12
MANY_NOTES = 5
MANY_TESTS = 6


def findings(items: Sequence[Finding], say: Words) -> str:
    """The findings as a table, what is wrong first; many that are met, or have no rule, are folded."""
    if not items:
        return f"<h4>{say['findings']}</h4><p>{say['findings.none']}</p>"
    ordered = worst_first(items)
    quiet = [item for item in ordered if item.outcome in {"pass", "no-rule"}]
    if len(quiet) <= MANY_MET:
        return f"<h4>{say['findings']}</h4>{_findings_table(ordered, say)}"
    loud = [item for item in ordered if item.outcome not in {"pass", "no-rule"}]
    more = say.count("findings.more", len(quiet)) if loud else say["findings"] + f" ({len(quiet)})"
    shown = _findings_table(loud, say) if loud else ""
    return f"<h4>{say['findings']}</h4>{shown}{_folded(more, '', _findings_table(quiet, say))}"


def _findings_table(items: Sequence[Finding], say: Words) -> str:
    heads = (say["outcome"], say["analyte"], say["result"], say["limit"], say["reason"], say["rule"])
    return table("tbl finds", heads, (_finding(item, say) for item in items))


def _finding(item: Finding, say: Words) -> str:
    where = f"<small>{mono(item.input, say)}</small>" if item.input else ""
    held = " ".join(part for part in (item.value, item.unit) if part)
    value = f"<small>= {markup(held, say.lang)}</small>" if held and held != item.result else ""
    caveats = "".join(f"<small>{linked(caveat, say.lang)}</small>" for caveat in item.caveats)
    return tr(
        td(chip(item.outcome, say[f"cell.{item.outcome}"]), say["outcome"]),
        th(markup(item.analyte, say.lang) + where),
        td(f"<span>{markup(item.result, say.lang)}{value}</span>", say["result"]),
        td(markup(item.limit, say.lang) or say["no-limit"], say["limit"]),
        td(f"<span>{linked(item.reason, say.lang)}{caveats}</span>", say["reason"]),
        td(f"<span>{rule(item, say)}</span>", say["rule"]),
    )


def rule(item: Finding | Note, say: Words) -> str:
    """The rule with its document, clause, force and the quality of its source."""
    if not (item.rule_id or item.document):
        return f'<span class="mut">{say["cell.no-rule"]}</span>' if isinstance(item, Finding) else ""
    text = ", ".join(markup(part, say.lang) for part in (item.document, item.edition, item.clause) if part)
    standing = [say.name("force", item.force)] if item.force else []
    if isinstance(item, Finding):
        standing += [say.name("status", item.status)] if item.status else []
        standing += [item.route] if item.route else []
    stand = " · ".join(markup(part, say.lang) for part in standing)
    below = " · ".join(part for part in (mono(item.rule_id, say), stand) if part)
    return f"{text}<small>{below}</small><small>{_source(item.source_quality, item.source_url, say)}</small>"


def quality(term: str | None, say: Words) -> str:
    """How well the source is known, with its mark; what was never verified is as plain as the rest."""
    kind = term if term in QUALITIES else ""
    word = say.name("quality", term)
    return f'<span class="q q-{kind or "none"}">{icon(kind or "unstated")}{markup(word, say.lang)}</span>'


def _source(term: str | None, url: str | None, say: Words) -> str:
    return f"{quality(term, say)} {linked(url, say.lang)}"


def missing(verdict: Verdict, say: Words) -> str:
    """The tests to ask for, by the document that requires them."""
    if not verdict.missing:
        unasked = verdict.verdict == "no-rule" or verdict.material.id is None
        return "" if unasked else f"<h4>{say['missing']}</h4><p>{say['missing.none']}</p>"
    groups = "".join(
        _group(document, kind, tests, say) for (document, kind), tests in by_document(verdict.missing).items()
    )
    return f"<h4>{say['missing']} ({len(verdict.missing)})</h4><p>{say['missing.ask']}</p>{groups}"


def _group(document: str, kind: str, tests: Sequence[Missing], say: Words) -> str:
    heads = (say["analyte"], say["limit"], say["clause"], say["rule"])
    asked = table("tbl tests", heads, (_test(test, say) for test in tests))
    head = f"{say.count('missing.group', len(tests))} · {markup(document, say.lang)} · {quality(kind, say)}"
    if len(tests) <= MANY_TESTS:
        return f'<p class="grp">{head}</p>{asked}'
    first = ", ".join(markup(test.analyte, say.lang) for test in tests[:3])
    return _folded(head, f"{first} …", asked)


def _test(test: Missing, say: Words) -> str:
    return tr(
        th(markup(test.analyte, say.lang)),
        td(markup(test.limit, say.lang), say["limit"]),
        td(markup(test.clause, say.lang), say["clause"]),
        td(mono(test.rule_id, say), say["rule"]),
    )


def notes(items: Sequence[Note], say: Words) -> str:
    """What should be known and does not decide: in outline, without colour."""
    if not items:
        return ""
    shown, rest = items[:MANY_NOTES], items[MANY_NOTES:]
    head = f"<h4>{say['notes']} ({len(items)})</h4><p>{say['notes.lead']}</p>"
    head += _list(_note(item, say) for item in shown)
    if not rest:
        return head
    return head + _folded(say.count("notes.more", len(rest)), "", _list(_note(item, say) for item in rest))


def _note(item: Note, say: Words) -> str:
    head = [f"<b>{markup(say.name('note', item.kind), say.lang)}</b>"]
    if item.outcome:
        word = say.say("if-applied", outcome=say[f"cell.{item.outcome}"])
        head.append(f'<span class="tag">{icon(CLASS[item.outcome])}{word}</span>')
    head += [markup(part, say.lang) for part in (item.analyte, item.limit) if part]
    where = f"<small>{mono(item.input, say)}</small>" if item.input else ""
    held = f"<small>{rule(item, say)}{where}</small>" if item.rule_id or item.document else where
    return f'<li class="note">{" · ".join(head)}<p>{linked(item.reason, say.lang)}</p>{held}</li>\n'


def requirements(items: Sequence[Requirement], say: Words) -> str:
    """Papers, bans, listings: what is asked for besides numbers."""
    head = f"<h4>{say['requirements']}</h4>"
    return head + (_list(_requirement(item, say) for item in items) if items else f"<p>{say['requirements.none']}</p>")


def _requirement(item: Requirement, say: Words) -> str:
    note = f"<small>{linked(item.note, say.lang)}</small>" if item.note else ""
    return (
        f'<li><span class="tag">{markup(say.name("requirement", item.kind), say.lang)}</span> '
        f"{linked(item.requirement, say.lang)}<small>{markup(item.clause, say.lang)}</small>{note}"
        f"<small>{_source(item.source_quality, item.source_url, say)}</small></li>\n"
    )


def not_held(verdict: Verdict, ident: str, say: Words) -> str:
    """What nobody can answer here; always shown, since a verdict means little without it."""
    items = "".join(f"<li>{linked(group, say.lang)}</li>" for group in verdict.coverage.not_held)
    said = f'<ul class="held">{items}</ul>' if items else _nothing_missing(verdict, say)
    return f'<h4 id="{ident}-held">{say["not-held"]}</h4>{said}'


def _nothing_missing(verdict: Verdict, say: Words) -> str:
    key = "not-held.none" if verdict.coverage.status == "complete" else f"coverage.{verdict.coverage.status}"
    return f"<p>{say.count(key, 0)}</p>"


def mono(text: str | None, say: Words) -> str:
    """An identifier or a place in a file; empty where there is none."""
    return f'<span class="mono">{markup(text, say.lang)}</span>' if text else ""


def _list(items: Iterable[str]) -> str:
    return f'<ul class="list">{"".join(items)}</ul>'


def _folded(head: str, first: str, inner: str) -> str:
    return f'<details><summary>{head} <span class="first">{first}</span></summary>{inner}</details>'
