"""Goes through a resource once: each element against the model's table, its value's form, its type's invariants."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from daodi.hub.health.fhir.validation.invariants import INVARIANTS, Invariant
from daodi.hub.health.fhir.validation.issue import Issue
from daodi.hub.health.fhir.validation.model import Field, Shape, element_kind, resource_kind, shape
from daodi.hub.health.fhir.validation.narrative import flaws
from daodi.hub.health.fhir.validation.values import CONTROL, TAG, codes_of, form_of, is_time

Node = dict[str, Any]
NUMBERS = (int, float, Decimal)
ENDLESS = float("inf")
MOST = 2**31


def walk(node: Any, path: str) -> Iterator[Issue]:
    """What is wrong with a resource, wherever it stands, and with all that stands in it."""
    name = node.get("resourceType") if isinstance(node, dict) else None
    kind = resource_kind(name) if isinstance(name, str) else None
    if kind is None:
        yield Issue("structure", path, f"resourceType is {name!r}; expected the name of a resource of FHIR R4")
        return
    yield from element(node, kind, path)


def element(node: Any, kind: type, path: str) -> Iterator[Issue]:
    """What is wrong with one element of a type."""
    if not isinstance(node, dict):
        yield Issue("structure", path, f"expected an object, {kind.__name__}")
        return
    if not node:
        yield Issue("ele-1", path, "empty; expected a value or children")
        return
    table = shape(kind)
    for name, value in node.items():
        yield from _named(name, value, table, kind, f"{path}.{name}")
    for choice, names in table.required.items():
        if not any(name in node or f"_{name}" in node for name in names):
            yield Issue("structure", path, f"{choice} is missing; it must stand")
    if table.has_choices:
        yield from _one_of_a_choice(node, table, path)
    for one in _rules(kind):
        if not _holds(one, node):
            yield Issue(one.key, path, one.says, one.severity)


@functools.cache
def _rules(kind: type) -> tuple[Invariant, ...]:
    return tuple(one for ancestor in shape(kind).lineage for one in INVARIANTS.get(ancestor, ()))


def _holds(rule: Invariant, node: Node) -> bool:
    try:
        return rule.holds(node)
    except (AttributeError, KeyError, TypeError, ValueError):
        return True  # its parts are not what they should be, which was told of them


def _named(name: str, value: Any, table: Shape, kind: type, path: str) -> Iterator[Issue]:
    if name == "resourceType" and "Resource" in table.lineage:
        return
    field = table.fields.get(name)
    if field is None:
        yield from _beside(name, value, table, path)
    elif value is None:
        yield Issue("structure", path, "null; expected a value, or no such element")
    elif field.many:
        yield from _many(name, value, field, kind, path)
    elif isinstance(value, list):
        yield Issue("structure", path, "a list; expected one value")
    else:
        yield from _one(name, value, field, kind, path)


def _beside(name: str, value: Any, table: Shape, path: str) -> Iterator[Issue]:
    """The extensions of a primitive stand beside it, under its name with a line before it."""
    field = table.fields.get(name[1:]) if name.startswith("_") else None
    if field is None or not field.simple:
        yield Issue("structure", path, f"{name}: no such element here")
        return
    if field.many != isinstance(value, list):
        yield Issue(
            "structure", path, "expected a list, as the element itself" if field.many else "expected one object"
        )
        return
    for one in value if field.many else [value]:
        if one is not None:
            yield from element(one, element_kind(), path)


def _many(name: str, value: Any, field: Field, kind: type, path: str) -> Iterator[Issue]:
    if not isinstance(value, list):
        yield Issue("structure", path, "expected a list")
        return
    if not value:
        yield Issue("structure", path, "an empty list; expected values, or no such element")
    for number, one in enumerate(value):
        if one is not None:
            yield from _one(name, one, field, kind, f"{path}[{number}]")
        elif not field.simple:
            yield Issue("structure", f"{path}[{number}]", "null; expected a value")


def _one(name: str, value: Any, field: Field, kind: type, path: str) -> Iterator[Issue]:
    if field.simple:
        yield from _simple(name, value, field.kind, kind, path)
    elif field.kind.__name__ == "Resource":
        yield from walk(value, path)
    else:
        yield from element(value, field.kind, path)


def _simple(name: str, value: Any, of: type, kind: type, path: str) -> Iterator[Issue]:
    if of is bool or isinstance(value, bool):
        if of is not bool or not isinstance(value, bool):
            yield Issue("value", path, f"{value!r}; expected {_called(of)}")
    elif of in (int, float):
        if not isinstance(value, NUMBERS) or abs(value) == ENDLESS or (of is int and not _is_whole(value)):
            yield Issue("value", path, f"{value!r}; expected {_called(of)}")
    elif not isinstance(value, str):
        yield Issue("value", path, f"{value!r}; expected text")
    elif of is not str:
        if expected := is_time(of.__name__, value):
            yield Issue("value", path, f"{value}; expected {expected}")
    elif name == "div" and kind.__name__ == "Narrative":
        yield from (Issue("txt-1", path, flaw) for flaw in flaws(value))
    else:
        yield from _text(name, value, kind, path)


def _is_whole(value: float | Decimal) -> bool:
    """Whether a number is one of 32 bits, as FHIR's integers are."""
    return bool(value == int(value) and -MOST <= value < MOST)


def _text(name: str, value: str, kind: type, path: str) -> Iterator[Issue]:
    if not value.strip():
        yield Issue("value", path, "empty text; expected words, or no such element")
        return
    if CONTROL.search(value):
        yield Issue("value", path, "a control character; expected text")
    form = form_of(kind.__name__, name)
    if form and (expected := form(value)):
        yield Issue("value", path, f"{value[:80]}; expected {expected}")
    elif form is None and "<" in value and TAG.search(value):
        yield Issue("html", path, "looks like HTML; expected plain text", "warning")
    codes = codes_of(kind.__name__, name)
    if codes and value not in codes:
        yield Issue("value", path, f"{value[:80]}; expected one of: {', '.join(sorted(codes))}")


def _one_of_a_choice(node: Node, table: Shape, path: str) -> Iterator[Issue]:
    seen: dict[str, str] = {}
    for name in node:
        field = table.fields.get(name.removeprefix("_"))
        if field is None or not field.choice:
            continue
        other = seen.setdefault(field.choice, name.removeprefix("_"))
        if other != name.removeprefix("_"):
            yield Issue("structure", path, f"{other} and {name} stand both; expected one of {field.choice}[x]")


def _called(of: type) -> str:
    return {bool: "true or false", int: "a whole number", float: "a number"}.get(of, "text")
