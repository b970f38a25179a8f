"""What should be known and does not decide: in outline, without colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from daodi.check.show.evidence import at, folded, heading, items, mono, source, standing
from daodi.check.show.marks import CLASS, icon
from daodi.check.show.once import Told, as_written, told
from daodi.check.show.table import grouped, td, th, tr
from daodi.check.show.text import linked, markup
from daodi.check.show.words import Words
from daodi.check.verdict import Note, Verdict

# Longer lists are folded on the screen and open in print.
MANY_NOTES = 6
COLUMNS = ("analyte", "result", "limit", "if-it-applied", "reason")

Results = Mapping[tuple[str, str], str]


def notes(verdict: Verdict, say: Words) -> str:
    """The notes: those without a rule first, then the rules that do not decide, document by document."""
    if not verdict.notes:
        return ""
    ruled, rest = told(verdict.notes)
    head = heading(f"{say['notes']} ({len(verdict.notes)})", say["notes.lead"])
    if rest:
        head += items("list", (_plain(note, say) for note in rest))
    rows = _table(ruled, as_written(verdict), say) if ruled else ""
    n = len(verdict.notes) - len(rest)
    return head + (folded(say.count("notes.ruled", n), "", rows, "ruled") if n > MANY_NOTES else rows)


def _plain(note: Note, say: Words) -> str:
    head = [f"<b>{markup(say.name('note', note.kind), say.lang)}</b>", markup(note.analyte, say.lang)]
    head += [_applied(note, say), markup(note.limit, say.lang), mono(note.rule_id, say), mono(note.input, say)]
    return f"{' · '.join(part for part in head if part)}{say['colon']}{linked(note.reason, say.lang)}"


def _table(documents: Sequence[Told], results: Results, say: Words) -> str:
    heads = [say[column] for column in COLUMNS]
    return grouped("tbl notes", heads, ((_document(each, say), _rows(each, results, say)) for each in documents))


def _document(each: Told, say: Words) -> str:
    first = each.first
    where = ", ".join(markup(part, say.lang) for part in (first.document, first.edition, first.clause) if part)
    said = linked("; ".join(part for part in (each.before, each.after) if part), say.lang)
    kind = markup(say.name("note", first.kind), say.lang)
    stand = (said, *standing(first, say), source(first.source_quality, first.source_url, say))
    return f"<b>{kind}</b> · {where}<small>{' · '.join(part for part in stand if part)}</small>"


def _rows(each: Told, results: Results, say: Words) -> list[str]:
    return [_row(note, own, results, say) for note, own in zip(each.notes, each.own, strict=True)]


def _row(note: Note, own: str, results: Results, say: Words) -> str:
    analyte = note.analyte or ""
    result = results.get((analyte, note.input or ""), results.get((analyte, ""), ""))
    return tr(
        th(markup(analyte, say.lang)),
        td(markup(result, say.lang), say["result"]),
        td(markup(note.limit, say.lang), say["limit"]),
        td(_applied(note, say), say["if-it-applied"]),
        td(f"<span>{linked(own, say.lang)} {at(note, say)}</span>", say["reason"]),
    )


def _applied(note: Note, say: Words) -> str:
    if not note.outcome:
        return ""
    return f'<span class="tag">{icon(CLASS[note.outcome])}{say[f"cell.{note.outcome}"]}</span>'
