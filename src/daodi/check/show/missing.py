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


def missing(verdict: Verdict, say: Words) -> str:
    """The tests that a rule requires and no result answers, each with its limit, clause and rule."""
    if not verdict.missing:
        unasked = verdict.verdict == "no-rule" or verdict.material.id is None
        return "" if unasked else f'<p class="none">{say["missing.none"]}</p>'
    groups = "".join(
        _group(document, kind, tests, say) for (document, kind), tests in by_document(verdict.missing).items()
    )
    return heading(f"{say['missing']} ({len(verdict.missing)})", say["missing.ask"]) + groups


def _group(document: str, kind: str, tests: Sequence[Missing], say: Words) -> str:
    clause = tests[0].clause if len({test.clause for test in tests}) == 1 else ""
    where = ", ".join(markup(part, say.lang) for part in (document, clause) if part)
    asked = items("res tests", (_test(test, "" if clause else test.clause, say) for test in tests))
    head = f"{say.count('missing.group', len(tests))} · {where} · {quality(kind, say)}"
    if len(tests) <= MANY_TESTS:
        return f'<p class="grp">{head}</p>{asked}'
    first = ", ".join(markup(test.analyte, say.lang) for test in tests[:3])
    return folded(head, f"{first} …", asked)


def _test(test: Missing, clause: str, say: Words) -> str:
    small = " · ".join(part for part in (mono(test.rule_id, say), markup(clause, say.lang)) if part)
    return f"<b>{markup(test.analyte, say.lang)}</b> {markup(test.limit, say.lang)} <small>{small}</small>"
