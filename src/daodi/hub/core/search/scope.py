"""Who finds an entry, as words of the index: everybody, its owner, and those it is shared with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from uuid import UUID

from daodi.hub.core.access.actor import Actor

SIGNS = re.compile(r"\W")


def told(kind: str, *, owner: UUID, published: bool, shared_with: Iterable[UUID]) -> str:
    """The words that stand with an entry."""
    everybody = (_all(kind),) if published else ()
    return " ".join((_owner(kind, owner), *everybody, *(_to(kind, one) for one in shared_with)))


def asked(kind: str, actor: Actor) -> tuple[str, ...]:
    """The words of which an entry must have one for this actor to find it."""
    if actor.organisation is None:
        return (_all(kind),)
    return (_all(kind), _owner(kind, actor.organisation.pk), _to(kind, actor.organisation.pk))


def material(material_id: str) -> str:
    """The word for a material, whatever name it was asked by."""
    return f"_m_{SIGNS.sub('_', material_id)}"


def _all(kind: str) -> str:
    return f"_p_{_plain(kind)}"


def _owner(kind: str, organisation: UUID) -> str:
    return f"_o_{_plain(kind)}_{organisation.hex}"


def _to(kind: str, organisation: UUID) -> str:
    return f"_g_{_plain(kind)}_{organisation.hex}"


def _plain(kind: str) -> str:
    return kind.replace(".", "_")
