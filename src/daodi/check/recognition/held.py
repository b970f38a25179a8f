"""The paths of recognition held, each with its conditions."""

from __future__ import annotations

import functools

from daodi.check.paths import Way
from daodi.check.scope import market as market_of
from daodi.reference import Place, RecognitionCondition, RecognitionPath, rows


def ways(origin: str, market: str, profession: str) -> tuple[Way, ...]:
    """The paths held from one jurisdiction to another for a profession, whatever their dates.

    A member state is within the Union, so that its qualifications take the Union's paths, and the Union's rules lead
    into it.

    >>> [way.path.path for way in ways("TW", "CN", "chinese-medicine")]
    ['CN-TW-SHORT', 'CN-TW-RECOGNITION', 'CN-HKMOTW-EXAM', 'CN-FOREIGN-SHORT']
    >>> [way.path.path for way in ways("DE", "NL", "nurse")][:2]
    ['EU-GENERAL', 'EU-COMPENSATION']
    >>> ways("CN", "LA", "nurse")
    ()
    """
    return tuple(way(row) for row in rows(RecognitionPath) if _leads(row, origin, market, profession))


def jurisdictions() -> tuple[str, ...]:
    """Where the paths held lead, in the order of the table."""
    return tuple(dict.fromkeys(row.market for row in rows(RecognitionPath)))


def path_named(path: str) -> RecognitionPath | None:
    """The path of that id."""
    return next((row for row in rows(RecognitionPath) if row.path == path), None)


def way(path: RecognitionPath) -> Way:
    """A path with its conditions."""
    return Way(path, _asked().get(path.path, ()))


@functools.lru_cache(maxsize=1024)
def within(code: str) -> frozenset[str]:
    """A jurisdiction and what it is within: ``NL`` is itself and within ``EU``.

    >>> sorted(within("NL")), sorted(within("TW")), sorted(within("LA"))
    (['EU', 'NL'], ['TW'], ['LA'])
    """
    name = next((row.place for row in rows(Place) if row.code == code and row.kind == "country"), "")
    return frozenset({code, market_of(code) or market_of(name) or code})


def _leads(row: RecognitionPath, origin: str, market: str, profession: str) -> bool:
    if row.market not in within(market) or (row.professions and profession not in row.professions):
        return False
    if row.origin:
        return bool(within(origin) & set(row.origin)) and origin != market
    return row.market not in within(origin)


@functools.cache
def _asked() -> dict[str, tuple[RecognitionCondition, ...]]:
    asked: dict[str, list[RecognitionCondition]] = {}
    for row in rows(RecognitionCondition):
        asked.setdefault(row.path, []).append(row)
    return {path: tuple(conditions) for path, conditions in asked.items()}
