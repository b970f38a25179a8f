"""As much of FHIRPath as the official search parameters of the served types are written in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

STEP = re.compile(r"\.(?![^(]*\))")
RESOLVES = re.compile(r"where\(resolve\(\) is (\w+)\)")
SYSTEM = re.compile(r"where\(system='(\w+)'\)")


def selected(expression: str, type_: str, resource: dict[str, Any]) -> list[Any]:
    """What an expression selects of a resource; of a union, the branches of its type.

    >>> selected("Task.focus | Basic.subject", "Task", {"focus": {"reference": "Basic/1"}})
    [{'reference': 'Basic/1'}]
    """
    found: list[Any] = []
    for branch in expression.split(" | "):
        bare, of = re.subn(r"^\((.+) as (\w+)\)$", r"\1", branch.strip()), branch.rpartition(" as ")[2].rstrip(")")
        path = bare[0].removeprefix(f"{type_}.")
        if path != bare[0]:
            nodes: list[Any] = [resource]
            for step in STEP.split(path):
                nodes = [one for node in nodes for one in _step(step, node, of if bare[1] else "")]
            found += nodes
    return found


def _step(step: str, node: Any, of: str) -> Iterator[Any]:
    if resolves := RESOLVES.fullmatch(step):
        if f"{resolves[1]}/" in node.get("reference", ""):
            yield node
    elif system := SYSTEM.fullmatch(step):
        if node.get("system") == system[1]:
            yield node
    elif isinstance(node, dict):
        name, _, index = step.partition("[")
        named = node.get(name, node.get(_choice(name, node, of)))
        held = named if isinstance(named, list) else [] if named is None else [named]
        yield from [held[int(index[:-1])]] if index and held else held


def _choice(name: str, node: dict[str, Any], of: str) -> str:
    """An element of several types, by the name that it has here."""
    ending = of[:1].upper() + of[1:]
    return next((key for key in node if re.fullmatch(f"{name}{ending or '[A-Z]'}.*", key)), "")
