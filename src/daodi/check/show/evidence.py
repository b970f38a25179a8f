"""What everything that a verdict rests on is told with: force, the quality of a source, an identifier, a list."""

from __future__ import annotations

from collections.abc import Iterable

from daodi.check.show.marks import QUALITIES, icon
from daodi.check.show.text import linked, markup
from daodi.check.show.words import Words
from daodi.check.verdict import Finding, Note


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


def at(item: Finding | Note, say: Words) -> str:
    """The rule's id and where the result was read, small."""
    parts = (mono(item.rule_id, say), mono(item.input, say))
    return f'<small class="at">{" · ".join(part for part in parts if part)}</small>'


def heading(text: str, said: str) -> str:
    """The heading of a part of a verdict, and a sentence on how to take it."""
    return f'<h4>{text} <span class="said">{said}</span></h4>'


def items(kind: str, told: Iterable[str]) -> str:
    """A list without marks of these items."""
    lines = "</li>\n<li>".join(told)
    return f'<ul class="{kind}"><li>{lines}</li></ul>' if lines else ""


def folded(head: str, first: str, inner: str, kind: str = "more") -> str:
    """What opens when it is asked for, and is open in print."""
    return f'<details class="{kind}"><summary>{head} <span class="first">{first}</span></summary>{inner}</details>'
