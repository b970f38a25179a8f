"""What the routes of the evidence desk answer to each asker, for a source of Alice's."""

from __future__ import annotations

from daodi.hub.cooperation.evidence import deciding, facts, sources
from daodi.hub.cooperation.evidence.tests.conftest import TEXT, read_in
from daodi.hub.core.access.actions import share
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.tests.matrix import EVERYBODY, HERS, HERS_API, SIGNED_IN, SIGNED_IN_API, Route

HERS_TO_DO = (404, 302, 302, 404, 404)
SOURCE, FACT = ("source_id",), ("fact_id",)
READ = {"quote": "41 projects", "type": "result"}

ROUTES = [
    Route("evidence:sources", EVERYBODY),
    Route("evidence:facts", EVERYBODY),
    Route("evidence:export", EVERYBODY),
    Route("evidence:add", SIGNED_IN),
    Route("evidence:source", HERS, given=SOURCE),
    Route("evidence:read", HERS_TO_DO, "post", SOURCE),
    Route("evidence:revise", HERS_TO_DO, "post", SOURCE, {"text": "Another text"}),
    Route("evidence:describe", HERS_TO_DO, "post", SOURCE, {"title": "Another title"}),
    Route("evidence:visibility", HERS_TO_DO, "post", SOURCE, {"visibility": "private"}),
    Route("evidence:share", HERS_TO_DO, "post", ("source_id", "reader")),
    Route("evidence:withdraw", HERS_TO_DO, "post", ("source_id", "reader")),
    Route("evidence:by-hand", HERS_TO_DO, "post", SOURCE, READ),
    Route("evidence:fact", HERS, given=FACT),
    Route("evidence:step", HERS_TO_DO, "post", FACT, {"step": "reopen"}),
    Route("evidence:link", HERS_TO_DO, "post", FACT),
    Route("api:extract_one", EVERYBODY, "post", sent={"text": "41 projects were carried out."}),
    Route("api:extract_batch", EVERYBODY, "post", ("file",)),
    Route("api:list_sources", SIGNED_IN_API),
    Route("api:add_source", (401, 201, 201, 201, 201), "post", sent={"text": "41 projects"}),
    Route("api:send_source", (401, 201, 201, 201, 201), "post", ("file",)),
    Route("api:one_source", HERS_API, given=SOURCE),
    Route("api:read_source", HERS_API, "post", SOURCE),
    Route("api:list_facts", HERS_API, given=SOURCE),
    Route("api:add_fact", (401, 201, 201, 404, 404), "post", SOURCE, READ),
    Route("api:list_confirmed", SIGNED_IN_API),
    Route("api:take_step", HERS_API, "post", FACT, {"step": "reopen"}),
    Route("api:link_fact", (401, 200, 200, 404, 404), "post", FACT),
]


def objects(alice: Actor) -> dict[str, object]:
    """A source of Alice's with its facts, one of them confirmed."""
    source = sources.add_text(actor=alice, text=TEXT, facts={"title": "Corridor"})
    fact = facts.propose(actor=alice, source=source, found=read_in(TEXT))[0]
    deciding.confirm(actor=alice, fact=fact)
    reader = Organisation.objects.create(name="Readers", kind="research", jurisdiction="KR", standing="approved")
    share(actor=alice, subject=source, to=reader)
    return {"source_id": source.pk, "fact_id": fact.pk, "reader": str(reader.pk)}
