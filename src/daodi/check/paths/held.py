"""The paths held, each with its conditions."""

from __future__ import annotations

import functools
from typing import Protocol

import msgspec

from daodi.reference import Path, PathCondition, rows


class Course(Protocol):
    """What judging asks of a path, whatever it leads to."""

    @property
    def path(self) -> str: ...
    @property
    def market(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def effective_from(self) -> str: ...
    @property
    def effective_to(self) -> str: ...
    @property
    def instrument(self) -> str: ...
    @property
    def clause(self) -> str: ...
    @property
    def force(self) -> str: ...
    @property
    def not_held(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def quality(self) -> str: ...


class Way(msgspec.Struct, frozen=True):
    """A path with its conditions, in the order of the table."""

    path: Course
    conditions: tuple[PathCondition, ...] = ()


def ways(market: str, product: str = "", *, origin: str = "") -> tuple[Way, ...]:
    """The paths held into a market for a kind of product, whatever their dates; all kinds where none is named.

    ``origin``: where the product comes from. A path that is open to one direction alone is left out for others.

    >>> [way.path.path for way in ways("EU", "herbal")]
    ['EU-THR', 'EU-WEU', 'EU-MA']
    """
    return tuple(_way(row) for row in rows(Path) if row.market == market and _leads(row, product, origin))


def one(path: str) -> Way | None:
    """The path of that id."""
    return next((_way(row) for row in rows(Path) if row.path == path), None)


def _leads(path: Path, product: str, origin: str) -> bool:
    kind = not product or not path.products or product in path.products
    return kind and (not origin or not path.origin or origin in path.origin)


def _way(path: Path) -> Way:
    return Way(path, _asked().get(path.path, ()))


@functools.cache
def _asked() -> dict[str, tuple[PathCondition, ...]]:
    asked: dict[str, list[PathCondition]] = {}
    for row in rows(PathCondition):
        asked.setdefault(row.path, []).append(row)
    return {path: tuple(conditions) for path, conditions in asked.items()}
