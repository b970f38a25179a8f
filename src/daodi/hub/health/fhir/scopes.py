"""SMART scopes: ``system/Type.cruds`` (version 2), and ``.read``, ``.write``, ``.*`` (version 1)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from daodi.hub.core.access.actor import Actor
from daodi.hub.health.fhir.registry import served

SCOPE = re.compile(r"system/(\*|[A-Z][A-Za-z]{1,63})\.(read|write|\*|c?r?u?d?s?)", re.ASCII)
FIRST = {"read": "rs", "write": "cud", "*": "cruds"}
LETTERS = "cruds"


class Scope(NamedTuple):
    """What may be done with a type (or ``*``, all): letters of create, read, update, delete, search."""

    type: str
    letters: str

    def __str__(self) -> str:
        return f"system/{self.type}.{self.letters}"


def parsed(text: str) -> Scope:
    """One scope; ``ValueError`` says in words what was expected.

    >>> str(parsed("system/Task.read"))
    'system/Task.rs'
    """
    found = SCOPE.fullmatch(text)
    if found is None or not found[2]:
        raise ValueError(f"{text[:80]}: expected system/Type.cruds, as system/Task.rs or system/*.read")
    if found[1] != "*" and served(found[1]) is None:
        raise ValueError(f"{found[1]}: no such type here")
    return Scope(found[1], FIRST.get(found[2], found[2]))


def joined(scopes: Iterable[Scope]) -> tuple[Scope, ...]:
    """One scope a type, in order."""
    letters: dict[str, set[str]] = {}
    for one in scopes:
        letters.setdefault(one.type, set()).update(one.letters)
    return tuple(
        Scope(type_, "".join(each for each in LETTERS if each in said)) for type_, said in sorted(letters.items())
    )


def within(asked: Iterable[Scope], held: Iterable[Scope]) -> tuple[Scope, ...]:
    """What of the asked is held."""
    held = tuple(held)
    narrowed = []
    for one in asked:
        for other in held:
            if "*" in (one.type, other.type) or one.type == other.type:
                letters = "".join(each for each in one.letters if each in other.letters)
                narrowed += [Scope(other.type if one.type == "*" else one.type, letters)] if letters else []
    return joined(narrowed)


def allows(scopes: Iterable[Scope], type_: str, interaction: str) -> bool:
    """Whether one of them lets a type be so used: c, r, u, d or s."""
    return any(one.type in ("*", type_) and interaction in one.letters for one in scopes)


def scopes_of(actor: Actor) -> tuple[Scope, ...] | None:
    """The scopes that an actor's token holds; None for who came otherwise, whom key and role hold back alone."""
    if not actor.via.startswith("client:"):
        return None
    said = (SCOPE.fullmatch(one) for one in actor.scopes)
    return tuple(Scope(one[1], one[2]) for one in said if one)
