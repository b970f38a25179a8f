"""What the routes of mechanisms answer to each asker, for a mechanism of Alice's."""

from __future__ import annotations

from datetime import timedelta

from daodi.hub.cooperation.mechanisms import actions, meeting
from daodi.hub.cooperation.mechanisms.tests.conftest import BEGINS, FACTS
from daodi.hub.core.access.actor import Actor
from daodi.hub.tests.matrix import EVERYBODY, HERS, HERS_API, SIGNED_IN, SIGNED_IN_API, Route

HERS_TO_DO = (404, 302, 302, 404, 404)
MECHANISM, MEETING = ("mechanism_id",), ("meeting_id",)
MEETS = {"title": "Meeting", "starts_at": "2027-03-01T09:00", "ends_at": "2027-03-01T11:00"}
NEW = {"kind": "forum", "level": "bilateral", "title": "A forum"}

ROUTES = [
    Route("mechanisms:list", EVERYBODY),
    Route("mechanisms:calendar", EVERYBODY),
    Route("mechanisms:meetings", EVERYBODY),
    Route("mechanisms:add", SIGNED_IN),
    Route("mechanisms:page", HERS, given=MECHANISM),
    Route("mechanisms:change", HERS, given=MECHANISM),
    Route("mechanisms:end", HERS_TO_DO, "post", MECHANISM),
    Route("mechanisms:visibility", HERS_TO_DO, "post", MECHANISM, {"visibility": "private"}),
    Route("mechanisms:name-party", HERS_TO_DO, "post", MECHANISM, {"name": "Someone", "role": "party"}),
    Route("mechanisms:ask-party", HERS_TO_DO, "post", (*MECHANISM, "member"), {"role": "party"}),
    Route("mechanisms:call", HERS_TO_DO, "post", MECHANISM, MEETS),
    Route("mechanisms:answer", (404, 404, 404, 404, 404), "post", ("party_id",), {"step": "confirm"}),
    Route("mechanisms:drop", HERS_TO_DO, "post", ("party_id",)),
    Route("mechanisms:meeting", HERS, given=MEETING),
    Route("mechanisms:change-meeting", HERS_TO_DO, "post", MEETING, MEETS),
    Route("mechanisms:step", HERS_TO_DO, "post", MEETING, {"step": "hold"}),
    Route("mechanisms:decide", HERS_TO_DO, "post", MEETING, {"text": "Agreed"}),
    Route("mechanisms:follow-up", HERS_TO_DO, "post", ("decision_id",), {"text": "Do it", "due_on": "2027-04-01"}),
    Route("mechanisms:finish", HERS_TO_DO, "post", ("task_id",), {"outcome": "Done"}),
    Route("api:list_mechanisms", SIGNED_IN_API),
    Route("api:add_mechanism", (401, 201, 201, 201, 201), "post", sent=NEW),
    Route("api:one_mechanism", HERS_API, given=MECHANISM),
    Route("api:add_party", (401, 201, 201, 404, 404), "post", MECHANISM, {"name": "Another"}),
    Route("api:answer_party", (401, 404, 404, 404, 404), "post", ("party_id",), {"step": "confirm"}),
    Route("api:list_meetings", SIGNED_IN_API),
]


def objects(alice: Actor) -> dict[str, object]:
    """A mechanism of Alice's with a party, a meeting, a decision and what follows from it."""
    mechanism = actions.add(actor=alice, facts=FACTS)
    party = actions.name_party(actor=alice, mechanism=mechanism, name="School of pharmacy")
    facts = {"title": "Yearly", "starts_at": BEGINS, "ends_at": BEGINS + timedelta(hours=2)}
    called = meeting.call(actor=alice, mechanism=mechanism, facts=facts)
    decision = meeting.decide(actor=alice, meeting=called, text="Agreed")
    task = meeting.follow_up(actor=alice, decision=decision, text="Write it", due_on=BEGINS.date())
    return {
        "mechanism_id": mechanism.pk,
        "meeting_id": called.pk,
        "party_id": party.pk,
        "decision_id": decision.pk,
        "task_id": task.pk,
        "member": alice.organisation.name if alice.organisation else "",
    }
