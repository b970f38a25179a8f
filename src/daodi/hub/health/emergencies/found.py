"""Emergencies and events in the search of the whole site: for those who read them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from daodi.hub.core.access.actor import NOBODY
from daodi.hub.health.emergencies.keeping import page, title
from daodi.hub.health.emergencies.queries import emergencies, events
from daodi.hub.web.search import Hit

MANY = 10


def hits(query: str, actor: Any) -> Iterator[Hit]:
    """The emergencies and events that the actor may read, by title, words or place."""
    actor = actor or NOBODY
    if not query.strip() or actor.organisation is None:
        return
    for one in emergencies(actor, text=query)[:MANY]:
        yield Hit(kind="emergency", text=title(one), href=page(one), note=one.get_state_display())
    for event in events(actor, text=query)[:MANY]:
        yield Hit(kind="event", text=event.title, href=page(event), note=event.get_state_display())
