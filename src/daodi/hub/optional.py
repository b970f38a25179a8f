"""Rooms that stand: each brings its own ``urls`` and ``api`` when it has them."""

from __future__ import annotations

from importlib.util import find_spec

ROOMS = (
    "web",
    "materia.materials",
    "materia.standards",
    "materia.desk",
    "materia.laboratory",
    "exchange.catalogue",
    "exchange.inquiries",
    "exchange.orders",
    "exchange.papers",
    "exchange.ubl",
    "exchange.authorisations",
    "exchange.centre",
    "exchange.fairs",
    "exchange.removal",
    "health.fhir",
    "health.alliance",
    "health.referrals",
    "health.qualifications",
    "health.surveillance",
    "health.emergencies",
    "health.safety",
    "health.research",
    "cooperation.mechanisms",
    "cooperation.programmes",
    "cooperation.evidence",
    "cooperation.docking",
    "cooperation.consensus",
    "cooperation.iati",
    "cooperation.front",
)


def standing(module: str) -> list[str]:
    """The full names of the modules so called in the rooms that have one."""
    return [name for room in ROOMS if _is_there(name := f"daodi.hub.{room}.{module}")]


def _is_there(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False
