"""What everything that a verdict rests on is told with: a rule, the quality of its source, an identifier, a list."""

from __future__ import annotations

from collections.abc import Iterable

from daodi.check.show.marks import QUALITIES, icon
from daodi.check.show.text import linked, markup
from daodi.check.show.words import Words
from daodi.check.verdict import Finding, Note


def rule(item: Finding | Note, say: Words, alone: bool = True) -> str:
    """The rule with its document, clause, force and the quality of its source; its id only where it stands alone."""
    if not (item.rule_id or item.document):
        return f'<span class="mut">{say["cell.no-rule"]}</span>' if isinstance(item, Finding) else ""
    text = ", ".join(markup(part, say.lang) for part in (item.document, item.edition, item.clause) if part)
    below = [mono(item.rule_id, say) if alone else "", *standing(item, say)]
    stand = " · ".join(part for part in below if part)
    return f"{text}<small>{stand}</small><small>{source(item.source_quality, item.source_url, say)}</small>"


def standing(item: Finding | Note, say: Words) -> list[str]:
    """With what force the rule is held, and what is known of it today."""
    said = [say.name("force", item.force)]
    if isinstance(item, Finding):
        said += [say.name("status", item.status), item.route or ""]
    return [markup(part, say.lang) for part in said if part]


def quality(term: str | None, say: Words) -> str:
    """How well the source is known, with its mark; what was never verified is as plain as the rest."""
    kind = term if term in QUALITIES else ""
    word = say.name("quality", term)
    return f'<span class="q q-{kind or "none"}">{icon(kind or "unstated")}{markup(word, say.lang)}</span>'


def source(term: str | None, url: str | None, say: Words) -> str:
    """The quality of a source, and where it is."""
    return f"{quality(term, say)} {linked(url, say.lang)}"


def mono(text: str | None, say: Words) -> str:
    """An identifier or a place in a file; empty where there is none."""
    return f'<span class="mono">{markup(text, say.lang)}</span>' if text else ""


def heading(text: str, said: str) -> str:
    """The heading of a part of a verdict, and a sentence on how to take it."""
    return f'<h4>{text} <span class="said">{said}</span></h4>'


def items(kind: str, told: Iterable[str]) -> str:
    """A list without marks of these items."""
    lines = "</li>\n<li>".join(told)
    return f'<ul class="{kind}"><li>{lines}</li></ul>' if lines else ""


def folded(head: str, first: str, inner: str) -> str:
    """What opens when it is asked for, and is open in print."""
    return f'<details><summary>{head} <span class="first">{first}</span></summary>{inner}</details>'
