"""Trials, likenesses, partners and drug projects under ``/api``."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from ninja import File, Router, Status
from ninja.files import UploadedFile
from ninja.pagination import paginate

from daodi.hub.core.access.auth import anyone
from daodi.hub.core.access.queries import found
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED
from daodi.hub.health.research import calling, comparing, importing, projecting, queries
from daodi.hub.health.research.models import (
    DrugProject,
    Interest,
    Likeness,
    PartnerCall,
    StageEntry,
    Trial,
    TrialImport,
)
from daodi.hub.health.research.registers import trial_of
from daodi.hub.health.research.registers.completeness import Measured, chinese_formula, data_set
from daodi.hub.health.research.registers.interventions import linkage
from daodi.hub.health.research.shapes import (
    CompletenessOut,
    DrugProjectIn,
    DrugProjectOut,
    InterestIn,
    InterestOut,
    LikenessOut,
    PartnerCallIn,
    PartnerCallOut,
    ProjectStageIn,
    ProjectStageOut,
    ResearchStepIn,
    TieIn,
    TrialImportOut,
    TrialOut,
    TrialWholeOut,
)

router = Router(tags=["research"])


@router.get("/research/trials", response=list[TrialOut], auth=anyone)
@paginate
def list_trials(
    request: Request, q: str = "", register_code: str = "", status: str = "", country: str = "", material: str = ""
) -> QuerySet[Trial]:
    """The register: by words, numbers and materials, by register, recruitment and country (an ISO code)."""
    return queries.listed(
        request.actor,
        text=q[:200],
        register=register_code[:20],
        status=status[:20],
        country=country[:2],
        material=material[:100],
    )


@router.get("/research/trials/{uuid:trial_id}", response={200: TrialWholeOut, **REFUSED}, auth=anyone)
def one_trial(request: Request, trial_id: UUID) -> Trial:
    """A trial with its whole record and its materials."""
    return queries.trial(request.actor, trial_id)


@router.get("/research/trials/{uuid:trial_id}/completeness", response={200: CompletenessOut, **REFUSED}, auth=anyone)
def trial_completeness(request: Request, trial_id: UUID) -> dict[str, Any]:
    """How complete its record is; what its form of export does not carry is not-exported, never missing."""
    record = trial_of(queries.trial(request.actor, trial_id).record)
    formula = chinese_formula(record, linkage(record))
    return {"data_set": _items(data_set(record)), "chinese_formula": _items(formula) if formula else None}


def _items(measured: Measured) -> list[dict[str, Any]]:
    return [one._asdict() for one in measured.items]


@router.get("/research/imports", response=list[TrialImportOut])
@paginate
def list_trial_imports(request: Request) -> QuerySet[TrialImport]:
    """The files of trials that your organisation took in."""
    return queries.imports(request.actor)


@router.post("/research/imports", response={202: TrialImportOut, **CHANGED})
def import_trials(request: Request, file: File[UploadedFile]) -> Status[TrialImport]:
    """Takes in trials: WHO ICTRP, ClinicalTrials.gov v2, FHIR; a job keeps them."""
    sent = file.read(settings.DOCUMENT_BYTES + 1)
    return Status(202, importing.begin(actor=request.actor, name=file.name or "", sent=sent))


@router.get("/research/imports/{uuid:import_id}", response={200: TrialImportOut, **REFUSED})
def one_trial_import(request: Request, import_id: UUID) -> TrialImport:
    """How far a file is, and what is to be mended in it."""
    return found(queries.imports(request.actor), pk=import_id)


@router.get("/research/likenesses", response=list[LikenessOut])
@paginate
def list_likenesses(request: Request, state: str = "") -> QuerySet[Likeness]:
    """Pairs of records that may be of one trial."""
    pairs = queries.likenesses(request.actor)
    return pairs.filter(state=state[:10]) if state else pairs


@router.post("/research/likenesses/{uuid:likeness_id}/step", response={200: LikenessOut, **CHANGED})
def decide_likeness(request: Request, likeness_id: UUID, sent: ResearchStepIn) -> Likeness:
    """Says that two records are of one trial (same), or not (different)."""
    return comparing.decide(actor=request.actor, likeness_id=likeness_id, name=sent.step)


@router.get("/research/partners", response=list[PartnerCallOut], auth=anyone)
@paginate
def list_partner_calls(request: Request, side: str = "", role: str = "") -> QuerySet[PartnerCall]:
    """Partners sought and offered, as they are published, and your own."""
    calls = queries.calls(request.actor)
    for name, value in (("side", side), ("role", role)):
        if value:
            calls = calls.filter(**{name: value[:12]})
    return calls


@router.post("/research/partners", response={201: PartnerCallOut, **CHANGED})
def call_partners(request: Request, sent: PartnerCallIn) -> Status[PartnerCall]:
    """Says what is sought or offered, private at first."""
    return Status(201, calling.call(actor=request.actor, facts=sent.dict()))


@router.get("/research/partners/{uuid:call_id}", response={200: PartnerCallOut, **REFUSED}, auth=anyone)
def one_partner_call(request: Request, call_id: UUID) -> PartnerCall:
    """One of them."""
    return queries.call(request.actor, call_id)


@router.post("/research/partners/{uuid:call_id}/interests", response={201: InterestOut, **CHANGED})
def express_interest(request: Request, call_id: UUID, sent: InterestIn) -> Status[Interest]:
    """Expresses your organisation's interest; read by the two and by nobody else."""
    call = queries.call(request.actor, call_id)
    made = calling.express(actor=request.actor, to=call, text=sent.text, today=timezone.localdate())
    return Status(201, made)


@router.get("/research/interests", response=list[InterestOut])
@paginate
def list_interests(request: Request) -> QuerySet[Interest]:
    """The interests that your organisation expressed, and those in what it called for."""
    return queries.interests(request.actor)


@router.post("/research/interests/{uuid:interest_id}/step", response={200: InterestOut, **CHANGED})
def step_interest(request: Request, interest_id: UUID, sent: ResearchStepIn) -> Interest:
    """Takes a step: accept, decline, withdraw."""
    one = queries.interest(request.actor, interest_id)
    return calling.take_step(actor=request.actor, one=one, name=sent.step, reply=sent.reply)


@router.get("/research/projects", response=list[DrugProjectOut], auth=anyone)
@paginate
def list_drug_projects(request: Request, stage: str = "") -> QuerySet[DrugProject]:
    """Drug projects that you may see."""
    projects = queries.projects(request.actor).prefetch_related("stages", "materials")
    return projects.filter(stage=stage[:15]) if stage else projects


@router.post("/research/projects", response={201: DrugProjectOut, **CHANGED})
def add_drug_project(request: Request, sent: DrugProjectIn) -> Status[DrugProject]:
    """Adds a project at its first stage, private at first."""
    facts = sent.dict()
    materials, stage, since, note = (facts.pop(name) for name in ("materials", "stage", "since", "note"))
    made = projecting.add(actor=request.actor, facts=facts, materials=materials, stage=stage, since=since, note=note)
    return Status(201, made)


@router.get("/research/projects/{uuid:project_id}", response={200: DrugProjectOut, **REFUSED}, auth=anyone)
def one_drug_project(request: Request, project_id: UUID) -> DrugProject:
    """A project with its stages and materials."""
    return queries.project(request.actor, project_id)


@router.post("/research/projects/{uuid:project_id}/stages", response={201: ProjectStageOut, **CHANGED})
def state_project_stage(request: Request, project_id: UUID, sent: ProjectStageIn) -> Status[StageEntry]:
    """States at which stage it stands from a day on."""
    one = queries.project(request.actor, project_id)
    return Status(201, projecting.state_stage(actor=request.actor, one=one, **sent.dict()))


@router.post("/research/projects/{uuid:project_id}/trials", response={201: TrialOut, **CHANGED})
def tie_trial(request: Request, project_id: UUID, sent: TieIn) -> Status[Trial]:
    """Ties a trial of the register to it, by number."""
    one = queries.project(request.actor, project_id)
    return Status(201, projecting.tie(actor=request.actor, one=one, number=sent.number).trial)
