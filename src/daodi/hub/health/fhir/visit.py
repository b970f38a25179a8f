"""One request: who asks, with which scopes, and what it touched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import NotAllowed, NotSignedIn
from daodi.hub.health.fhir.looking import Touched, looked
from daodi.hub.health.fhir.models import How
from daodi.hub.health.fhir.registry import Served
from daodi.hub.health.fhir.scopes import Scope, allows, scopes_of
from daodi.hub.health.fhir.written import entry, resource


@dataclass
class Visit:
    """What every interaction is handed: the actor, the address of this site's ``/fhir``, and how strict to be."""

    actor: Actor
    base: str = ""
    strict: bool = False
    touched: list[Touched] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.scopes: tuple[Scope, ...] | None = scopes_of(self.actor)

    def may(self, type_: str, interaction: str) -> bool:
        """Whether the scopes reach so far: c, r, u or s of a type. What the actor may see is asked apart."""
        return self.scopes is None or allows(self.scopes, type_, interaction)

    def must(self, type_: str, interaction: str) -> None:
        """Nothing, or ``NotAllowed``."""
        if not self.may(type_, interaction):
            raise NotAllowed(f"{type_}: the scopes of this token do not reach so far")

    def known(self) -> None:
        """Nothing, or ``NotSignedIn``."""
        if not self.actor.signed_in:
            raise NotSignedIn

    def shown(self, one: Served, record: Any, how: str = How.READ) -> dict[str, Any]:
        """The resource of a record; that it was shown is kept where it tells of a person."""
        self.note(one, record, how)
        return resource(one, record, self.actor)

    def entry(self, one: Served, record: Any, mode: str, how: str) -> dict[str, Any]:
        """An entry of what a search found."""
        self.note(one, record, how)
        return entry(one, record, self.base, mode, self.actor)

    def note(self, one: Served, record: Any, how: str) -> None:
        """That the record was touched."""
        if one.is_personal:
            self.touched.append((one.type, record, how))

    def keep(self) -> None:
        """Keeps what was touched; once, at the end, whatever came of the request."""
        touched, self.touched = self.touched, []
        looked(actor=self.actor, touched=touched)


def unscoped(one: Served, mark: object) -> Iterator[Any]:
    """The record of that id, seen or not: to say that it was refused, and for nothing else."""
    model = one.seen(Actor()).model
    yield from model._base_manager.filter(pk=mark)[:1]
