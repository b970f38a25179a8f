"""Orders in the search of the whole site: those of the two sides alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from daodi.hub.core.access.actor import NOBODY
from daodi.hub.exchange.orders.queries import orders
from daodi.hub.exchange.orders.tables import page, what
from daodi.hub.web.search import Hit

MANY = 10


def hits(query: str, actor: Any) -> Iterator[Hit]:
    """The orders that the actor may see, by number, party or what is in them."""
    if not query.strip():
        return
    for one in orders(actor or NOBODY, text=query).prefetch_related("lines")[:MANY]:
        note = f"{what(one)} · {one.get_state_display()}"
        yield Hit(kind="order", text=one.number, href=page(one), note=note)
