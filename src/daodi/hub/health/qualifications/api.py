"""Qualifications, training and medical teams under ``/api``."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from ninja import Router, Status
from ninja.pagination import paginate

from daodi.check.recognition import Case as Question
from daodi.check.recognition import recognise
from daodi.hub.core.access.auth import anyone
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED, Problem
from daodi.hub.core.counts import Count, counted
from daodi.hub.core.documents.queries import document
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.health.qualifications import applying, assessing, queries, sending, teaching
from daodi.hub.health.qualifications.models import Case, Decision, Enrolment, Message, Mission, MissionOutput, Training
from daodi.hub.health.qualifications.shapes import (
    CertificateOut,
    EnrolmentIn,
    EnrolmentOut,
    EnrolmentStepIn,
    MissionCountIn,
    MissionCountOut,
    MissionIn,
    MissionOut,
    MissionSumOut,
    PlanCountOut,
    QualificationCaseIn,
    QualificationCaseOut,
    QualificationDecisionIn,
    QualificationDecisionOut,
    QualificationFactsIn,
    QualificationMessageIn,
    QualificationMessageOut,
    QualificationPaperIn,
    QualificationStepIn,
    RecognitionAskedIn,
    TrainingIn,
    TrainingOut,
    TrainingStepIn,
)

router = Router(tags=["qualifications"])
CASES = "/qualifications/cases"
CASE = f"{CASES}/{{uuid:case_id}}"
TRAINING = "/qualifications/trainings/{uuid:training_id}"
MISSION = "/qualifications/missions/{uuid:mission_id}"


@router.post("/recognition", response={200: dict[str, Any], 422: Problem, 429: Problem}, auth=anyone)
def is_recognised(request: Request, sent: RecognitionAskedIn) -> dict[str, Any]:
    """What the rules held say of a qualification, with every clause; nothing is kept."""
    facts = sent.dict(exclude={"on"})
    days = {name: facts[name].isoformat() if facts[name] else "" for name in ("begins", "ends", "licensed_until")}
    return recognise(Question(**{**facts, **days}), sent.on or timezone.localdate()).to_dict()


@router.get(CASES, response=list[QualificationCaseOut])
@paginate
def list_qualification_cases(request: Request) -> QuerySet[Case]:
    """Your applications for recognition, and those before your desk."""
    return queries.cases(request.actor)


@router.post(CASES, response={201: QualificationCaseOut, **CHANGED})
def draft_qualification_case(request: Request, sent: QualificationCaseIn) -> Status[Case]:
    """Drafts an application; the desk sees it once it is submitted."""
    facts = sent.dict(exclude={"desk", "facts"})
    with transaction.atomic():
        made = applying.draft(actor=request.actor, desk=_desk(request, sent.desk), facts=facts)
        if sent.facts:
            made = applying.state(actor=request.actor, case=made, stated=sent.facts)
    return Status(201, made)


@router.get(CASE, response={200: QualificationCaseOut, **REFUSED})
def one_qualification_case(request: Request, case_id: UUID) -> Case:
    """An application."""
    return queries.case(request.actor, case_id)


@router.get(f"{CASE}/verdict", response={200: dict[str, Any], **REFUSED})
def qualification_case_verdict(request: Request, case_id: UUID) -> dict[str, Any]:
    """What the rules held say of it today."""
    return assessing.assessed(queries.case(request.actor, case_id), timezone.localdate()).to_dict()


@router.post(f"{CASE}/facts", response={200: QualificationCaseOut, **CHANGED})
def state_qualification_facts(request: Request, case_id: UUID, sent: QualificationFactsIn) -> Case:
    """Answers what the paths ask, by the names of recognition_facts."""
    case = queries.case(request.actor, case_id)
    return applying.state(actor=request.actor, case=case, stated=sent.facts)


@router.post(f"{CASE}/papers", response={201: QualificationCaseOut, **CHANGED})
def lay_qualification_paper(request: Request, case_id: UUID, sent: QualificationPaperIn) -> Status[Case]:
    """Lays a document of yours beside it."""
    case = queries.case(request.actor, case_id)
    paper = document(request.actor, sent.document)
    applying.lay(actor=request.actor, case=case, fact=sent.fact, document=paper)
    return Status(201, case)


@router.post(f"{CASE}/step", response={200: QualificationCaseOut, **CHANGED})
def step_qualification_case(request: Request, case_id: UUID, sent: QualificationStepIn) -> Case:
    """Submits it, takes it up, or withdraws it."""
    case = queries.case(request.actor, case_id)
    return applying.take_step(actor=request.actor, case=case, name=sent.step, today=timezone.localdate())


@router.get(f"{CASE}/messages", response={200: list[QualificationMessageOut], **REFUSED})
def qualification_messages(request: Request, case_id: UUID) -> QuerySet[Message]:
    """What was said between the applicant and the desk, the oldest first."""
    return queries.case(request.actor, case_id).messages.all()


@router.post(f"{CASE}/messages", response={201: QualificationMessageOut, **CHANGED})
def say_in_qualification_case(request: Request, case_id: UUID, sent: QualificationMessageIn) -> Status[Message]:
    """A word to the other side, which may ask or answer."""
    case = queries.case(request.actor, case_id)
    said = applying.say(actor=request.actor, case=case, text=sent.text, today=timezone.localdate(), step=sent.step)
    return Status(201, said)


@router.get(f"{CASE}/decisions", response={200: list[QualificationDecisionOut], **REFUSED})
def qualification_decisions(request: Request, case_id: UUID) -> QuerySet[Decision]:
    """What the desk decided, and what the rules held said then; the latest first."""
    return queries.case(request.actor, case_id).decisions.all()


@router.post(f"{CASE}/decisions", response={201: QualificationDecisionOut, **CHANGED})
def decide_qualification_case(request: Request, case_id: UUID, sent: QualificationDecisionIn) -> Status[Decision]:
    """The desk's decision with its reasons."""
    case = queries.case(request.actor, case_id)
    facts = sent.dict()
    made = applying.decide(actor=request.actor, case=case, facts=facts, today=timezone.localdate())
    return Status(201, made)


@router.get("/qualifications/trainings", response=list[TrainingOut], auth=anyone)
@paginate
def list_trainings(request: Request) -> QuerySet[Training]:
    """The trainings that you may see."""
    return queries.trainings(request.actor)


@router.post("/qualifications/trainings", response={201: TrainingOut, **CHANGED})
def add_training(request: Request, sent: TrainingIn) -> Status[Training]:
    """Announces a training, private at first."""
    return Status(201, teaching.add(actor=request.actor, facts=sent.dict()))


@router.get(TRAINING, response={200: TrainingOut, **REFUSED}, auth=anyone)
def one_training(request: Request, training_id: UUID) -> Training:
    """A training."""
    return queries.training(request.actor, training_id)


@router.post(f"{TRAINING}/step", response={200: TrainingOut, **CHANGED})
def step_training(request: Request, training_id: UUID, sent: TrainingStepIn) -> Training:
    """Opens, starts, closes or cancels it."""
    training = queries.training(request.actor, training_id)
    return teaching.take_step(actor=request.actor, training=training, name=sent.step)


@router.get(f"{TRAINING}/enrolments", response={200: list[EnrolmentOut], **REFUSED})
def training_enrolments(request: Request, training_id: UUID) -> QuerySet[Enrolment]:
    """The places that you may see: all of your own training, else those of persons whom you sent."""
    training = queries.training(request.actor, training_id)
    return queries.enrolments(request.actor).filter(training=training)


@router.post(f"{TRAINING}/enrolments", response={201: EnrolmentOut, **CHANGED})
def ask_for_a_place(request: Request, training_id: UUID, sent: EnrolmentIn) -> Status[Enrolment]:
    """Asks for a place for a person."""
    training = queries.training(request.actor, training_id)
    return Status(201, teaching.enrol(actor=request.actor, training=training, **sent.dict()))


@router.post("/qualifications/enrolments/{uuid:enrolment_id}/step", response={200: EnrolmentOut, **CHANGED})
def step_enrolment(request: Request, enrolment_id: UUID, sent: EnrolmentStepIn) -> Enrolment:
    """Accepts, refuses, withdraws or completes a place; who completes gets a certificate."""
    one = queries.enrolment(request.actor, enrolment_id)
    return teaching.step_enrolment(actor=request.actor, enrolment=one, name=sent.step, today=timezone.localdate())


@router.get("/qualifications/certificates/{code}", response={200: CertificateOut, **REFUSED}, auth=anyone)
def one_certificate(request: Request, code: str) -> CertificateOut:
    """Whether a certificate stands: its number and its holder's initials, no more."""
    held = queries.certificate(code)
    return CertificateOut(
        number=teaching.grouped(held.number),
        initials=teaching.initials(held.enrolment.name),
        stands=held.withdrawn_on is None,
    )


@router.get("/qualifications/missions", response=list[MissionOut], auth=anyone)
@paginate
def list_missions(request: Request) -> QuerySet[Mission]:
    """The medical teams that you may see."""
    return queries.missions(request.actor)


@router.post("/qualifications/missions", response={201: MissionOut, **CHANGED})
def add_mission(request: Request, sent: MissionIn) -> Status[Mission]:
    """Adds a medical team, private at first."""
    return Status(201, sending.add(actor=request.actor, facts=sent.dict()))


@router.get("/qualifications/mission-sums", response=list[MissionSumOut], auth=anyone)
def mission_sums(request: Request) -> list[MissionSumOut]:
    """What the teams did, by year and kind."""
    summed = queries.sums(queries.missions(request.actor))
    return [MissionSumOut(year=one["begins__year"], kind=one["kind"], total=one["total"]) for one in summed]


@router.get("/counts", response={200: list[PlanCountOut], 422: Problem}, auth=anyone)
def counted_for_plans(request: Request, begins: date, ends: date, owner: UUID | None = None) -> list[Count]:
    """What rooms count over a span of days, of one organisation or of all: of what is published, and no person."""
    return counted([owner] if owner else [], begins, ends)


@router.get(MISSION, response={200: MissionOut, **REFUSED}, auth=anyone)
def one_mission(request: Request, mission_id: UUID) -> Mission:
    """A medical team."""
    return queries.mission(request.actor, mission_id)


@router.get(f"{MISSION}/counts", response={200: list[MissionCountOut], **REFUSED}, auth=anyone)
def mission_counts(request: Request, mission_id: UUID) -> QuerySet[MissionOutput]:
    """What it did, each count with its source."""
    return queries.mission(request.actor, mission_id).outputs.all()


@router.post(f"{MISSION}/counts", response={201: MissionCountOut, **CHANGED})
def add_mission_count(request: Request, mission_id: UUID, sent: MissionCountIn) -> Status[MissionOutput]:
    """Adds a count."""
    mission = queries.mission(request.actor, mission_id)
    return Status(201, sending.count(actor=request.actor, mission=mission, facts=sent.dict()))


def _desk(request: Request, desk_id: UUID) -> Organisation:
    for desk in queries.desks(request.actor):
        if desk.pk == desk_id:
            return desk
    raise Invalid({"desk": "expected the operator or a regulator"})
