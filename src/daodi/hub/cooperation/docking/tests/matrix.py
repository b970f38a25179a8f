"""What the routes of needs and offers answer to each asker, for private entries and a private call of Alice's."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from daodi.hub.cooperation.docking import booking, calling, entering, introducing
from daodi.hub.cooperation.docking.tests.conftest import FACILITY, NEED, OFFER, published
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.models import Visibility
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Membership, Organisation, User
from daodi.hub.tests.matrix import EVERYBODY, HERS, HERS_API, SIGNED_IN, SIGNED_IN_API, Route

HERS_TO_DO = (404, 302, 302, 404, 404)
ENTRY, MATCH, CALL = ("entry_id",), ("match_id",), ("call_id",)
HOURS = {"starts_at": "2027-03-01T09:00", "ends_at": "2027-03-01T11:00"}
CALLED = {"title": "A call", "text": "Quick tests", "criteria": "Exactness"}
WORDS = {"title": "Ours", "text": "It works."}
NEW = {"side": "need", "kind": "product", "title": "Roots"}

ROUTES = [
    Route("docking:list", EVERYBODY),
    Route("docking:add", SIGNED_IN),
    Route("docking:matches", SIGNED_IN),
    Route("docking:page", HERS, given=ENTRY),
    Route("docking:change", HERS, given=ENTRY),
    Route("docking:step", HERS_TO_DO, "post", ENTRY, {"step": "close"}),
    Route("docking:visibility", HERS_TO_DO, "post", ENTRY, {"visibility": "private"}),
    Route("docking:propose", (404, 302, 302, 404, 404), "post", (*ENTRY, "other")),
    Route("docking:ask", (302, 422, 422, 302, 302), "post", ("entry_id:facility",), HOURS),
    Route("docking:step-match", HERS_TO_DO, "post", MATCH, {"step": "decline"}),
    Route("docking:meet", HERS_TO_DO, "post", ("match_id:met",), {"held_on": "2026-11-01", "note": "We met."}),
    Route("docking:end", HERS_TO_DO, "post", ("match_id:met",), {"step": "agree", "outcome": "A contract"}),
    Route("docking:step-slot", HERS_TO_DO, "post", ("slot_id",), {"step": "confirm"}),
    Route("docking:calls", EVERYBODY),
    Route("docking:add-call", SIGNED_IN),
    Route("docking:call", HERS, given=CALL),
    Route("docking:show-call", HERS_TO_DO, "post", CALL, {"visibility": "private"}),
    Route("docking:seat", HERS_TO_DO, "post", (*CALL, "member")),
    Route("docking:submit", (302, 422, 422, 302, 302), "post", ("call_id:public_call",), WORDS),
    Route("docking:judge", (404, 302, 302, 404, 404), "post", ("submission_id",), {"points": "80", "remark": "Good"}),
    Route("docking:decide", HERS_TO_DO, "post", CALL, {"decision": "None was exact enough."}),
    Route("api:list_entries", SIGNED_IN_API),
    Route("api:add_entry", (401, 201, 201, 201, 201), "post", sent=NEW),
    Route("api:one_entry", HERS_API, given=ENTRY),
    Route("api:list_fitting", HERS_API, given=ENTRY),
    Route("api:list_matches", SIGNED_IN_API),
    Route("api:propose_match", (401, 201, 201, 403, 403), "post", ("own", "other:free")),
    Route("api:step_match", (401, 200, 200, 404, 404), "post", MATCH, {"step": "decline"}),
]


def objects(alice: Actor) -> dict[str, object]:
    """A private need, matches with an offer of another member's, a facility that is asked for, and calls."""
    dora = _dora()
    need, facility = published(alice, NEED), published(alice, FACILITY)
    offers = [published(dora, OFFER | {"title": f"Drying {n}"}) for n in range(4)]
    today = timezone.localdate()
    match, met = (introducing.propose(actor=alice, own=need, other=one, today=today) for one in offers[:2])
    introducing.take_step(actor=dora, match=met, name="accept")
    begins = timezone.now() + timedelta(days=3)
    hours = {"starts_at": begins, "ends_at": begins + timedelta(hours=2)}
    slot = booking.ask(actor=dora, entry=facility, facts=hours)
    call = calling.call(actor=alice, facts=CALLED | {"opens_on": today, "closes_on": today})
    public = calling.call(actor=alice, facts=CALLED | {"opens_on": today, "closes_on": today})
    type(public).objects.filter(pk=public.pk).update(visibility=Visibility.PUBLISHED)
    submission = calling.submit(actor=dora, call=public, title="Strip", text="A strip", today=today)
    calling.seat(actor=alice, call=public, member=alice.organisation)
    return {
        "entry_id": entering.add(actor=alice, facts=NEED).pk,
        "other": offers[3].pk,
        "facility": facility.pk,
        "own": need.pk,
        "free": offers[2].pk,
        "match_id": match.pk,
        "met": met.pk,
        "slot_id": slot.pk,
        "call_id": call.pk,
        "public_call": public.pk,
        "submission_id": submission.pk,
        "member": alice.organisation.name if alice.organisation else "",
    }


def _dora() -> Actor:
    drying = Organisation.objects.create(
        name="Dryers of Basel", kind="research", jurisdiction="CH", standing="approved"
    )
    user = User.objects.create_user("dora.drying@example.org", "x", name="Dora")
    Membership.objects.create(user=user, organisation=drying, role="admin")
    return by_user(user)
