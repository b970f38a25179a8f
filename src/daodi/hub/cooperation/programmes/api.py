"""Plans, projects, indicators, places and reports under ``/api``."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from ninja import Router, Status
from ninja.pagination import paginate

from daodi.hub.cooperation.programmes import indicators, plans, projects, queries, reporting
from daodi.hub.cooperation.programmes.entering import NONE, Evidence
from daodi.hub.cooperation.programmes.judging import standing_of
from daodi.hub.cooperation.programmes.models import Indicator, Place, Plan, Project, Report
from daodi.hub.cooperation.programmes.shapes import (
    AskIn,
    CommitmentIn,
    CommitmentOut,
    EvidenceIn,
    FigureStep,
    IndicatorIn,
    IndicatorOut,
    IndicatorWhole,
    MemberReportOut,
    PeriodIn,
    PeriodOut,
    PlaceOut,
    PlanIn,
    PlanOut,
    PlanWhole,
    ProjectIn,
    ProjectOut,
    ProjectWhole,
    ReadingIn,
    ReadingOut,
    ReasonOut,
    Reminded,
    ReportStep,
    StatusOut,
    TargetIn,
    TargetOut,
)
from daodi.hub.cooperation.programmes.status import Reason
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.queries import found
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED
from daodi.hub.core.documents.queries import document

router = Router(tags=["plans"])


@router.get("/plans", response=list[PlanOut])
@paginate
def list_plans(request: Request, whose: str = "", q: str = "") -> QuerySet[Plan]:
    """The plans that you may see, newest first; ``whose`` is own, shared or published, or left out."""
    return queries.plans(request.actor, whose=_whose(whose), text=q[:200])


@router.post("/plans", response={201: PlanOut, **CHANGED})
def add_plan(request: Request, sent: PlanIn) -> Status[Plan]:
    """A plan of your organisation, private at first."""
    return Status(201, plans.add_plan(actor=request.actor, **sent.dict()))


@router.get("/plans/{uuid:plan_id}", response={200: PlanWhole, **REFUSED})
def one_plan(request: Request, plan_id: UUID) -> dict[str, Any]:
    """A plan with its commitments and how each indicator stands today."""
    plan = queries.plan(request.actor, plan_id)
    whole = {name: getattr(plan, name) for name in PlanOut.model_fields}
    under = [_short(one) for one in queries.under(request.actor, [plan])]
    return {**whole, "commitments": list(plan.commitments.all()), "indicators": under}


@router.post("/plans/{uuid:plan_id}/commitments", response={201: CommitmentOut, **CHANGED})
def add_commitment(request: Request, plan_id: UUID, sent: CommitmentIn) -> Status[Any]:
    """One thing the plan promises."""
    plan, evidence = queries.plan(request.actor, plan_id), _evidence(request, sent.evidence)
    facts = sent.dict(exclude={"evidence"})
    return Status(201, plans.add_commitment(actor=request.actor, plan=plan, evidence=evidence, **facts))


@router.post("/plans/{uuid:plan_id}/periods", response={201: PeriodOut, **CHANGED})
def open_period(request: Request, plan_id: UUID, sent: PeriodIn) -> Status[Any]:
    """A time that members will report on."""
    plan = queries.plan(request.actor, plan_id)
    return Status(201, reporting.open_period(actor=request.actor, plan=plan, **sent.dict()))


@router.post("/plans/{uuid:plan_id}/reminders", response={200: Reminded, **CHANGED})
def remind_plan(request: Request, plan_id: UUID) -> dict[str, int]:
    """A word, and a letter where they want one, to members whose reports are late or due soon; each at most every
    third day, so this may be called daily."""
    plan = queries.plan(request.actor, plan_id)
    return {"reminded": reporting.remind(actor=request.actor, plan=plan, today=timezone.localdate())}


@router.get("/projects", response=list[ProjectOut])
@paginate
def list_projects(request: Request, whose: str = "", q: str = "") -> QuerySet[Project]:
    """The projects that you may see, newest first."""
    return queries.projects(request.actor, whose=_whose(whose), text=q[:200])


@router.post("/projects", response={201: ProjectOut, **CHANGED})
def add_project(request: Request, sent: ProjectIn) -> Status[Project]:
    """A project of your organisation, of one of its plans or of none."""
    facts = sent.dict(exclude={"plan_id"})
    plan = queries.plan(request.actor, sent.plan_id) if sent.plan_id else None
    return Status(201, projects.add_project(actor=request.actor, plan=plan, **facts))


@router.get("/projects/{uuid:project_id}", response={200: ProjectWhole, **REFUSED})
def one_project(request: Request, project_id: UUID) -> dict[str, Any]:
    """A project with its parties, money and indicators."""
    project = queries.project(request.actor, project_id)
    whole = {name: getattr(project, name) for name in ProjectOut.model_fields}
    of = queries.with_figures(queries.indicators(request.actor).filter(project=project))
    parts = {"parties": list(project.parties.all()), "money": list(project.money.all())}
    return {**whole, **parts, "indicators": [_short(one) for one in of]}


@router.get("/indicators", response=list[IndicatorOut])
@paginate
def list_indicators(request: Request, q: str = "") -> QuerySet[Indicator]:
    """The indicators that you may see."""
    return queries.indicators(request.actor, text=q[:200])


@router.post("/indicators", response={201: IndicatorOut, **CHANGED})
def add_indicator(request: Request, sent: IndicatorIn) -> Status[Indicator]:
    """What is counted of a commitment, of a project, or by itself."""
    facts = sent.dict(exclude={"commitment_id", "project_id"})
    if sent.commitment_id and sent.project_id:
        raise Invalid({"project_id": "expected a commitment or a project, not both"})
    commitment = queries.commitment(request.actor, sent.commitment_id) if sent.commitment_id else None
    project = queries.project(request.actor, sent.project_id) if sent.project_id else None
    made = indicators.add_indicator(actor=request.actor, commitment=commitment, project=project, **facts)
    return Status(201, made)


@router.get("/indicators/{uuid:indicator_id}", response={200: IndicatorWhole, **REFUSED})
def one_indicator(request: Request, indicator_id: UUID) -> dict[str, Any]:
    """An indicator with how it stands and why, its targets and readings; of another's, the confirmed ones."""
    indicator = queries.indicator(request.actor, indicator_id)
    figures = {
        "targets": list(queries.targets_of(request.actor, indicator)),
        "readings": list(queries.readings_of(request.actor, indicator)),
    }
    return {**_short(indicator), **figures}


@router.post("/indicators/{uuid:indicator_id}/targets", response={201: TargetOut, **CHANGED})
def add_target(request: Request, indicator_id: UUID, sent: TargetIn) -> Status[Any]:
    """A target, proposed; a step confirms it."""
    indicator, evidence = queries.indicator(request.actor, indicator_id), _evidence(request, sent.evidence)
    facts = sent.dict(exclude={"evidence"})
    return Status(201, indicators.add_target(actor=request.actor, indicator=indicator, evidence=evidence, **facts))


@router.post("/indicators/{uuid:indicator_id}/readings", response={201: ReadingOut, **CHANGED})
def add_reading(request: Request, indicator_id: UUID, sent: ReadingIn) -> Status[Any]:
    """A reading, proposed; a step confirms it."""
    indicator, evidence = queries.indicator(request.actor, indicator_id), _evidence(request, sent.evidence)
    facts = {name: value for name, value in sent.dict(exclude={"evidence"}).items() if value is not None}
    return Status(201, indicators.add_reading(actor=request.actor, indicator=indicator, evidence=evidence, **facts))


@router.post("/targets/{uuid:target_id}/steps", response={200: TargetOut, **CHANGED})
def step_target(request: Request, target_id: UUID, sent: FigureStep) -> Any:
    """Confirms, rejects, disputes ... a target."""
    target = queries.target(request.actor, target_id)
    return indicators.take_step(actor=request.actor, figure=target, name=sent.step, reason=sent.reason)


@router.post("/readings/{uuid:reading_id}/steps", response={200: ReadingOut, **CHANGED})
def step_reading(request: Request, reading_id: UUID, sent: FigureStep) -> Any:
    """Confirms, rejects, disputes ... a reading."""
    reading = queries.reading(request.actor, reading_id)
    return indicators.take_step(actor=request.actor, figure=reading, name=sent.step, reason=sent.reason)


@router.get("/places", response=list[PlaceOut])
@paginate
def list_places(request: Request, kind: str = "") -> QuerySet[Place]:
    """The zones, cores, corridors, parks and centres that you may see."""
    return queries.places(request.actor, kind=kind[:8])


@router.get("/places/{uuid:place_id}", response={200: PlaceOut, **REFUSED})
def one_place(request: Request, place_id: UUID) -> Place:
    """A place."""
    return queries.place(request.actor, place_id)


@router.get("/reports", response=list[MemberReportOut])
@paginate
def list_plan_reports(request: Request) -> QuerySet[Report]:
    """The reports that your organisation asked for or is asked for, the next due first."""
    return queries.reports(request.actor)


@router.post("/indicators/{uuid:indicator_id}/reports", response={201: list[MemberReportOut], **CHANGED})
def ask_plan_reports(request: Request, indicator_id: UUID, sent: AskIn) -> Status[list[Report]]:
    """Asks a member to report an indicator, a report a period."""
    indicator = queries.indicator(request.actor, indicator_id)
    periods = [queries.period(request.actor, one) for one in dict.fromkeys(sent.periods)]
    member = found(queries.members(request.actor), pk=sent.reporter)
    made = reporting.assign(actor=request.actor, indicator=indicator, member=member, periods=periods)
    return Status(201, made)


@router.get("/reports/{uuid:plan_report_id}", response={200: MemberReportOut, **REFUSED})
def one_plan_report(request: Request, plan_report_id: UUID) -> Report:
    """One report."""
    return queries.report(request.actor, plan_report_id)


@router.post("/reports/{uuid:plan_report_id}/steps", response={200: MemberReportOut, **CHANGED})
def step_plan_report(request: Request, plan_report_id: UUID, sent: ReportStep) -> Report:
    """Sends, approves or sends back a report."""
    report, actor = queries.report(request.actor, plan_report_id), request.actor
    if sent.step == "approve":
        return reporting.approve(actor=actor, report=report)
    if sent.step == "send_back":
        return reporting.send_back(actor=actor, report=report, reason=sent.reason)
    if sent.step != "send":
        raise Invalid({"step": "expected send, approve or send_back"})
    proof = document(actor, sent.document_id) if sent.document_id else None
    return reporting.send(
        actor=actor, report=report, value=sent.value, document=proof, quote=sent.quote, note=sent.note
    )


def _whose(whose: str) -> str:
    if whose not in ("", *queries.WHOSE):
        raise Invalid({"whose": "expected one of: " + ", ".join(queries.WHOSE)})
    return whose


def _evidence(request: Request, sent: EvidenceIn | None) -> Evidence:
    if sent is None:
        return NONE
    facts = sent.dict(exclude={"document_id"})
    kept = document(request.actor, sent.document_id) if sent.document_id else None
    return Evidence(**facts, document=kept)


def _short(indicator: Indicator) -> dict[str, Any]:
    whole = {name: getattr(indicator, name) for name in IndicatorOut.model_fields}
    return {**whole, "standing": _standing(indicator)}


def _standing(indicator: Indicator) -> list[StatusOut]:
    return [
        StatusOut(
            target_id=UUID(judged.aim.id) if judged.aim else None,
            status=judged.status,
            value=judged.value,
            reasons=[_reason(one) for one in judged.reasons],
        )
        for judged in standing_of(indicator, timezone.localdate()).judged
    ]


def _reason(reason: Reason) -> ReasonOut:
    return ReasonOut(code=reason.code, readings=[UUID(said.id) for said in reason.stated])
