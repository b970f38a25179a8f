"""Suggestions while one types: the nearest names, at most eight, dangers said."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from daodi.hub.web.search import find, grouped, material_hit
from daodi.hub.web.words import word
from daodi.reference import Confusable, Name, SharedName, rows
from daodi.resolve.fold import HAN, key

AT_MOST = 8


def suggestions(query: str, actor: Any = None) -> list[dict[str, Any]]:
    """Groups of at most eight rows in all; none for less than one Han character or two letters."""
    plain = key(query)
    if len(plain) < (1 if HAN.search(plain) else 2):
        return []
    named = [hit for hit in find(query, actor).others if hit.kind != "material"][:3]
    near = _nearest(plain, AT_MOST - len(named))
    hits = [material_hit(found, f"{name} · {word('system', system)}") for found, name, system in near]
    groups = [{"title": title, "options": options, "plain": plain} for title, options in grouped([*hits, *named])]
    if hits and _shared(plain):
        groups[0]["title"] = _("Materials: one name, several things")
    return groups


def _nearest(plain: str, many: int) -> Iterator[tuple[str, str, str]]:
    """The materials whose names are, begin with, or hold what was typed, in this order, each once."""
    ranked: dict[str, tuple[int, int, str, str]] = {}
    for name, row in _names():
        at = name.find(plain)
        if at < 0:
            continue
        material_id, rank = row.material_id, (_rank(at, name, plain), len(name), row.system, row.name)
        if material_id not in ranked or rank < ranked[material_id]:
            ranked[material_id] = rank
    best = sorted(ranked.items(), key=lambda item: item[1])
    yield from ((material_id, name, system) for material_id, (_r, _l, system, name) in best[:many])


def _rank(at: int, name: str, plain: str) -> int:
    return 0 if name == plain else 1 if at == 0 else 2


@functools.cache
def _names() -> tuple[tuple[str, Name], ...]:
    return tuple((key(row.name), row) for row in rows(Name))


def _shared(plain: str) -> bool:
    return plain in _dangerous()


@functools.cache
def _dangerous() -> frozenset[str]:
    shared = {key(row.name) for row in rows(SharedName)}
    return frozenset(shared | {key(name) for row in rows(Confusable) for name in row.names})
