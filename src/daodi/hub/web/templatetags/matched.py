"""Which part of a name is what was typed."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from daodi.hub.web.templatetags.look import marked
from daodi.resolve.fold import key

register = template.Library()


@register.filter
def matched(value: Any, plain: str) -> SafeString:
    """A name with the part marked that comes to the same as what was typed, whatever its accents and spaces."""
    name = str(value)
    start, end = part(name, plain)
    if start == end:
        return marked(name)
    before, within, after = marked(name[:start]), marked(name[start:end]), marked(name[end:])
    return format_html("{}<mark>{}</mark>{}", before, within, after)


def part(name: str, plain: str) -> tuple[int, int]:
    """From where to where a name says what was typed, in its folded form; an empty part where it nowhere does.

    >>> name = "Huáng Qí · pinyin"
    >>> [name[slice(*part(name, typed))] for typed in ("qi", "huangqi", "ginseng")]
    ['Qí', 'Huáng Qí', '']
    """
    at = key(name).find(plain) if plain else -1
    if at < 0:
        return 0, 0
    lengths = [len(key(name[:place])) for place in range(len(name) + 1)]
    end = next((place for place, length in enumerate(lengths) if length >= at + len(plain)), len(name))
    start = max(place for place in range(end) if lengths[place] <= at)
    return (start, end) if key(name[start:end]) == plain else (0, 0)
