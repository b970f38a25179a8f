"""Writes plain documents fast: the usual prefixes, no comments, UBL alone. ``writing`` writes the others."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from daodi.hub.exchange.ubl.standard.lexical import attribute, escaped, lexical, qualified, to_escape
from daodi.hub.exchange.ubl.standard.names import OF_EXTENSION

MOST_NAMES = 5000
Tags = tuple[str, str, str]
_basic: dict[str, Tags] = {}
_aggregate: dict[str, Tags] = {}


class Unusual(Exception):
    """Something that the quick way has no words for."""


def element(start: str, end: str, node: Mapping[str, Any], out: list[str]) -> None:
    """An element with children, between its tags. ``Unusual``, ``TypeError`` ... where it isn't a plain one."""
    at, write = len(out), out.append
    write(start)
    for name, those in node.items():
        if those.__class__ is not list:
            out[at] = f"{out[at][:-1]}{_attribute(name, those)}>"
            continue
        for one in those:
            if "_" not in one:
                start, end_, _bare = _aggregate.get(name) or _made(name, "cac", _aggregate)
                element(start, end_, one, out)
                continue
            value = one["_"]
            if value.__class__ is not str:
                value = lexical(value)
            elif not value.isalnum() and to_escape(value):
                value = escaped(value)
            start, end_, bare = _basic.get(name) or _made(name, "cbc", _basic)
            write(f"{start}{value}{end_}" if len(one) == 1 else f"{bare}{_attributes(one)}>{value}{end_}")
    write(end)


def _made(name: str, prefix: str, kept: dict[str, Tags]) -> Tags:
    """The start and the end of an element's tags, and its start without its last sign."""
    if name[:1] == "_":
        raise Unusual
    if len(kept) > MOST_NAMES:
        kept.clear()
    tag = f"{'ext' if name in OF_EXTENSION else prefix}:{qualified(name)}"
    return kept.setdefault(name, (f"<{tag}>", f"</{tag}>", f"<{tag}"))


def _attributes(node: Mapping[str, Any]) -> str:
    return "".join([_attribute(name, value) for name, value in node.items() if name != "_"])


@lru_cache(maxsize=4096)
def _attribute(name: str, value: str) -> str:
    if name[:1] == "_":
        raise Unusual
    return attribute(name, value)
