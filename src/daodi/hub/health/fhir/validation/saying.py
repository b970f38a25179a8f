"""Small questions about an element, from which invariants are put together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

Node = dict[str, Any]


def has(node: Node, name: str) -> bool:
    """Whether an element stands, itself or by its extensions alone."""
    return node.get(name) not in (None, [], {}) or f"_{name}" in node


def any_of(node: Node, *names: str) -> bool:
    """Whether one of them stands."""
    return any(has(node, name) for name in names)


def either(*names: str) -> Callable[[Node], bool]:
    """One or more of them must stand."""
    return lambda node: any_of(node, *names)


def one_of(*names: str) -> Callable[[Node], bool]:
    """At most one of them may stand."""
    return lambda node: sum(has(node, name) for name in names) <= 1


def only_with(name: str, other: str) -> Callable[[Node], bool]:
    """The one needs the other."""
    return lambda node: not has(node, name) or has(node, other)


def value_of(node: Node, choice: str) -> Any:
    """What stands for ``choice[x]``, whatever its type; None where nothing does.

    >>> value_of({"valueString": "x", "status": "final"}, "value")
    'x'
    """
    size = len(choice)
    for name, value in node.items():
        bare = name.removeprefix("_")
        if bare.startswith(choice) and bare[size : size + 1].isupper():
            return value
    return None


def codes_in(concept: Any, system: str) -> set[str]:
    """The codes of one system in a CodeableConcept."""
    codings = concept.get("coding", ()) if isinstance(concept, dict) else ()
    return {str(one.get("code")) for one in codings if isinstance(one, dict) and one.get("system") == system}


def in_order(first: Any, second: Any) -> bool:
    """Whether two times stand in order. Those known so unevenly that it can't be told do not: a day and its own hour.

    >>> in_order("2020-03", "2020-04-01"), in_order("2020-03-02", "2020-03-01"), in_order("2020-03", "2020-03-01")
    (True, False, False)
    >>> in_order("2020-03-01T10:00:00Z", "2020-03-01T10:30:00+02:00")
    False
    """
    if not isinstance(first, str) or not isinstance(second, str):
        return True
    if "T" in first and "T" in second:
        try:
            return datetime.fromisoformat(first) <= datetime.fromisoformat(second)
        except (ValueError, TypeError):
            return True
    days = (first.split("T")[0], second.split("T")[0])
    size = min(map(len, days))
    return first == second or days[0][:size] < days[1][:size]
