"""Who is answered what: these pages are everybody's."""

from __future__ import annotations

from daodi.hub.core.access.actor import Actor
from daodi.hub.tests.matrix import EVERYBODY, Route

ROUTES = [
    Route("web:start", EVERYBODY),
    Route("web:search", EVERYBODY, sent={"q": "fang ji"}),
    Route("web:suggest", EVERYBODY, sent={"q": "fang ji"}),
    Route("web:wing", EVERYBODY, given=("slug",)),
]


def objects(alice: Actor) -> dict[str, object]:
    return {"slug": "materia"}
