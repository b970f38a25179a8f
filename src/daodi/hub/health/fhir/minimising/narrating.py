"""Narrative made anew from what is left of a resource: nothing stands in it that doesn't stand beside it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

Node = dict[str, Any]
XHTML = "http://www.w3.org/1999/xhtml"


def narrated(resource: Node) -> Node | None:
    """The narrative of a resource as a plain list; None where it has nothing to say.

    >>> narrated({"resourceType": "Patient", "id": "1", "gender": "female"})["div"]
    '<div xmlns="http://www.w3.org/1999/xhtml"><ul><li>gender: female</li></ul></div>'
    """
    lines = [f"<li>{escape(f'{name}: {text}')}</li>" for name, text in _lines(resource)]
    if not lines:
        return None
    return _div(f"<ul>{''.join(lines)}</ul>")


def said(words: str) -> Node:
    """Words of ours as a narrative."""
    return _div(f"<p>{escape(words)}</p>")


def _div(inner: str) -> Node:
    return {"status": "generated", "div": f'<div xmlns="{XHTML}">{inner}</div>'}


def _lines(resource: Node) -> Iterator[tuple[str, str]]:
    for name, value in resource.items():
        if name in ("resourceType", "id", "text"):
            continue
        said = ", ".join(text for one in (value if isinstance(value, list) else [value]) for text in _said(one))
        if said:
            yield name, said


def _said(value: Any) -> Iterator[str]:
    if isinstance(value, bool):
        yield "yes" if value else "no"
    elif isinstance(value, str | int | float):
        yield str(value)
    elif isinstance(value, dict) and "coding" in value:
        yield from (str(one.get("display") or one.get("code")) for one in value["coding"])
    elif isinstance(value, dict) and "reference" not in value:
        for name, inner in value.items():
            if name not in ("system", "version", "use"):
                for one in inner if isinstance(inner, list) else [inner]:
                    yield from _said(one)
