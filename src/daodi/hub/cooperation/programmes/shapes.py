"""What the API takes and gives."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from ninja import Field, Schema

Title = Annotated[str, Field(min_length=1, max_length=300)]
Text = Annotated[str, Field(max_length=500)]
Long = Annotated[str, Field(max_length=10_000)]
Titles = dict[str, str]
Number = Annotated[Decimal, Field(max_digits=24, decimal_places=4)]


class EvidenceIn(Schema):
    """What stands behind a statement. ``start`` and ``end`` count characters of the text with that hash."""

    source: Text = ""
    quote: Long = ""
    start: int | None = Field(None, ge=0, le=2_000_000_000)
    end: int | None = Field(None, ge=0, le=2_000_000_000)
    sha256: str = Field("", pattern="^([0-9a-f]{64})?$")
    published: date | None = None
    document_id: UUID | None = None


class EvidenceOut(Schema):
    source_kind: str
    source: str
    quote: str
    start: int | None
    end: int | None
    sha256: str
    published: date | None


class PlanIn(Schema):
    title: Title
    titles: Titles = Field({}, max_length=8)
    about: Long = ""
    begins: date | None = None
    ends: date | None = None
    source: Text = ""


class PlanOut(Schema):
    id: UUID
    title: str
    titles: dict[str, str]
    about: str
    begins: date | None
    ends: date | None
    source: str
    example: bool
    visibility: str
    owner_id: UUID
    created_at: datetime


class CommitmentIn(Schema):
    text: str = Field(min_length=1, max_length=1000)
    texts: Titles = Field({}, max_length=8)
    evidence: EvidenceIn | None = None


class CommitmentOut(EvidenceOut):
    id: UUID
    text: str
    texts: dict[str, str]
    state: str


class PeriodIn(Schema):
    begins: date
    ends: date
    due: date


class PeriodOut(PeriodIn):
    id: UUID
    closed_at: datetime | None


class Reminded(Schema):
    """How many reports members were reminded of."""

    reminded: int


class ReasonOut(Schema):
    """Why a target stands so: a code, and the ids of the readings it rests on."""

    code: str
    readings: list[UUID]


class StatusOut(Schema):
    """How a target stands, by confirmed readings; ``value`` is the figure it was judged by."""

    target_id: UUID | None
    status: str
    value: Decimal | None
    reasons: list[ReasonOut]


class IndicatorIn(Schema):
    """Of a commitment, of a project, or by itself."""

    commitment_id: UUID | None = None
    project_id: UUID | None = None
    title: Title
    titles: Titles = Field({}, max_length=8)
    about: Long = ""
    measure: str = Field("unit", max_length=11)
    count_kind: str = Field(max_length=13)
    unit: str = Field("", max_length=40)
    aggregation: str = Field(max_length=10)
    direction: str = Field("up", max_length=4)
    baseline: Number | None = None
    baseline_on: date | None = None


class IndicatorOut(Schema):
    id: UUID
    commitment_id: UUID | None
    project_id: UUID | None
    title: str
    titles: dict[str, str]
    about: str
    measure: str
    count_kind: str
    unit: str
    aggregation: str
    direction: str
    baseline: Decimal | None
    baseline_on: date | None
    visibility: str
    owner_id: UUID


class TargetIn(Schema):
    value: Number
    value_max: Number | None = None
    qualifier: str = Field("exact", max_length=14)
    modality: str = Field("target", max_length=8)
    deadline: str = Field("", max_length=10)
    evidence: EvidenceIn | None = None


class TargetOut(EvidenceOut):
    id: UUID
    value: Decimal
    value_max: Decimal | None
    qualifier: str
    modality: str
    deadline: str
    state: str
    reason: str


class ReadingIn(Schema):
    """What a source says was reached; count kind, aggregation and unit are the indicator's where left out."""

    value: Number
    value_max: Number | None = None
    qualifier: str = Field("exact", max_length=14)
    modality: str = Field("reported", max_length=8)
    count_kind: str | None = Field(None, max_length=13)
    aggregation: str | None = Field(None, max_length=10)
    unit: str | None = Field(None, max_length=40)
    begins: date | None = None
    ends: date | None = None
    when: str = Field("", max_length=100)
    cluster: str = Field("", max_length=100)
    evidence: EvidenceIn | None = None


class ReadingOut(EvidenceOut):
    id: UUID
    value: Decimal
    value_max: Decimal | None
    qualifier: str
    modality: str
    count_kind: str
    aggregation: str
    unit: str
    begins: date | None
    ends: date | None
    when: str
    cluster: str
    state: str
    reason: str


class IndicatorWhole(IndicatorOut):
    standing: list[StatusOut]
    targets: list[TargetOut]
    readings: list[ReadingOut]


class IndicatorShort(IndicatorOut):
    standing: list[StatusOut]


class PlanWhole(PlanOut):
    commitments: list[CommitmentOut]
    indicators: list[IndicatorShort]


class FigureStep(Schema):
    """``step``: confirm, reject, dispute, supersede, outdate or reconsider."""

    step: str = Field(max_length=20)
    reason: str = Field("", max_length=1000)


class ProjectIn(Schema):
    plan_id: UUID | None = None
    title: str = Field(min_length=1, max_length=500)
    titles: Titles = Field({}, max_length=8)
    about: Long = ""
    identifier: str = Field("", max_length=200)
    stage: str = Field("pipeline", max_length=14)
    planned_start: date | None = None
    actual_start: date | None = None
    planned_end: date | None = None
    actual_end: date | None = None
    source: Text = ""


class ProjectOut(ProjectIn):
    id: UUID
    example: bool
    visibility: str
    owner_id: UUID
    created_at: datetime


class NamedPartyOut(Schema):
    """A member, where ``organisation_id`` is given; else a name in a source."""

    name: str
    role: str
    organisation_id: UUID | None
    identifier: str


class MoneyOut(EvidenceOut):
    kind: str
    value: Decimal
    currency: str
    on: date | None


class ProjectWhole(ProjectOut):
    parties: list[NamedPartyOut]
    money: list[MoneyOut]
    indicators: list[IndicatorShort]


class PlaceOut(Schema):
    id: UUID
    name: str
    names: dict[str, str]
    kind: str
    focus: str
    country: str
    latitude: Decimal | None
    longitude: Decimal | None
    located_by: str
    parent_id: UUID | None
    plan_id: UUID | None
    visibility: str


class AskIn(Schema):
    """Which member reports, for which open periods of the plan."""

    reporter: UUID
    periods: list[UUID] = Field(min_length=1, max_length=60)


class MemberReportOut(Schema):
    id: UUID
    indicator_id: UUID
    period: PeriodOut
    member_id: UUID
    owner_id: UUID
    state: str
    value: Decimal | None
    quote: str
    note: str
    reason: str
    document_id: UUID | None


class ReportStep(Schema):
    """``step``: send (with a value and a note, or a document and its words), approve, or send_back with a reason."""

    step: str = Field(max_length=20)
    value: Number | None = None
    document_id: UUID | None = None
    quote: Long = ""
    note: Long = ""
    reason: str = Field("", max_length=2000)
