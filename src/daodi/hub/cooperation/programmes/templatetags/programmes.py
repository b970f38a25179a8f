"""Tags of this room: a status as its chip, and what belongs to one of several."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from daodi.hub.cooperation.programmes.words import MARKS, STATUS

register = template.Library()


@register.inclusion_tag("programmes/status.html")
def status(name: str) -> dict[str, Any]:
    """A status as a chip: shape, word, then colour."""
    return {"mark": MARKS[name], "word": STATUS[name]}


@register.filter
def starts(wrong: Mapping[str, str], before: str) -> bool:
    """Whether something is wrong in the form whose fields begin so."""
    return any(name.startswith(before) for name in wrong or ())


@register.filter
def of(held: Mapping[Any, Any], key: Any) -> Any:
    """What a mapping holds for a key."""
    return held.get(key, ())
