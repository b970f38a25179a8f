"""What the routes of emergencies answer to each asker, for an emergency of Alice's in which another member offers."""

from __future__ import annotations

from decimal import Decimal

from daodi.hub.core.access.actor import Actor
from daodi.hub.health.emergencies import declaring, queries, reporting
from daodi.hub.health.emergencies.tests.conftest import NOW, declared, needed, noted, offered, proposed, somebody
from daodi.hub.tests.matrix import HERS, HERS_API, SIGNED_IN, SIGNED_IN_API, Route

EVENT, EMERGENCY, RESOURCE = ("event_id",), ("emergency_id",), ("resource_id",)
MATCH, REPORT = ("match_id",), ("report_id",)
HERS_TO_DO = (404, 302, 302, 404, 404)
HERS_MADE = (401, 201, 201, 404, 404)
HEARD = {"title": "Ill", "said_by": "Paper", "source": "media", "place": "Here", "heard_on": "2026-11-20"}
FLOOD = {"title": "Flood", "hazard": "disaster", "areas": ["LA-LM Luang Namtha"], "from_on": "2026-11-20"}
BEDS = {"side": "need", "sort": "ward", "amount": "5", "place": "Here"}
LEARNT = {"worked": "The radio.", "failed": "The road.", "change": "A boat, by May."}

ROUTES = [
    Route("emergencies:list", SIGNED_IN),
    Route("emergencies:declare", SIGNED_IN),
    Route("emergencies:events", SIGNED_IN),
    Route("emergencies:note", SIGNED_IN),
    Route("emergencies:event", HERS, given=EVENT),
    Route("emergencies:change-event", HERS, given=EVENT),
    Route("emergencies:event-word", HERS_TO_DO, "post", EVENT, {"step": "confirm", "text": "The office says so."}),
    Route("emergencies:event-members", HERS_TO_DO, "post", (*EVENT, "members")),
    Route("emergencies:event-withdraw", HERS_TO_DO, "post", (*EVENT, "member")),
    Route("emergencies:page", HERS, given=EMERGENCY),
    Route("emergencies:change", HERS, given=EMERGENCY),
    Route("emergencies:step", HERS_TO_DO, "post", EMERGENCY, {"step": "end"}),
    Route("emergencies:members", HERS_TO_DO, "post", (*EMERGENCY, "members")),
    Route("emergencies:withdraw", HERS_TO_DO, "post", (*EMERGENCY, "member")),
    Route("emergencies:need", HERS, given=EMERGENCY),
    Route("emergencies:offer", HERS, given=EMERGENCY),
    Route("emergencies:issue", HERS, given=EMERGENCY),
    Route("emergencies:learn", HERS, given=("emergency_id:ended",)),
    Route("emergencies:resource", HERS, given=RESOURCE),
    Route("emergencies:change-resource", HERS, given=RESOURCE),
    Route("emergencies:resource-step", HERS_TO_DO, "post", RESOURCE, {"step": "close"}),
    Route("emergencies:propose", HERS_TO_DO, "post", (*RESOURCE, "other")),
    Route("emergencies:match", HERS, given=MATCH),
    Route("emergencies:match-step", HERS_TO_DO, "post", MATCH, {"step": "accept"}),
    Route("emergencies:report", HERS, given=REPORT),
    Route("emergencies:correct-report", HERS, given=REPORT),
    Route("api:list_event_notes", SIGNED_IN_API),
    Route("api:note_event", (401, 201, 201, 201, 201), "post", sent=HEARD),
    Route("api:one_event_note", HERS_API, given=EVENT),
    Route("api:list_event_words", HERS_API, given=EVENT),
    Route("api:say_of_event", HERS_API, "post", EVENT, {"step": "confirm", "text": "The office says so."}),
    Route("api:share_event_note", HERS_API, "post", (*EVENT, "member")),
    Route("api:list_emergency_sorts", SIGNED_IN_API),
    Route("api:list_emergencies", SIGNED_IN_API),
    Route("api:declare_emergency", (401, 201, 201, 201, 201), "post", sent=FLOOD),
    Route("api:one_emergency", HERS_API, given=EMERGENCY),
    Route("api:step_emergency", HERS_API, "post", EMERGENCY, {"step": "end"}),
    Route("api:list_emergency_readers", HERS_API, given=EMERGENCY),
    Route("api:share_emergency", HERS_API, "post", (*EMERGENCY, "member")),
    Route("api:list_needs_met", HERS_API, given=EMERGENCY),
    Route("api:list_emergency_resources", HERS_API, given=EMERGENCY),
    Route("api:state_emergency_resource", HERS_MADE, "post", EMERGENCY, BEDS),
    Route("api:step_emergency_resource", (401, 409, 409, 404, 404), "post", RESOURCE, {"step": "close"}),
    Route("api:list_emergency_fits", HERS_API, given=EMERGENCY),
    Route("api:list_emergency_matches", SIGNED_IN_API),
    Route("api:propose_emergency_match", (401, 201, 201, 422, 422), "post", ("need", "offer")),
    Route("api:one_emergency_match", HERS_API, given=MATCH),
    Route("api:step_emergency_match", HERS_API, "post", MATCH, {"step": "accept"}),
    Route("api:list_situation_reports", HERS_API, given=EMERGENCY),
    Route("api:issue_situation_report", HERS_MADE, "post", EMERGENCY, {"dated_on": "2026-11-20", "text": "Calm."}),
    Route("api:correct_situation_report", HERS_API, "post", REPORT, {"text": "Calm.", "why": "A slip."}),
    Route("api:list_emergency_lessons", HERS_API, given=EMERGENCY),
    Route("api:write_emergency_lesson", HERS_MADE, "post", ("emergency_id:ended",), LEARNT),
]


def objects(alice: Actor) -> dict[str, object]:
    """An emergency of Alice's: she needs beds, a hospital offers some, and she has reported."""
    hospital, other = somebody("Hospital of Luang Namtha"), somebody("Hospital of Oudomxay")
    assert hospital.organisation is not None
    assert other.organisation is not None
    event, emergency, ended = noted(alice), declared(alice, hospital), declared(alice)
    declaring.show_to(actor=alice, record=event, members=[other.organisation])
    declaring.show_to(actor=alice, record=emergency, members=[other.organisation])
    declaring.take_step(actor=alice, emergency=ended, name="end")
    need, offer = needed(alice, emergency), offered(hospital, emergency)
    third = somebody("Hospital of Phongsaly")
    assert third.organisation is not None
    declaring.show_to(actor=alice, record=emergency, members=[third.organisation])
    more = offered(third, emergency, amount=Decimal(5))
    report = reporting.issue(
        actor=alice, emergency=emergency, dated_on=NOW.date(), text="Calm.", figures=[("Cases", "3", "")], now=NOW
    )
    return {
        "event_id": event.pk,
        "emergency_id": emergency.pk,
        "ended": ended.pk,
        "resource_id": need.pk,
        "other": more.pk,
        "need": need.pk,
        "offer": more.pk,
        "match_id": proposed(hospital, need, offer).pk,
        "report_id": report.pk,
        "member": other.organisation.pk,
        "members": queries.to_choose(alice, emergency)[0].pk if queries.to_choose(alice, emergency) else "",
    }
