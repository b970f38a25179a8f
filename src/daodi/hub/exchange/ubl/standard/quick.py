"""Writes plain documents fast: the usual prefixes, no comments, UBL alone. ``writing`` writes the others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from daodi.hub.exchange.ubl.standard.lexical import attribute, escaped, lexical, qualified
from daodi.hub.exchange.ubl.standard.names import OF_EXTENSION

MOST_NAMES = 5000
to_escape = re.compile("[&<>\r]").search


class Unusual(Exception):
    """Something that the quick way has no words for."""


class _Tags(dict[str, tuple[str, str, str, str]]):
    """Start and end of a basic and of an aggregate element, by name."""

    def __missing__(self, name: str) -> tuple[str, str, str, str]:
        if name[:1] == "_":
            raise Unusual
        if len(self) > MOST_NAMES:
            self.clear()
        local = qualified(name)
        basic, aggregate = ("ext", "ext") if name in OF_EXTENSION else ("cbc", "cac")
        tags = (f"<{basic}:{local}", f"</{basic}:{local}>", f"<{aggregate}:{local}>", f"</{aggregate}:{local}>")
        return self.setdefault(name, tags)


_TAGS = _Tags()


def element(start: str, end: str, node: Mapping[str, Any], out: list[str]) -> None:
    """An element with children, between its tags. ``Unusual``, ``TypeError`` ... where it isn't a plain one."""
    at, write = len(out), out.append
    write(start)
    for name, those in node.items():
        if those.__class__ is not list:
            out[at] = f"{out[at][:-1]}{_attribute(name, those)}>"
            continue
        opened, closed, start_all, end_all = _TAGS[name]
        for one in those:
            if "_" not in one:
                element(start_all, end_all, one, out)
                continue
            value = one["_"]
            if value.__class__ is not str:
                value = lexical(value)
            elif to_escape(value):
                value = escaped(value)
            write(f"{opened}>{value}{closed}" if len(one) == 1 else f"{opened}{_attributes(one)}>{value}{closed}")
    write(end)


def _attributes(node: Mapping[str, Any]) -> str:
    return "".join([_attribute(name, value) for name, value in node.items() if name != "_"])


@lru_cache(maxsize=4096)
def _attribute(name: str, value: str) -> str:
    if name[:1] == "_":
        raise Unusual
    return attribute(name, value)
