"""What the routes of the centre answer, for a sample of Alice's that is announced and one that is on a shelf."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from daodi.hub.core.access.actor import OPERATING, WRITE, Actor
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.centre import board, room
from daodi.hub.tests.matrix import EVERYBODY, SIGNED_IN, SIGNED_IN_API, Route

SAMPLE, ON_SHELF, VIEWING, NOTICE = (
    ("sample_id",),
    ("sample_id:shelved",),
    ("viewing_id",),
    ("notice_id",),
)
OPERATORS = (302, 404, 404, 404, 200)
FACTS = {"kind": "market", "title": "Closed on Friday", "text": "Stocktaking.", "shown_from": "2026-11-20"}
LATER = (timezone.now() + timedelta(days=30)).replace(minute=30, second=0, microsecond=0)
VISIT = {"starts_at": LATER.strftime("%Y-%m-%dT%H:%M")}
VISIT_API = {"starts_at": (LATER + timedelta(hours=1)).isoformat()}
MONTH = {"month": "2026-01"}

ROUTES = [
    Route("centre:board", EVERYBODY),
    Route("centre:add", OPERATORS),
    Route("centre:notice", (404, 404, 404, 404, 200), given=NOTICE),
    Route("centre:change", (404, 404, 404, 404, 200), given=NOTICE),
    Route("centre:visibility", (404, 404, 404, 404, 302), "post", NOTICE, {"visibility": "private"}),
    Route("centre:samples", EVERYBODY),
    Route("centre:lend", SIGNED_IN),
    Route("centre:sample", (404, 200, 200, 404, 200), given=SAMPLE),
    Route("centre:sample-step", (404, 302, 302, 404, 403), "post", SAMPLE, {"step": "withdraw"}),
    Route("centre:ask-viewing", (302, 302, 302, 302, 302), "post", ON_SHELF, VISIT),
    Route("centre:viewing-step", (404, 302, 302, 404, 403), "post", VIEWING, {"step": "cancel"}),
    Route("centre:prices", EVERYBODY),
    Route("centre:prices-csv", EVERYBODY),
    Route("centre:freeze", (302, 404, 404, 404, 302), "post", sent=MONTH),
    Route("api:list_board", EVERYBODY),
    Route("api:list_samples_on_show", EVERYBODY),
    Route("api:lend_sample", (401, 201, 201, 201, 201), "post", sent={"title": "当归"}),
    Route("api:one_sample_on_show", (404, 200, 200, 404, 200), given=SAMPLE),
    Route("api:step_sample_on_show", (401, 200, 200, 404, 403), "post", SAMPLE, {"step": "withdraw"}),
    Route("api:ask_viewing", (401, 201, 201, 201, 201), "post", ON_SHELF, VISIT_API),
    Route("api:list_viewings", SIGNED_IN_API),
    Route("api:step_viewing", (401, 200, 200, 404, 403), "post", VIEWING, {"step": "cancel"}),
    Route("api:list_prices", EVERYBODY),
    Route("api:freeze_prices", (401, 404, 404, 404, 201), "post", sent=MONTH),
]


def objects(alice: Actor) -> dict[str, object]:
    """Two samples of Alice's, her visit to one, and a notice of the centre's that is not on the board yet."""
    centre = Organisation.objects.filter(kind="operator").first()
    olga = Actor(organisation=centre, roles=OPERATING.roles, scopes=WRITE, operator=True, via="command")
    announced, shelved = (room.lend(actor=alice, title=title) for title in ("黄芪", "当归"))
    room.take_step(actor=olga, sample=shelved, name="shelve", shelf="S-1")
    shelved.refresh_from_db()
    viewing = room.ask_viewing(actor=alice, sample=shelved, starts_at=LATER + timedelta(hours=2))
    return {
        "sample_id": announced.pk,
        "shelved": shelved.pk,
        "viewing_id": viewing.pk,
        "notice_id": board.add(actor=olga, facts=FACTS).pk,
    }
