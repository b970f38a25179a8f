"""What the API of this room takes and gives."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Field, Schema

from daodi.hub.health.research.models import DrugProject, Interest, Likeness, Role, Side, Stage, Trial, TrialImport


class TrialOut(Schema):
    """A trial in short. ``countries``: ISO codes; days are the first that fit what is stated."""

    id: UUID
    register_code: str
    number: str
    title: str
    sponsor: str
    status: str
    countries: list[str]
    phase: str
    registered_on: date | None
    enrolment_on: date | None
    completed_on: date | None
    size: int | None
    linked: str
    visibility: str
    owner_id: UUID

    @staticmethod
    def resolve_register_code(one: Trial) -> str:
        return one.register

    @staticmethod
    def resolve_countries(one: Trial) -> list[str]:
        return one.countries.split()


class TrialMaterialOut(Schema):
    """A material named in the interventions. ``several``: the words may mean others as well."""

    named: str
    material_id: str
    several: bool
    warnings: list[dict[str, Any]]


class TrialWholeOut(TrialOut):
    """A trial with its whole record, its materials, and other records of it."""

    record: dict[str, Any]
    materials: list[TrialMaterialOut]

    @staticmethod
    def resolve_materials(one: Trial) -> list[Any]:
        return list(one.materials.all())


class CompletenessItemOut(Schema):
    """An item: stated, missing, or not-exported."""

    item: str
    english: str
    answer: str
    found: str
    source: str
    quality: str


class CompletenessOut(Schema):
    """How complete a record is, by WHO's data set and, for traditional medicine, by CONSORT-CHM Formulas 2017."""

    data_set: list[CompletenessItemOut]
    chinese_formula: list[CompletenessItemOut] | None


class TrialImportOut(Schema):
    """A file taken in; ``problems`` are the first five hundred of ``wrong``."""

    id: UUID
    name: str
    form: str
    total: int
    done: int
    added: int
    changed: int
    wrong: int
    problems: list[dict[str, Any]]
    job: UUID | None

    @staticmethod
    def resolve_problems(one: TrialImport) -> list[dict[str, Any]]:
        return list(one.problems)


class LikenessOut(Schema):
    """Two records that may be of one trial, with the reasons."""

    id: UUID
    first_id: UUID
    second_id: UUID
    how: str
    score: float
    reasons: list[list[str]]
    state: str
    decided_at: datetime | None

    @staticmethod
    def resolve_reasons(one: Likeness) -> list[list[str]]:
        return list(one.reasons)


class ResearchStepIn(Schema):
    """A step of a table; ``reply`` only where a call's owner answers."""

    step: str = Field(max_length=20)
    reply: str = Field("", max_length=5000)


class PartnerCallIn(Schema):
    """What is sought or offered; for a trial, a project, or neither."""

    side: Side
    role: Role
    title: str = Field(min_length=1, max_length=200)
    text: str = Field("", max_length=5000)
    countries: str = Field("", max_length=200)
    until: date | None = None
    trial: UUID | None = None
    project: UUID | None = None


class PartnerCallOut(Schema):
    id: UUID
    side: str
    role: str
    title: str
    text: str
    countries: str
    until: date | None
    trial_id: UUID | None
    project_id: UUID | None
    closed_at: datetime | None
    visibility: str
    owner_id: UUID


class InterestIn(Schema):
    """What you would bring."""

    text: str = Field(min_length=1, max_length=5000)


class InterestOut(Schema):
    """Read by the one who called and the one who answered."""

    id: UUID
    call_id: UUID
    caller_id: UUID
    party_id: UUID
    text: str
    reply: str
    state: str
    created_at: datetime

    @staticmethod
    def resolve_state(one: Interest) -> str:
        return str(one.state)


class DrugProjectIn(Schema):
    """A project at its first stage."""

    title: str = Field(min_length=1, max_length=300)
    indication: str = Field("", max_length=500)
    summary: str = Field("", max_length=5000)
    product: str = Field("", max_length=300)
    product_number: str = Field("", max_length=100)
    materials: list[str] = Field(default_factory=list, max_length=60)
    stage: Stage = Stage.DISCOVERY
    since: date
    note: str = Field("", max_length=500)


class ProjectStageIn(Schema):
    """At which stage a project stands from a day on."""

    stage: Stage
    since: date
    note: str = Field("", max_length=500)


class ProjectStageOut(Schema):
    id: UUID
    stage: str
    since: date
    note: str


class ProjectMaterialOut(Schema):
    name: str
    material_id: str


class DrugProjectOut(Schema):
    id: UUID
    title: str
    indication: str
    summary: str
    product: str
    product_number: str
    stage: str
    since: date
    stages: list[ProjectStageOut]
    materials: list[ProjectMaterialOut]
    visibility: str
    owner_id: UUID

    @staticmethod
    def resolve_stages(one: DrugProject) -> list[Any]:
        return list(one.stages.all())

    @staticmethod
    def resolve_materials(one: DrugProject) -> list[Any]:
        return list(one.materials.all())


class TieIn(Schema):
    """A trial's number."""

    number: str = Field(min_length=1, max_length=60)
