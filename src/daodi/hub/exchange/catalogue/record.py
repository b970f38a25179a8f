"""What the rooms above tell of a supplier and offer on a listing: they bring it, since this room knows none of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.functional import Promise

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.organisations.models import Organisation

if TYPE_CHECKING:
    from daodi.hub.exchange.catalogue.models import Listing


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A figure of a supplier's record, never a grade: so many, ``of`` so many where it is a share, since a day."""

    label: str | Promise
    count: int
    of: int | None = None
    since: date | None = None
    note: str | Promise = ""


@dataclass(frozen=True, kw_only=True)
class Onward:
    """What a reader of a listing may do next in another room."""

    label: str | Promise
    href: str


Tell = Callable[[Actor, Organisation], list[Figure]]
Lead = Callable[[Actor, "Listing"], "Onward | None"]
_tells: dict[str, Tell] = {}
_leads: dict[str, Lead] = {}


def bring(name: str, tell: Tell) -> None:
    """From here on, a supplier's page shows the figures that ``tell(actor, supplier)`` counts."""
    _tells[name] = tell


def lead(name: str, way: Lead) -> None:
    """From here on, a listing's page offers where ``way(actor, listing)`` leads; None offers nothing."""
    _leads[name] = way


def figures(actor: Actor, supplier: Organisation) -> list[Figure]:
    """All that is counted of a supplier, as far as the actor may know it."""
    return [figure for tell in _tells.values() for figure in tell(actor, supplier)]


def ways(actor: Actor, listed: Listing) -> Iterator[Onward]:
    """Where to go from a listing."""
    yield from (way for each in _leads.values() if (way := each(actor, listed)))
