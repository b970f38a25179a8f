"""What the API of emergencies takes and gives. Every amount is text, so that none is rounded on the way."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema

from daodi.hub.health.emergencies import queries
from daodi.hub.health.emergencies.models import (
    Emergency,
    Hazard,
    Match,
    Report,
    ReportVersion,
    Resource,
    SourceKind,
    Urgency,
)

Amount = Annotated[Decimal, Field(ge=0, max_digits=16, decimal_places=4)]


class EventNoteIn(Schema):
    """A rumour or an event with its source; ``country`` is an ISO 3166 code such as LA or CN-YN."""

    title: str = Field(min_length=1, max_length=300)
    text: str = Field("", max_length=10_000)
    said_by: str = Field(min_length=1, max_length=300)
    source: SourceKind
    place: str = Field(min_length=1, max_length=300)
    country: str = Field("", max_length=6)
    heard_on: date
    happened_on: date | None = None
    link: str = Field("", max_length=1000)
    language: str = Field("", max_length=20)


class EventNoteOut(Schema):
    id: UUID
    owner_id: UUID
    title: str
    text: str
    said_by: str
    source: str
    place: str
    country: str
    heard_on: date
    happened_on: date | None
    link: str
    language: str
    state: str


class EventNoteWordIn(Schema):
    """``confirm``, ``discard`` or ``doubt`` for its owner, with the reason; ``add`` for whoever reads it."""

    step: str = Field("add", max_length=20)
    text: str = Field(min_length=1, max_length=5000)
    link: str = Field("", max_length=1000)


class EventNoteWord(Schema):
    id: UUID
    organisation_id: UUID
    state: str
    text: str
    link: str
    at: datetime


class EmergencyIn(Schema):
    """An emergency; ``areas`` are ISO 3166 codes, each with a name where it has one: ``LA-VT Vientiane``."""

    title: str = Field(min_length=1, max_length=300)
    title_zh_hans: str = Field("", max_length=300)
    title_zh_hant: str = Field("", max_length=300)
    hazard: Hazard
    areas: list[Annotated[str, Field(max_length=300)]] = Field(min_length=1, max_length=100)
    about: str = Field("", max_length=10_000)
    from_on: date
    until_on: date | None = None
    cause: str = Field("", max_length=300)
    cause_link: str = Field("", max_length=1000)
    event: UUID | None = None


class EmergencyOut(Schema):
    id: UUID
    owner_id: UUID
    title: str
    title_zh_hans: str
    title_zh_hant: str
    hazard: str
    areas: list[str]
    about: str
    from_on: date
    until_on: date | None
    cause: str
    cause_link: str
    state: str

    @staticmethod
    def resolve_areas(one: Emergency) -> list[str]:
        return [f"{area.code} {area.name}".strip() for area in one.areas.all()]


class EmergencyStepIn(Schema):
    """``end``, ``resume`` or ``close``."""

    step: str = Field(max_length=20)


class EmergencyReaderIn(Schema):
    """A member, by its id."""

    member: UUID


class EmergencyReader(Schema):
    id: UUID
    name: str


class EmergencyMet(Schema):
    """How far the needs of one sort are met, in one unit."""

    sort: str
    unit: str
    needed: str
    matched: str
    agreed: str
    sent: str
    arrived: str
    open: str


class EmergencyResourceIn(Schema):
    """A need or an offer. ``sort`` is one of the list under ``/api/emergencies/sorts``, ``unit`` one of its units."""

    side: str = Field(pattern="^(need|offer)$")
    sort: str = Field(max_length=30)
    what: str = Field("", max_length=300)
    amount: Amount
    unit: str = Field("", max_length=20)
    place: str = Field(min_length=1, max_length=300)
    country: str = Field("", max_length=6)
    from_on: date | None = None
    until_on: date | None = None
    urgency: Urgency = Urgency.WEEK
    note: str = Field("", max_length=2000)


class EmergencyResource(Schema):
    id: UUID
    emergency_id: UUID
    organisation_id: UUID
    side: str
    sort: str
    what: str
    material_id: str
    amount: str
    unit: str
    matched: str
    agreed: str
    sent: str
    arrived: str
    open: str
    place: str
    country: str
    from_on: date | None
    until_on: date | None
    urgency: str
    note: str
    state: str


class EmergencySort(Schema):
    """Something that can be needed or offered: supplies, staff, a laboratory's work or beds."""

    sort: str
    kind: str
    name: str
    units: list[str]


class EmergencyFit(Schema):
    """An offer that fits a need; people on both sides decide. Keys of what speaks for it and what to ask."""

    need_id: UUID
    offer_id: UUID
    amount: str
    unit: str
    reasons: list[str]
    doubts: list[str]


class EmergencyMatchIn(Schema):
    """An offer for a need; without an amount, what both have left."""

    need: UUID
    offer: UUID
    amount: Amount | None = None
    words: str = Field("", max_length=2000)


class EmergencyMatchStepIn(Schema):
    """``accept``; ``decline`` or ``cancel`` with a reason; ``send``; ``arrive``; ``close``."""

    step: str = Field(max_length=20)
    reason: str = Field("", max_length=2000)
    sent: Amount | None = None
    sent_on: date | None = None
    carrier: str = Field("", max_length=300)
    expected_on: date | None = None
    arrived: Amount | None = None
    arrived_on: date | None = None
    outcome: str = Field("", max_length=2000)


class EmergencyMatch(Schema):
    id: UUID
    emergency_id: UUID
    need_id: UUID
    offer_id: UUID
    from_id: UUID
    to_id: UUID
    amount: str
    unit: str
    sent: str | None
    sent_on: date | None
    carrier: str
    expected_on: date | None
    arrived: str | None
    arrived_on: date | None
    reasons: list[str]
    reason: str
    outcome: str
    state: str


class SituationFigure(Schema):
    """A figure of a report: a plain number as text, and its unit."""

    name: str = Field(min_length=1, max_length=200)
    value: str = Field(pattern=r"^-?[0-9]{1,15}(\.[0-9]{1,4})?$")
    unit: str = Field("", max_length=40)


class SituationReportIn(Schema):
    dated_on: date
    text: str = Field(min_length=1, max_length=20_000)
    figures: list[SituationFigure] = Field([], max_length=60)


class SituationCorrectionIn(Schema):
    """The whole text and all figures anew; ``why`` says what was corrected."""

    text: str = Field(min_length=1, max_length=20_000)
    figures: list[SituationFigure] = Field([], max_length=60)
    why: str = Field(min_length=1, max_length=500)


class SituationVersion(Schema):
    version: int
    text: str
    figures: list[SituationFigure]
    met: list[EmergencyMet]
    why: str
    made_at: datetime

    @staticmethod
    def resolve_figures(one: ReportVersion) -> list[dict[str, str]]:
        return [{"name": name, "value": value, "unit": unit} for name, value, unit in one.figures]


class SituationReport(Schema):
    """A report with all its versions, the last one first."""

    id: UUID
    emergency_id: UUID
    organisation_id: UUID
    number: int
    dated_on: date
    versions: list[SituationVersion]

    @staticmethod
    def resolve_versions(one: Report) -> list[ReportVersion]:
        return list(one.versions.all())


class EmergencyLessonIn(Schema):
    """What worked, what did not, what will be changed, by whom and until when."""

    worked: str = Field(min_length=1, max_length=5000)
    failed: str = Field(min_length=1, max_length=5000)
    change: str = Field(min_length=1, max_length=5000)


class EmergencyLesson(Schema):
    id: UUID
    organisation_id: UUID
    worked: str
    failed: str
    change: str
    made_at: datetime


def resource_out(one: Resource) -> dict[str, Any]:
    """A need or an offer as the API gives it, with how much of it stands where."""
    plain = ("emergency_id", "organisation_id", "side", "sort", "what", "material_id", "unit", "place", "country")
    more = ("from_on", "until_on", "urgency", "note", "state")
    known = {name: text(amount) for name, amount in queries.amounts(one).items() if name != "needed"}
    return {"id": one.pk, "amount": text(one.amount), **known, **{name: getattr(one, name) for name in plain + more}}


def match_out(one: Match) -> dict[str, Any]:
    """A match as the API gives it."""
    plain = ("emergency_id", "need_id", "offer_id", "sent_on", "carrier", "expected_on", "arrived_on", "reasons")
    more = ("reason", "outcome", "state")
    return {
        "id": one.pk,
        "from_id": one.offer.organisation_id,
        "to_id": one.need.organisation_id,
        "amount": text(one.amount),
        "unit": one.need.unit,
        "sent": None if one.sent is None else text(one.sent),
        "arrived": None if one.arrived is None else text(one.arrived),
        **{name: getattr(one, name) for name in plain + more},
    }


def text(amount: Decimal) -> str:
    """An amount as plain text without needless zeros."""
    return format(amount.normalize(), "f")
