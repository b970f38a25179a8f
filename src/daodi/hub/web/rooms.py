"""Which rooms are open: each app that has pages for people says so on its ``AppConfig``."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True, kw_only=True)
class Room:
    """A room in a wing; ``href`` is the name of its first page's URL, ``about`` one line of what is there."""

    wing: str
    title: Words
    href: str
    order: int
    about: Words = ""


@dataclass(frozen=True)
class Wing:
    """A wing of the house: its mark, and one line of what it is for."""

    key: str
    title: Words
    icon: str
    about: Words = ""
    rooms: tuple[Room, ...] = ()


WINGS = (
    Wing("materia", _("Materia"), "w1", _("What a material is called there, and whether a lot meets the rules there.")),
    Wing(
        "exchange",
        _("Exchange"),
        "w2",
        _("From an inquiry to an order and its papers: whether the lot may enter is said before it leaves."),
    ),
    Wing(
        "health",
        _("Health"),
        "w3",
        _("Care, qualifications, warnings and research across borders, with no more of a person than is needed."),
    ),
    Wing(
        "cooperation",
        _("Cooperation"),
        "w4",
        _("From an agreement to what came of it: who agreed, what was promised, and the words that prove the result."),
    ),
)


@functools.cache
def open_wings() -> tuple[Wing, ...]:
    """The wings in which at least one room is open, with their rooms in order."""
    rooms = [room for config in apps.get_app_configs() if isinstance(room := getattr(config, "room", None), Room)]
    rooms.sort(key=lambda room: room.order)
    filled = (replace(wing, rooms=tuple(room for room in rooms if room.wing == wing.key)) for wing in WINGS)
    return tuple(wing for wing in filled if wing.rooms)


def wing_of(key: str) -> Wing | None:
    """An open wing by its key."""
    return next((wing for wing in open_wings() if wing.key == key), None)
