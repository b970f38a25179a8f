"""Who is answered what: these pages are everybody's."""

from __future__ import annotations

from daodi.hub.core.access.actor import Actor
from daodi.hub.tests.matrix import EVERYBODY, Route

ROUTES = [
    Route("materials:list", EVERYBODY),
    Route("materials:page", EVERYBODY, given=("material_id",)),
    Route("materials:resolve", EVERYBODY),
    Route("api:resolve_one", EVERYBODY, "post", sent={"name": "黄芪"}),
    Route("api:resolve_batch", EVERYBODY, "post", sent={"names": ["黄芪"]}),
]


def objects(alice: Actor) -> dict[str, object]:
    return {"material_id": "astragali-radix"}
