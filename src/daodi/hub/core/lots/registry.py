"""What a lot tells the other rooms, and who tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from daodi.check import Verdict
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import NotFound
from daodi.hub.core.organisations.models import Organisation


@dataclass(frozen=True, kw_only=True)
class LotFacts:
    """A lot as its owner's papers state it; ``material_id`` is empty where the name was not resolved to one."""

    id: UUID
    owner_id: UUID
    code: str
    material: str
    material_id: str
    form: str = ""
    use: str = ""
    origin: str = ""
    manufactured_on: str = ""
    identity: str = ""
    href: str = ""


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A certificate of analysis or an identity test of a lot; ``document_id`` where its file is kept.

    ``kind``: certificate or identity; ``said``: agrees, disagrees or cannot-say, of an identity test.
    """

    lot_id: UUID
    kind: str
    title: str
    issuer: str
    dated: str
    document_id: UUID | None = None
    said: str = ""


class Keeper(Protocol):
    """What the room of lots answers."""

    def own(self, actor: Actor) -> list[LotFacts]: ...

    def one(self, actor: Actor, lot_id: object) -> LotFacts: ...

    def of_material(self, actor: Actor, material_id: str) -> list[LotFacts]: ...

    def facts(self, lot_ids: Sequence[UUID]) -> list[LotFacts]: ...

    def verdicts(self, lot_ids: Sequence[UUID], markets: Sequence[str], on: date) -> list[tuple[UUID, Verdict]]: ...

    def papers(self, lot_ids: Sequence[UUID]) -> list[Paper]: ...

    def release(self, actor: Actor, lot_id: UUID, to: Organisation) -> list[str]: ...


_keepers: list[Keeper] = []
_followers: list[Callable[[Sequence[UUID]], None]] = []


def bring(keeper: Keeper) -> None:
    """From here on, this one is asked."""
    _keepers[:] = [keeper]


def follow(tell: Callable[[Sequence[UUID]], None]) -> None:
    """From here on, ``tell`` hears of lots whose facts, results or identity tests are other than they were."""
    _followers.append(tell)


def changed(lot_ids: Iterable[UUID]) -> None:
    """Said by the room of lots, within the transaction of the change."""
    ids = tuple(lot_ids)
    for tell in _followers if ids else ():
        tell(ids)


def own(actor: Actor) -> list[LotFacts]:
    """The lots of the actor's organisation, newest first, five hundred at most."""
    return _keepers[0].own(actor) if _keepers else []


def one(actor: Actor, lot_id: object) -> LotFacts:
    """A lot that the actor may see, or ``NotFound``."""
    if not _keepers:
        raise NotFound
    return _keepers[0].one(actor, lot_id)


def of_material(actor: Actor, material_id: str) -> list[LotFacts]:
    """The lots of a material that the actor may see, newest first, five hundred at most."""
    return _keepers[0].of_material(actor, material_id) if _keepers and material_id else []


def facts(lot_ids: Iterable[UUID]) -> list[LotFacts]:
    """The facts of these lots, in the order asked. Asks for no permission: whoever calls has shown it."""
    return _keepers[0].facts(tuple(lot_ids)) if _keepers else []


def verdicts(lot_ids: Iterable[UUID], markets: Sequence[str], on: date) -> list[tuple[UUID, Verdict]]:
    """Each lot's verdict in each market on a day, by the rules held now; nothing is kept. Asks for no permission."""
    return _keepers[0].verdicts(tuple(lot_ids), markets, on) if _keepers else []


def papers(lot_ids: Iterable[UUID]) -> list[Paper]:
    """The certificates and identity tests of these lots. Asks for no permission."""
    return _keepers[0].papers(tuple(lot_ids)) if _keepers else []


def release(actor: Actor, lot_id: UUID, to: Organisation) -> list[str]:
    """Shows a lot of the actor's own, its reports and their files to another organisation.

    A report that is not the actor's own, or tells of other lots that ``to`` may not see, is withheld: its name is
    answered. Release those lots too, and it is shown with the last of them.
    """
    if not _keepers:
        raise NotFound
    return _keepers[0].release(actor, lot_id, to)
