"""Keeps what was done, each step in the history of the one who took it; and sends a word to those it concerns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import copy
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.urls import reverse
from django.utils.functional import Promise

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.policy import acting_for
from daodi.hub.core.audit.actions import record
from daodi.hub.core.jobs.notices import tell
from daodi.hub.core.organisations.models import User
from daodi.hub.health.emergencies.models import Emergency, Event
from daodi.hub.web.tongue import own


def held(emergency_id: UUID) -> Emergency:
    """The emergency as it stands now, held until the transaction ends: needs, offers and matches move one at a time."""
    locked = Emergency.objects.select_for_update(of=("self",), no_key=True)
    return locked.select_related("owner").get(pk=emergency_id)


def keep(actor: Actor, subject: Model, verb: str, **changes: Any) -> None:
    """An entry in the history of the one who acts: states and numbers, none of the words."""
    entry: Any = copy(subject)
    entry.owner_id = acting_for(actor).pk
    record(actor=actor, verb=verb, subject=entry, changes=changes)


def inform(parties: Iterable[UUID], but: Actor, text: Promise, about: Event | Emergency, at: str = "") -> None:
    """A word to those who act for some members, but not to the side that acts; ``text`` takes the title."""
    wanted = {party for party in parties if not but.is_of(party)}
    acting = User.objects.filter(
        memberships__organisation__in=wanted, memberships__role__in=("admin", "member"), is_active=True
    )
    for user in acting.distinct().order_by("pk"):
        tell(to=user, say=_saying(text, about), path=page(about, at))


def title(of: Event | Emergency) -> str:
    """What it is called, in the page's language where that is held."""
    return of.title if isinstance(of, Event) else own(of.title, of.title_zh_hans, of.title_zh_hant)


def page(of: Event | Emergency, at: str = "") -> str:
    """The page of an event or an emergency, or a part of it."""
    name = "emergencies:event" if isinstance(of, Event) else "emergencies:page"
    return reverse(name, args=[of.pk]) + (f"#{at}" if at else "")


def _saying(text: Promise, about: Event | Emergency) -> Callable[[], str]:
    return lambda: str(text) % title(about)
