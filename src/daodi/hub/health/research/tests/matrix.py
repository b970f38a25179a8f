"""What the routes of research answer to each asker, for a trial, a call and a project of Alice's."""

from __future__ import annotations

from daodi.hub.core.access.actor import Actor
from daodi.hub.health.research import keeping
from daodi.hub.health.research.registers import Number
from daodi.hub.health.research.registers import Trial as Read
from daodi.hub.tests.matrix import EVERYBODY, HERS, Route

HERS_TO_DO = (404, 302, 302, 404, 404)
TRIAL = ("trial_id",)

ROUTES = [
    Route("research:list", EVERYBODY),
    Route("research:trial", HERS, given=TRIAL),
    Route("research:show-trial", HERS_TO_DO, "post", TRIAL, {"visibility": "private"}),
]


def read(number: str = "NCT04290858", **facts: object) -> Read:
    """A trial as it is read of an export."""
    given = {"title": "Example granules for cough", "numbers": (Number("NCT", number, number),), **facts}
    return Read(form="ctgov", register="NCT", number=number, **given)  # type: ignore[arg-type]


def objects(alice: Actor) -> dict[str, object]:
    """A trial of Alice's, private."""
    return {"trial_id": keeping.keep(actor=alice, one=read()).pk}
