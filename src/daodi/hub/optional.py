"""Rooms that stand: each brings its own ``urls`` and ``api`` when it has them."""

from __future__ import annotations

from importlib.util import find_spec

ROOMS = ("web", "materia.materials", "materia.standards", "materia.laboratory")


def standing(module: str) -> list[str]:
    """The full names of the modules so called in the rooms that have one."""
    names = (f"daodi.hub.{room}.{module}" for room in ROOMS)
    return [name for name in names if find_spec(name)]
