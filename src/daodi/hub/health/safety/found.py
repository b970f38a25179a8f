"""Signals in the search of the whole site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from daodi.hub.core.access.actor import NOBODY
from daodi.hub.core.search.queries import found, is_titled
from daodi.hub.core.search.registry import Said
from daodi.hub.health.safety.models import Signal
from daodi.hub.health.safety.queries import signals
from daodi.hub.health.safety.tables import page
from daodi.hub.web.names import shown
from daodi.hub.web.search import Hit

MANY = 10


def said(one: Signal) -> Said:
    """What a signal is found by: its reaction, and its product or every name of its material."""
    return Said(title=one.reaction, words=(one.product,), materials=(one.material_id,))


def hits(query: str, actor: Any) -> Iterator[Hit]:
    """The signals that the actor may see: of that reaction, then of that product or material."""
    actor = actor or NOBODY
    for one in found(query, actor, signals(actor), most=MANY):
        material = shown(one.material_id)
        named = f"{material.name} · {one.reaction}" if material else str(one)
        note = f"{one.get_state_display()} · {one.owner}"
        yield Hit(kind="signal", text=named, href=page(one), note=note, exact=is_titled(one.reaction, query))
