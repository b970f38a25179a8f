"""What the routes of papers answer to each asker, for an order and papers of Alice's."""

from __future__ import annotations

from daodi.hub.core.access.actor import Actor
from daodi.hub.tests.matrix import EVERYBODY, Route

ROUTES = [
    Route("papers:ask", EVERYBODY),
]


def objects(alice: Actor) -> dict[str, object]:
    """Nothing is needed yet."""
    return {}
