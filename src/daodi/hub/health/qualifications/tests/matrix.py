"""What the routes of qualifications answer to each asker, for a case, a training and a mission of Alice's."""

from __future__ import annotations

from datetime import date

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.health.qualifications import applying, sending, teaching
from daodi.hub.health.qualifications.models import Certificate
from daodi.hub.tests.matrix import EVERYBODY, HERS, HERS_API, SIGNED_IN, SIGNED_IN_API, Route

HERS_TO_DO = (404, 302, 302, 404, 404)
HERS_TO_ADD = (401, 201, 201, 404, 404)
CASE, TRAINING, MISSION = ("case_id",), ("training_id",), ("mission_id",)
AT, API = "qualifications:", "api:"
NEW_CASE = {
    "person": "Chen",
    "profession": "nurse",
    "title": "Nurse",
    "awarded_by": "A school",
    "origin": "TW",
    "market": "CN",
}
NEW_TRAINING = {
    "title": "T",
    "subject": "S",
    "place": "P",
    "market": "LA",
    "language": "en",
    "begins": "2026-01-01",
    "ends": "2026-01-02",
    "hours": 8,
    "places": 5,
}
NEW_MISSION = {"title": "M", "market": "LA", "place": "P", "begins": "2026-01-01", "members": 5}
COUNT = {"kind": "patients", "number": 3, "begins": "2026-01-01", "ends": "2026-01-02", "source": "the team"}
DECISION = {"outcome": "recognised", "clause": "c", "reasons": "r"}
HIDDEN = {"visibility": "private"}

ROUTES = [
    Route(f"{AT}list", EVERYBODY),
    Route(f"{AT}rules", EVERYBODY),
    Route(f"{AT}add-case", SIGNED_IN),
    Route(f"{AT}case", HERS, given=CASE),
    Route(f"{AT}change-case", HERS, given=CASE),
    Route(f"{AT}step-case", HERS_TO_DO, "post", CASE, {"step": "submit"}),
    Route(f"{AT}state", HERS_TO_DO, "post", CASE, {"fact-invited": "yes"}),
    Route(f"{AT}lay", (404, 422, 422, 404, 404), "post", CASE, {"fact": "paper-degree"}),
    Route(f"{AT}say", (404, 409, 409, 404, 404), "post", CASE, {"text": "Said"}),
    Route(f"{AT}decide", (404, 404, 404, 404, 404), given=CASE),
    Route(f"{AT}trainings", EVERYBODY),
    Route(f"{AT}add-training", SIGNED_IN),
    Route(f"{AT}training", HERS, given=TRAINING),
    Route(f"{AT}change-training", HERS, given=TRAINING),
    Route(f"{AT}show-training", HERS_TO_DO, "post", TRAINING, HIDDEN),
    Route(f"{AT}step-training", HERS_TO_DO, "post", TRAINING, {"step": "start"}),
    Route(f"{AT}enrol", HERS_TO_DO, "post", TRAINING, {"name": "Chen"}),
    Route(f"{AT}session", (404, 302, 302, 404, 404), "post", TRAINING, {"day": "2026-01-02", "hours": 3, "topic": "T"}),
    Route(f"{AT}attend", HERS_TO_DO, "post", (*TRAINING, "session"), {"present": "none"}),
    Route(f"{AT}place", HERS_TO_DO, "post", ("enrolment_id",), {"step": "accept"}),
    Route(f"{AT}verify", EVERYBODY),
    Route(f"{AT}certificate", EVERYBODY, given=("code",)),
    Route(f"{AT}missions", EVERYBODY),
    Route(f"{AT}add-mission", SIGNED_IN),
    Route(f"{AT}mission", HERS, given=MISSION),
    Route(f"{AT}change-mission", HERS, given=MISSION),
    Route(f"{AT}show-mission", HERS_TO_DO, "post", MISSION, HIDDEN),
    Route(f"{AT}count", HERS_TO_DO, "post", MISSION, COUNT),
    Route(f"{API}is_recognised", EVERYBODY, "post", sent={"profession": "nurse", "origin": "TW", "market": "CN"}),
    Route(f"{API}list_qualification_cases", SIGNED_IN_API),
    Route(f"{API}draft_qualification_case", (401, 201, 201, 201, 201), "post", ("desk",), NEW_CASE),
    Route(f"{API}one_qualification_case", HERS_API, given=CASE),
    Route(f"{API}qualification_case_verdict", HERS_API, given=CASE),
    Route(f"{API}state_qualification_facts", HERS_API, "post", CASE, {"facts": {"invited": "yes"}}),
    Route(f"{API}lay_qualification_paper", HERS_TO_ADD, "post", (*CASE, "document"), {"fact": "paper-degree"}),
    Route(f"{API}step_qualification_case", HERS_API, "post", CASE, {"step": "submit"}),
    Route(f"{API}qualification_messages", HERS_API, given=CASE),
    Route(f"{API}say_in_qualification_case", (401, 409, 409, 404, 404), "post", CASE, {"text": "Said"}),
    Route(f"{API}qualification_decisions", HERS_API, given=CASE),
    Route(f"{API}decide_qualification_case", (401, 403, 403, 404, 404), "post", CASE, DECISION),
    Route(f"{API}list_trainings", EVERYBODY),
    Route(f"{API}add_training", (401, 201, 201, 201, 201), "post", sent=NEW_TRAINING),
    Route(f"{API}one_training", HERS, given=TRAINING),
    Route(f"{API}step_training", HERS_API, "post", TRAINING, {"step": "start"}),
    Route(f"{API}training_enrolments", HERS_API, given=TRAINING),
    Route(f"{API}ask_for_a_place", HERS_TO_ADD, "post", TRAINING, {"name": "Chen"}),
    Route(f"{API}step_enrolment", HERS_API, "post", ("enrolment_id",), {"step": "accept"}),
    Route(f"{API}one_certificate", EVERYBODY, given=("code",)),
    Route(f"{API}list_missions", EVERYBODY),
    Route(f"{API}add_mission", (401, 201, 201, 201, 201), "post", sent=NEW_MISSION),
    Route(f"{API}mission_sums", EVERYBODY),
    Route(f"{API}counted_for_plans", EVERYBODY, sent={"begins": "2026-01-01", "ends": "2026-12-31"}),
    Route(f"{API}one_mission", HERS, given=MISSION),
    Route(f"{API}mission_counts", HERS, given=MISSION),
    Route(f"{API}add_mission_count", HERS_TO_ADD, "post", MISSION, COUNT),
]


def objects(alice: Actor) -> dict[str, object]:
    """A case that is still a draft, an open training with one place asked for and a certificate, and a mission."""
    desk = Organisation.objects.create(name="Desk of the matrix", kind="regulator", jurisdiction="CN")
    desk.standing = "approved"
    desk.save()
    case = applying.draft(actor=alice, desk=desk, facts=NEW_CASE)
    days = {"begins": date(2026, 1, 1), "ends": date(2026, 1, 2)}
    training = teaching.add(actor=alice, facts={**NEW_TRAINING, **days})
    teaching.take_step(actor=alice, training=training, name="open")
    asked = teaching.enrol(actor=alice, training=training, name="Lin")
    session = teaching.add_session(
        actor=alice, training=training, facts={"day": date(2026, 1, 1), "hours": 4, "topic": "T"}
    )
    mission = sending.add(actor=alice, facts={**NEW_MISSION, "begins": date(2026, 1, 1)})
    return {
        "case_id": case.pk,
        "training_id": training.pk,
        "enrolment_id": asked.pk,
        "session": str(session.pk),
        "code": _certificate(alice, days).number,
        "mission_id": mission.pk,
        "desk": str(desk.pk),
        "document": str(keep(actor=alice, name="degree.txt", content=b"A degree").pk),
    }


def _certificate(alice: Actor, days: dict[str, date]) -> Certificate:
    other = teaching.add(actor=alice, facts={**NEW_TRAINING, **days})
    teaching.take_step(actor=alice, training=other, name="open")
    place = teaching.enrol(actor=alice, training=other, name="Lin Mei")
    teaching.step_enrolment(actor=alice, enrolment=place, name="accept", today=date(2026, 1, 1))
    teaching.take_step(actor=alice, training=other, name="start")
    teaching.step_enrolment(actor=alice, enrolment=place, name="complete", today=date(2026, 1, 2))
    return Certificate.objects.get(enrolment=place)
