"""The tests to ask a laboratory for, by the document that requires them."""

from __future__ import annotations

from collections.abc import Sequence

from daodi.check.show.evidence import folded, heading, items, mono, quality
from daodi.check.show.grid import by_document
from daodi.check.show.text import markup
from daodi.check.show.words import Words
from daodi.check.verdict import Missing, Verdict

# Longer lists are folded on the screen and open in print.
MANY_TESTS = 6


# Where on the page a long list stands in full, and for which lot, by what is in it.
Seen = dict[tuple[Missing, ...], tuple[str, str]]


def missing(verdict: Verdict, ident: str, seen: Seen, say: Words) -> str:
    """The tests that a rule requires and no result answers, each with its limit, clause and rule.

    A long list that is on the page already, for another lot, is not told again but led to; ``ident`` is the id of this
    one and ``seen`` grows with it.
    """
    if not verdict.missing:
        return ""
    groups = "".join(
        _group(document, kind, tuple(tests), (verdict.lot, f"{ident}-tests{number}"), seen, say)
        for number, ((document, kind), tests) in enumerate(by_document(verdict.missing).items(), start=1)
    )
    return heading(f"{say['missing']} ({len(verdict.missing)})", say["missing.ask"]) + groups


def _group(document: str, kind: str, tests: tuple[Missing, ...], here: tuple[str, str], seen: Seen, say: Words) -> str:
    clause = tests[0].clause if len({test.clause for test in tests}) == 1 else ""
    where = ", ".join(markup(part, say.lang) for part in (document, clause) if part)
    head = f"{say.count('missing.group', len(tests))} · {where} · {quality(kind, say)}"
    if len(tests) <= MANY_TESTS:
        return f'<p class="grp">{head}</p>{_tests(tests, clause, say)}'
    lot, ident = seen.setdefault(tests, here)
    if ident != here[1]:
        told = say.say("missing.same", lot=f'<a class="mono" href="#{ident}">{markup(lot, say.lang) or "–"}</a>')
        return f'<p class="grp">{head} <span class="first">{told}</span></p>'
    first = ", ".join(markup(test.analyte, say.lang) for test in tests[:3])
    return f'<div id="{ident}">{folded(head, f"{first} …", _tests(tests, clause, say))}</div>'


def _tests(tests: Sequence[Missing], clause: str, say: Words) -> str:
    return items("res tests", (_test(test, "" if clause else test.clause, say) for test in tests))


def _test(test: Missing, clause: str, say: Words) -> str:
    small = " · ".join(part for part in (mono(test.rule_id, say), markup(clause, say.lang)) if part)
    return f"<b>{markup(test.analyte, say.lang)}</b> {markup(test.limit, say.lang)} <small>{small}</small>"
