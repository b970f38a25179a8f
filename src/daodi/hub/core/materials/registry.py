"""What a room tells of a material, and who tells it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from daodi.hub.core.access.actor import Actor


@dataclass(frozen=True, kw_only=True)
class Thing:
    """One thing that a room holds of a material: its title, its page, a second line, what it is in a word."""

    title: str
    href: str
    note: str = ""
    tag: str = ""


@dataclass(frozen=True, kw_only=True)
class Section:
    """The things of one kind, under their title; ``about`` says what they mean, ``all`` leads to all of them."""

    kind: str
    title: str
    things: Sequence[Thing]
    about: str = ""
    all_text: str = ""
    all_href: str = ""


Tell = Callable[[Actor, str], Section | None]
_tells: dict[str, Tell] = {}


def bring(kind: str, tell: Tell) -> None:
    """From here on, ``tell(actor, material_id)`` is asked: what the actor may see of it, or None."""
    _tells[kind] = tell


def held(actor: Actor, material_id: str, kinds: Sequence[str]) -> list[Section]:
    """What rooms hold of a material, kind by kind in the order asked, as far as the actor may see it."""
    asked = [_tells[kind] for kind in kinds if kind in _tells]
    return [section for tell in asked if (section := tell(actor, material_id)) is not None]
