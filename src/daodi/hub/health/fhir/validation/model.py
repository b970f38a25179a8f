"""The structure of every type of R4, as the models of ``fhirclient`` have it, in tables that are quick to ask."""

from __future__ import annotations

import functools
from importlib import import_module
from typing import Any, NamedTuple

PRIMITIVES = (str, bool, int, float)
TIMES = ("FHIRDate", "FHIRDateTime", "FHIRInstant", "FHIRTime")


class Field(NamedTuple):
    """One element as JSON names it: its type, whether it repeats, the choice it belongs to, whether it must stand."""

    kind: type
    many: bool
    choice: str
    required: bool
    simple: bool


class Shape(NamedTuple):
    """A type: its elements, those that must stand (one of a choice), and what it inherits from."""

    fields: dict[str, Field]
    required: dict[str, tuple[str, ...]]
    lineage: tuple[str, ...]
    has_choices: bool


@functools.cache
def shape(kind: type) -> Shape:
    """The table of a model's class."""
    fields = {}
    for _name, name, of, many, choice, required in kind().elementProperties():
        fields[name] = Field(of, many, choice or "", required, of in PRIMITIVES or of.__name__ in TIMES)
    keys = dict.fromkeys(field.choice or name for name, field in fields.items() if field.required)
    required = {key: tuple(name for name, field in fields.items() if key in (field.choice, name)) for key in keys}
    return Shape(
        fields, required, tuple(one.__name__ for one in kind.__mro__), any(field.choice for field in fields.values())
    )


@functools.cache
def resource_kind(name: str) -> type | None:
    """The class of a resource by its name; None where R4 has none of that name."""
    if not name.isalpha() or not name[0].isupper():
        return None
    try:
        module: Any = import_module(f"fhirclient.models.{name.lower()}")
    except ModuleNotFoundError:
        return None
    kind = getattr(module, name, None)
    return kind if kind is not None and hasattr(kind, "resource_type") and _is_resource(kind) else None


@functools.cache
def element_kind() -> type:
    """The class of what may stand beside a primitive: an id and extensions."""
    from fhirclient.models.element import Element

    return Element  # type: ignore[no-any-return]


def _is_resource(kind: type) -> bool:
    return "Resource" in {one.__name__ for one in kind.__mro__}
