"""Which types of resource the hub serves, and which room answers for each. Rooms say it in ``AppConfig.ready``::

serve(Served(
    type="Task",
    seen=queries.tasks,            # (actor) -> QuerySet, scoped: what is not in it does not exist for the actor
    written=task_of,               # (record) -> the resource, without id and meta
    taken=take_task,               # (actor, resource, record or None) -> record; None: read only
    params={"status": Param("token", token("state")), "owner": Param("reference", reference("to"))},
    follows={"Task:focus": lambda record: [("ServiceRequest", record.request_id)]},
))

A parameter asks only what all who see the record are shown of it: else a search would tell what a reading withholds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol
from uuid import UUID

from django.db.models import Q, QuerySet

from daodi.hub.core.access.actor import Actor

Resource = dict[str, Any]
Kind = Literal["token", "string", "reference", "date", "uri", "number", "quantity"]
DIRECTORY = ("Organization", "Location", "HealthcareService", "Practitioner", "PractitionerRole", "Endpoint")
IMPERSONAL = frozenset((*DIRECTORY, "MeasureReport", "ResearchStudy"))


class Taken(Protocol):
    """Makes or changes the record that a resource tells of; ``Invalid`` names elements, ``Conflict`` says why not."""

    def __call__(self, actor: Actor, resource: Resource, record: Any | None) -> Any: ...


@dataclass(frozen=True)
class Param:
    """A search parameter: its kind, and the records that one value (no comma, prefix still on it) asks for.

    ``asks(value, modifier)`` raises ``ValueError`` in words where the value can't be one; made by ``asking``, it also
    knows its modifiers, and can be asked for what is missing, in chains, and for an order.
    """

    kind: Kind
    asks: Callable[[str, str], Q]
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class Served:
    """One type: the records an actor may see, how each is written, what it can be searched by, how one is taken.

    ``shown`` stands in the place of ``written`` where what is shown depends on who asks. ``personal``: each reading is
    kept; where it isn't said, for all types but those of directories, studies and counts.
    """

    type: str
    seen: Callable[[Actor], QuerySet[Any]]
    written: Callable[[Any], Resource]
    params: Mapping[str, Param] = field(default_factory=dict)
    taken: Taken | None = None
    changed: str = "changed_at"
    follows: Mapping[str, Callable[[Any], Iterable[tuple[str, UUID | str]]]] = field(default_factory=dict)
    about: str = ""
    shown: Callable[[Actor, Any], Resource] | None = None
    personal: bool | None = None

    @property
    def is_personal(self) -> bool:
        """Whether each reading of such a record is kept."""
        return self.type not in IMPERSONAL if self.personal is None else self.personal


_served: dict[str, Served] = {}


def serve(one: Served) -> None:
    """From here on, the type is there at ``/fhir``."""
    _served[one.type] = one


def served(name: str) -> Served | None:
    """The type of that name, where a room answers for it."""
    return _served.get(name)


def types() -> tuple[Served, ...]:
    """Every type that is served, by name."""
    return tuple(_served[name] for name in sorted(_served))
