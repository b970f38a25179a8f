"""Tags of the look: marks, words, languages, and files with their version."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from django import template
from django.contrib.staticfiles import finders
from django.template.base import Parser, Token
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from daodi.check.show import text
from daodi.hub.web.rooms import Wing
from daodi.hub.web.rooms import open_wings as _open_wings
from daodi.hub.web.shapes import Cell, Column, Table
from daodi.hub.web.tongue import Tongue
from daodi.hub.web.tongue import tongue as _tongue
from daodi.hub.web.words import WORDS, Words
from daodi.hub.web.words import word as _word

register = template.Library()
MARKS = {"pass": "pass", "fail": "fail", "inconclusive": "inc", "cannot-decide": "cd", "no-rule": "nr"}
QUALITIES = {"official": "q1", "secondary": "q2", "curated": "q3"}


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing from the sprite of the page; a word always stands beside it."""
    return format_html('<svg class="i" aria-hidden="true"><use href="#i-{}"/></svg>', name)


@register.simple_tag
def tongue() -> Tongue:
    """The language of the page."""
    return _tongue()


@register.filter
def mark(outcome: str) -> str:
    """The short name of an outcome's mark."""
    return MARKS.get(outcome, "nr")


@register.filter
def quality_mark(quality: str) -> str:
    """The mark of a source's quality; what is not known to be more is drawn as not verified."""
    return QUALITIES.get(quality, "q3")


@register.filter
def word(term: str | None, group: str) -> Words:
    """The word of a vocabulary for a term."""
    return _word(group, term)


@register.filter
def marked(value: Any) -> SafeString:
    """Text of the data, in which every run in another script says its language."""
    return mark_safe(text.markup(str(value), _tongue()))


@register.filter
def linked(value: Any) -> SafeString:
    """The same, with its web addresses as links."""
    return mark_safe(text.linked(str(value), _tongue()))


@register.filter
def foreign(lang: str) -> SafeString:
    """The attribute ``lang`` where the text is not in the page's language."""
    return format_html(' lang="{}"', lang) if lang and lang != _tongue() else mark_safe("")


@register.simple_tag
def asset(path: str) -> str:
    """The address of one of our files, with a mark of its content: it may be kept until it changes."""
    return f"{static(path)}?v={_digest(path)}"


@functools.cache
def _digest(path: str) -> str:
    found = finders.find(path)
    if not isinstance(found, str):
        raise FileNotFoundError(path)
    with open(found, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()[:12]


class Kept(template.Node):
    """A part of a page that is the same on many pages."""

    child_nodelists = ()

    def __init__(self, nodes: template.NodeList, names: Sequence[str]) -> None:
        self.nodes, self.names = nodes, names
        self.said: dict[tuple[object, ...], SafeString] = {}

    def render(self, context: template.Context) -> SafeString:
        values = {name: context.get(name) for name in self.names}
        key = (_tongue(), *values.values())
        if key not in self.said:
            alone = template.Context(values)
            with alone.bind_template(context.template):  # type: ignore[arg-type]
                self.said[key] = self.nodes.render(alone)
        return self.said[key]


@register.tag
def kept(parser: Parser, token: Token) -> Kept:
    """Rendered once in each language, and for each value of the variables named; each process keeps the text.

    Within it nothing else is known: not who asks, nor what they ask. Name only what takes few values.
    """
    nodes = parser.parse(("endkept",))
    parser.delete_first_token()
    return Kept(nodes, token.split_contents()[1:])


@register.simple_tag
def open_wings() -> tuple[Wing, ...]:
    """The wings of the house in which a room is open."""
    return _open_wings()


@register.filter
def by_group(line: str) -> tuple[Words, str]:
    """A line of what is not held: the word for its group of rules, and what is missing of it."""
    group, colon, rest = line.partition(": ")
    return (_word("group", group), rest) if colon and group in WORDS["group"] else ("", line)


@register.filter
def pairs(table: Table, row: Sequence[Cell]) -> Iterator[tuple[Column, Cell]]:
    """Each cell of a row with its column."""
    return zip(table.columns, row, strict=True)


@register.filter
def figure(limit: str | None) -> str:
    """A limit as people write it: ≤ and ≥, µ for u, a figure that is not parted from its unit."""
    said = (limit or "").replace("<=", "≤").replace(">=", "≥").replace(" ug/", " µg/").replace("ug ", "µg ")
    return said.replace(" ", "\u00a0", 2)
