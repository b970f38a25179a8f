"""What the routes of fairs answer to each asker, for a private fair of Alice's, in which she also takes part."""

from __future__ import annotations

from datetime import timedelta

from daodi.hub.core.access.actions import share
from daodi.hub.core.access.actor import Actor
from daodi.hub.exchange.fairs import calendar, joining, meeting
from daodi.hub.exchange.fairs.tests.conftest import FACTS, TEN, both_want, somebody
from daodi.hub.tests.matrix import EVERYBODY, HERS, HERS_API, SIGNED_IN, SIGNED_IN_API, Route

FAIR, OTHER = ("fair_id",), ("participant_id",)
HERS_TO_DO = (404, 302, 302, 404, 404)
HER_OWN = (404, 302, 404, 404, 404)
HER_OWN_API = (401, 200, 404, 404, 404)
DAY = {"starts_on": "2099-05-01", "ends_on": "2099-05-02", "opens_at": "09:00", "closes_at": "17:00"}
NEW = {"title": "Another", "place": "Anguo", "time_zone": "Asia/Shanghai", "slot_minutes": 30, **DAY}
LATER = (TEN + timedelta(days=1)).isoformat()

ROUTES = [
    Route("fairs:list", EVERYBODY),
    Route("fairs:add", SIGNED_IN),
    Route("fairs:make-feed", (302, 200, 200, 200, 200), "post"),
    Route("fairs:feed", EVERYBODY, given=("secret",)),
    Route("fairs:page", HERS, given=FAIR),
    Route("fairs:change", HERS, given=FAIR),
    Route("fairs:visibility", HERS_TO_DO, "post", FAIR, {"visibility": "private"}),
    Route("fairs:cancel", HERS_TO_DO, "post", FAIR),
    Route("fairs:settle", HERS_TO_DO, "post", FAIR),
    Route("fairs:join", (404, 422, 302, 404, 404), "post", FAIR, {"kind": "visitor"}),
    Route("fairs:meetings", (404, 200, 404, 404, 404), given=FAIR),
    Route("fairs:calendar", HERS, given=FAIR),
    Route("fairs:step", (404, 302, 302, 404, 404), "post", ("participant_id:applied",), {"step": "decline"}),
    Route("fairs:show", HER_OWN, "post", ("participant_id:own",), {"about": "Roots"}),
    Route("fairs:interest", HER_OWN, "post", OTHER),
    Route("fairs:book", (404, 409, 404, 404, 404), "post", OTHER, {"starts_at": LATER}),
    Route("fairs:meeting-step", HER_OWN, "post", ("meeting_id",), {"step": "move", "starts_at": LATER}),
    Route("fairs:meeting-calendar", (404, 200, 404, 404, 404), given=("meeting_id",)),
    Route("api:list_fairs", SIGNED_IN_API),
    Route("api:add_fair", (401, 201, 201, 201, 201), "post", sent=NEW),
    Route("api:one_fair", HERS_API, given=FAIR),
    Route("api:list_fair_parts", HERS_API, given=FAIR),
    Route("api:join_fair", (401, 409, 201, 404, 404), "post", FAIR, {"kind": "visitor"}),
    Route("api:step_fair_part", (401, 200, 200, 404, 404), "post", ("participant_id:applied",), {"step": "decline"}),
    Route("api:want_to_meet", HER_OWN_API, "post", OTHER),
    Route("api:no_longer_meet", (401, 409, 404, 404, 404), "post", OTHER),
    Route("api:book_fair_meeting", (401, 409, 404, 404, 404), "post", OTHER, {"starts_at": LATER}),
    Route("api:list_fair_meetings", SIGNED_IN_API),
    Route("api:step_fair_meeting", HER_OWN_API, "post", ("meeting_id",), {"step": "cancel"}),
]


def objects(alice: Actor) -> dict[str, object]:
    """A fair of Alice's that is shown to two traders: one meets her, one has applied."""
    fair = joining.add(actor=alice, facts=FACTS)
    trader, maker = somebody("Traders of Anguo"), somebody("Makers of Basel")
    for one in (trader, maker):
        assert one.organisation is not None
        share(actor=alice, subject=fair, to=one.organisation)
    own, other = (joining.join(actor=one, fair=fair, kind="visitor") for one in (alice, trader))
    applied = joining.join(actor=maker, fair=fair, kind="exhibitor")
    both_want(alice, own, trader, other)
    booked = meeting.book(actor=alice, own=own, other=other, starts_at=TEN)
    return {
        "fair_id": fair.pk,
        "own": own.pk,
        "participant_id": other.pk,
        "applied": applied.pk,
        "meeting_id": booked.pk,
        "secret": calendar.make_feed(actor=alice),
    }
