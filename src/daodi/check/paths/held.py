"""The paths held, each with its conditions."""

from __future__ import annotations

import functools

import msgspec

from daodi.reference import Path, PathCondition, rows


class Way(msgspec.Struct, frozen=True):
    """A path with its conditions, in the order of the table."""

    path: Path
    conditions: tuple[PathCondition, ...] = ()


def ways(market: str, product: str = "", *, origin: str = "") -> tuple[Way, ...]:
    """The paths held into a market for a kind of product, whatever their dates; all kinds where none is named.

    ``origin``: where the product comes from. A path that is open to one direction alone is left out for others.

    >>> [way.path.path for way in ways("EU", "herbal")]
    ['EU-THR', 'EU-WEU', 'EU-MA']
    """
    return tuple(way for way in _all() if way.path.market == market and _leads(way.path, product, origin))


def one(path: str) -> Way | None:
    """The path of that id."""
    return next((way for way in _all() if way.path.path == path), None)


def _leads(path: Path, product: str, origin: str) -> bool:
    kind = not product or not path.products or product in path.products
    return kind and (not origin or not path.origin or origin in path.origin)


@functools.cache
def _all() -> tuple[Way, ...]:
    asked: dict[str, list[PathCondition]] = {}
    for row in rows(PathCondition):
        asked.setdefault(row.path, []).append(row)
    return tuple(Way(path, tuple(asked.get(path.path, ()))) for path in rows(Path))
