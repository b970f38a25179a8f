"""What the routes of referrals answer, for those between Alice's party and a hospital across a border."""

from __future__ import annotations

from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.health.referrals import emergency, patient
from daodi.hub.health.referrals.tests.conftest import completed, hospital, referred, stepped
from daodi.hub.tests.matrix import EVERYBODY, HERS, HERS_API, SIGNED_IN, SIGNED_IN_API, Route

ONE = ("referral_id",)
HERS_TO_DO = (404, 302, 302, 404, 404)
NEEDS_MORE = (404, 422, 422, 404, 404)
RECEIVED = ("referral_id:received",)
TAKEN = ("referral_id:taken",)
HERS_TO_POST = (401, 200, 200, 404, 404)
OVER = {"classes": ["clinical"], "starts": "2001-01-01", "ends": "2001-02-01"}
NEW = {"service": "none", "content": {"person": {"family": "Lin"}}}
WHY = "Unconscious, about to be operated on."

ROUTES = [
    Route("referrals:list", SIGNED_IN),
    Route("referrals:new", (302, 200, 200, 200, 200)),
    Route("referrals:new", (302, 422, 422, 422, 422), "post"),
    # Alice sends
    Route("referrals:page", HERS, given=ONE),
    Route("referrals:offer", HERS, given=ONE),
    Route("referrals:record", HERS, given=ONE),
    Route("referrals:report", HERS, given=("referral_id:completed",)),
    Route("referrals:step", HERS_TO_DO, "post", ONE, {"step": "cancel", "reason": "mistake"}),
    Route("referrals:give-consent", NEEDS_MORE, "post", ONE),
    Route("referrals:withdraw-consent", HERS_TO_DO, "post", ONE),
    Route("referrals:review", HERS_TO_DO, "post", ("referral_id:opened",), {"answer": "justified"}),
    Route("referrals:make-link", (404, 200, 200, 404, 404), "post", ONE),
    Route("referrals:withdraw-link", HERS_TO_DO, "post", ONE),
    Route("referrals:emergency", (404, 403, 403, 404, 404), "post", ONE, {"why": WHY}),
    # Alice receives
    Route("referrals:page", HERS, given=RECEIVED),
    Route("referrals:offer", HERS, given=RECEIVED),
    Route("referrals:record", (404, 409, 409, 404, 404), given=RECEIVED),
    Route("referrals:record", HERS, given=TAKEN),
    Route("referrals:offer", (404, 409, 409, 404, 404), given=TAKEN),
    Route("referrals:step", HERS_TO_DO, "post", RECEIVED, {"step": "accept"}),
    Route("referrals:step", (404, 403, 403, 404, 404), "post", RECEIVED, {"step": "cancel", "reason": "mistake"}),
    Route("referrals:complete", HERS_TO_DO, "post", TAKEN, {"system": "icd-10", "medicine_system": "atc"}),
    Route("referrals:emergency", NEEDS_MORE, "post", RECEIVED),
    Route("referrals:give-consent", NEEDS_MORE, "post", RECEIVED),
    Route("referrals:make-link", (404, 403, 403, 404, 404), "post", RECEIVED),
    # Programs
    Route("api:list_referrals", SIGNED_IN_API),
    Route("api:send_referral", (401, 422, 422, 422, 422), "post", ("receiver",), NEW),
    Route("api:exported_persons", SIGNED_IN_API),
    Route("api:one_referral", HERS_API, given=ONE),
    Route("api:read_referral", HERS_API, given=(*ONE, "kind")),
    Route("api:step_referral", HERS_TO_POST, "post", ONE, {"step": "cancel", "reason": "mistake"}),
    Route("api:step_referral", HERS_TO_POST, "post", RECEIVED, {"step": "accept"}),
    Route("api:give_referral_consent", (401, 422, 422, 404, 404), "post", ONE, OVER),
    Route("api:withdraw_referral_consent", HERS_TO_POST, "post", ONE),
    Route("api:open_referral_in_emergency", (401, 201, 201, 404, 404), "post", RECEIVED, {"why": WHY}),
    Route("api:open_referral_in_emergency", (401, 403, 403, 404, 404), "post", ONE, {"why": WHY}),
    Route("api:review_referral_emergency", HERS_TO_POST, "post", ("referral_id:opened",), {"answer": "justified"}),
    # The person
    Route("referrals:mine", EVERYBODY, given=("secret",)),
    Route("referrals:mine", (422,) * 5, "post", ("secret",), {"year": "1901"}),
    Route("referrals:withdraw-mine", (404,) * 5, "post", ("secret",)),
]


def objects(alice: Actor) -> dict[str, object]:
    """Referrals that Alice sends and that she receives, one in each state that a route needs."""
    rui = hospital("Hospital of Luang Prabang", "LA", "Rui.Prabang")
    one = referred(alice, rui)
    opened = referred(alice, rui, agreed=False)
    emergency.open_record(actor=rui, referral=opened, why=WHY, now=timezone.now())
    return {
        "referral_id": one.pk,
        "completed": completed(alice, rui).pk,
        "opened": opened.pk,
        "received": referred(rui, alice).pk,
        "kind": "record",
        "receiver": rui.organisation.pk if rui.organisation else "",
        "taken": stepped(alice, referred(rui, alice), "accept", "start").pk,
        "secret": patient.make_link(actor=alice, referral=one, now=timezone.now()),
    }
