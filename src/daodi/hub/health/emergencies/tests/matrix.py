"""What the routes of emergencies answer to each asker, for an emergency of Alice's in which another member offers."""

from __future__ import annotations

from decimal import Decimal

from daodi.hub.core.access.actor import Actor
from daodi.hub.health.emergencies import declaring, queries, reporting
from daodi.hub.health.emergencies.tests.conftest import NOW, declared, needed, noted, offered, proposed, somebody
from daodi.hub.tests.matrix import HERS, SIGNED_IN, Route

EVENT, EMERGENCY, RESOURCE = ("event_id",), ("emergency_id",), ("resource_id",)
MATCH, REPORT = ("match_id",), ("report_id",)
HERS_TO_DO = (404, 302, 302, 404, 404)

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
        "match_id": proposed(hospital, need, offer).pk,
        "report_id": report.pk,
        "member": other.organisation.pk,
        "members": queries.to_choose(alice, emergency)[0].pk if queries.to_choose(alice, emergency) else "",
    }
