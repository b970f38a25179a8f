"""Who asks: a person acting for one organisation, a program with that person's key, or nobody known."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from daodi.hub.core.organisations.models import Organisation, User

READ = frozenset({"read"})
WRITE = frozenset({"read", "write"})


@dataclass(frozen=True, slots=True)
class Actor:
    """One asker, as every action and query takes it. ``via`` says how they came: session, key, command, nobody."""

    user: User | None = None
    organisation: Organisation | None = None
    roles: frozenset[str] = frozenset()
    operator: bool = False
    scopes: frozenset[str] = field(default=READ)
    via: str = "nobody"
    confirmed_at: datetime | None = None

    @property
    def signed_in(self) -> bool:
        return self.user is not None

    @property
    def may_write(self) -> bool:
        """True for a member in good standing whose role and key allow changes at all."""
        return "write" in self.scopes and (self.via == "command" or bool(self.roles & {"admin", "member"}))

    def is_of(self, organisation_id: object) -> bool:
        """True where the actor acts for that organisation."""
        return self.organisation is not None and self.organisation.pk == organisation_id

    @property
    def holder(self) -> str:
        """Whose requests these are, for limits and repeated writes: one person, whatever way they come."""
        return str(self.user.pk) if self.user else ""


NOBODY = Actor()
OPERATING = Actor(roles=frozenset({"admin"}), operator=True, scopes=WRITE, via="command")
