"""What the API of this room takes and gives."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from ninja import Field, Schema

from daodi.hub.health.qualifications.models import Outcome, OutputKind

LONG = 5000
Stated = dict[str, str]


class QualificationCaseIn(Schema):
    """A qualification and where it is to be used. ``facts``: by the names of recognition_facts; no papers."""

    desk: UUID
    person: str = Field(min_length=1, max_length=200)
    profession: str = Field(max_length=40)
    title: str = Field(min_length=1, max_length=300)
    awarded_by: str = Field(min_length=1, max_length=300)
    origin: str = Field(min_length=2, max_length=8)
    market: str = Field(min_length=2, max_length=8)
    awarded_on: date | None = None
    training_years: int | None = Field(None, ge=0, le=30)
    training_hours: int | None = Field(None, ge=0, le=100_000)
    licence_number: str = Field("", max_length=80)
    licensed_until: date | None = None
    practice_years: int | None = Field(None, ge=0, le=80)
    languages: str = Field("", max_length=200)
    path: str = Field("", max_length=60)
    invited_by: str = Field("", max_length=300)
    begins: date | None = None
    ends: date | None = None
    note: str = Field("", max_length=LONG)
    facts: Stated = Field(default_factory=dict)


class QualificationCaseOut(Schema):
    id: UUID
    owner_id: UUID
    desk_id: UUID
    person: str
    profession: str
    title: str
    awarded_by: str
    origin: str
    market: str
    path: str
    licence_number: str
    begins: date | None
    ends: date | None
    facts: Stated
    state: str
    submitted_on: date | None
    decided_on: date | None


class QualificationStepIn(Schema):
    step: Literal["submit", "take-up", "withdraw"]


class QualificationFactsIn(Schema):
    """Answers to what the paths ask, by the names of recognition_facts; an empty one takes an answer back."""

    facts: Stated


class QualificationPaperIn(Schema):
    """A document of yours that stands for a fact."""

    fact: str = Field(max_length=60)
    document: UUID


class QualificationMessageIn(Schema):
    """``step``: ask or answer, where the message moves the case."""

    text: str = Field(min_length=1, max_length=LONG)
    step: Literal["", "ask", "answer"] = ""


class QualificationMessageOut(Schema):
    id: UUID
    text: str
    by_id: UUID
    at: datetime


class QualificationDecisionIn(Schema):
    outcome: Outcome
    clause: str = Field(min_length=1, max_length=500)
    reasons: str = Field(min_length=1, max_length=LONG)
    valid_from: date | None = None
    valid_until: date | None = None
    measure: str = Field("", max_length=500)


class QualificationDecisionOut(Schema):
    """``said`` is what the rules held said on that day; ``computed`` the whole of it."""

    id: UUID
    outcome: str
    clause: str
    reasons: str
    valid_from: date | None
    valid_until: date | None
    measure: str
    said: str
    computed: dict[str, object]
    by_id: UUID
    at: datetime


class RecognitionAskedIn(Schema):
    """Is it recognised there? Nothing that is sent is kept. A paper is ``yes`` where it is at hand."""

    profession: str = Field(max_length=40)
    origin: str = Field(max_length=8)
    market: str = Field(max_length=8)
    path: str = Field("", max_length=60)
    facts: Stated = Field(default_factory=dict)
    begins: date | None = None
    ends: date | None = None
    licensed_until: date | None = None
    on: date | None = None


class TrainingIn(Schema):
    title: str = Field(min_length=1, max_length=300)
    subject: str = Field(min_length=1, max_length=200)
    profession: str = Field("", max_length=40)
    place: str = Field(min_length=1, max_length=200)
    market: str = Field(min_length=2, max_length=8)
    language: str = Field(min_length=1, max_length=100)
    begins: date
    ends: date
    hours: int = Field(ge=1, le=10_000)
    places: int = Field(ge=1, le=5000)
    about: str = Field("", max_length=LONG)


class TrainingOut(TrainingIn):
    id: UUID
    owner_id: UUID
    state: str
    visibility: str


class TrainingStepIn(Schema):
    step: Literal["open", "start", "close", "cancel"]


class EnrolmentIn(Schema):
    name: str = Field(min_length=1, max_length=200)
    profession: str = Field("", max_length=40)


class EnrolmentOut(Schema):
    id: UUID
    training_id: UUID
    sent_by_id: UUID
    name: str
    profession: str
    state: str


class EnrolmentStepIn(Schema):
    step: Literal["accept", "refuse", "withdraw", "complete", "leave"]


class CertificateOut(Schema):
    """As much of a certificate as is told to who has its number."""

    number: str
    initials: str
    stands: bool


class MissionIn(Schema):
    title: str = Field(min_length=1, max_length=300)
    market: str = Field(min_length=2, max_length=8)
    place: str = Field(min_length=1, max_length=200)
    host: str = Field("", max_length=300)
    begins: date
    ends: date | None = None
    members: int = Field(ge=1, le=5000)
    about: str = Field("", max_length=LONG)


class MissionOut(MissionIn):
    id: UUID
    owner_id: UUID
    visibility: str


class MissionCountIn(Schema):
    """A count for a span of days, with its source; of operations ``detail`` says which."""

    kind: OutputKind
    detail: str = Field("", max_length=200)
    number: int = Field(ge=0, le=10_000_000)
    begins: date
    ends: date
    source: str = Field(min_length=1, max_length=500)


class MissionCountOut(Schema):
    id: UUID
    kind: str
    detail: str
    number: int
    begins: date
    ends: date
    source: str


class PlanCountOut(Schema):
    """A number of something over a span of days; ``key`` stays the same."""

    key: str
    title: str
    number: int
    href: str


class MissionSumOut(Schema):
    """A sum of one kind in the year in which counting began, over the missions that you may see."""

    year: int
    kind: str
    total: int
