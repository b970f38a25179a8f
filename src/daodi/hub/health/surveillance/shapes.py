"""What the API takes and gives."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from ninja import Field, Schema

from daodi.hub.health.surveillance.models import Alarm, Alert, AlertStep
from daodi.hub.health.surveillance.steps import written


class CountsOut(Schema):
    id: UUID
    owner_id: UUID
    disease: str
    disease_zh_hans: str
    disease_zh_hant: str
    unit: str
    data_element: str


class CountsArea(Schema):
    """An area; ``series_id`` is null where it is the sum of its areas."""

    series_id: UUID | None
    code: str
    name: str
    counts: list[int | None]
    withheld: list[bool]


class CountsWhole(CountsOut):
    outside: bool
    steps: list[str]
    areas: list[CountsArea]
    sums: list[int | None]


class CountsDelivery(Schema):
    counts_id: UUID
    new: int
    revised: int


class CountsProblem(Schema):
    row: int
    column: str
    what: str
    expected: str


class CountsTaken(Schema):
    deliveries: list[CountsDelivery]
    problems: list[CountsProblem]


class Dhis2Value(Schema):
    dataElement: str
    period: str
    orgUnit: str
    value: str


class Dhis2Set(Schema):
    dataValues: list[Dhis2Value]


class CountsPublishIn(Schema):
    network: UUID
    withdraw: bool = False


class SeriesPoint(Schema):
    date: str
    observed: int | None
    withheld: bool
    expected: float | None
    upper: float | None
    alarm: bool | None
    reason: str | None
    method: str | None


class SeriesOut(Schema):
    id: UUID
    tally_id: UUID
    area_id: UUID
    method: str


class SeriesMethodIn(Schema):
    method: str = Field("", max_length=20)


class AlertFacts(Schema):
    id: UUID
    series_id: UUID
    disease: str
    area: str
    owner_id: UUID
    state: str
    verdict: str
    raised_at: datetime


class AlertOut(AlertFacts):
    @staticmethod
    def resolve_disease(one: Alert) -> str:
        return one.series.tally.disease

    @staticmethod
    def resolve_area(one: Alert) -> str:
        return one.series.area.code

    @staticmethod
    def resolve_owner_id(one: Alert) -> UUID:
        return one.series.tally.owner_id


class AlertNumber(Schema):
    date: str
    observed: int
    expected: float | None
    upper: float | None
    method: str
    at: datetime


class AlertStepOut(Schema):
    step: str
    organisation_id: UUID
    organisation: str
    verdict: str
    words: str
    at: datetime


class AlertWhole(AlertFacts):
    numbers: list[AlertNumber]
    steps: list[AlertStepOut]


class AlertStepIn(Schema):
    """``acknowledge``, ``assess`` with a verdict (event, no-event, cannot-say), ``close`` or ``note``."""

    step: str = Field(max_length=20)
    words: str = Field(min_length=1, max_length=5000)
    verdict: str = Field("", max_length=10)


class AreaIn(Schema):
    code: str = Field(min_length=1, max_length=40)
    name: str = Field(min_length=1, max_length=200)
    name_zh_hans: str = Field("", max_length=200)
    name_zh_hant: str = Field("", max_length=200)
    within: UUID | None = None
    org_unit: str = Field("", max_length=40)
    column: int | None = Field(None, ge=0, le=200)
    row: int | None = Field(None, ge=0, le=200)


class AreaOut(Schema):
    id: UUID
    code: str
    name: str
    name_zh_hans: str
    name_zh_hant: str
    within_id: UUID | None
    org_unit: str
    column: int | None
    row: int | None


class NetworkIn(Schema):
    title: str = Field(min_length=1, max_length=200)
    title_zh_hans: str = Field("", max_length=200)
    title_zh_hant: str = Field("", max_length=200)
    about: str = Field("", max_length=2000)


class NetworkOut(Schema):
    id: UUID
    owner_id: UUID
    title: str
    title_zh_hans: str
    title_zh_hant: str
    about: str


class NetworkMemberOut(Schema):
    id: UUID
    organisation_id: UUID
    state: str


class NetworkInviteIn(Schema):
    organisation: UUID


class NetworkStepIn(Schema):
    """``accept``, ``decline``, ``leave``; for the organiser ``invite`` and ``remove``."""

    step: str = Field(max_length=20)


def number(one: Alarm, unit: str) -> dict[str, Any]:
    """The numbers of an alarm."""
    return {
        "date": written(unit, one.step),
        "observed": one.observed,
        "expected": one.expected,
        "upper": one.upper,
        "method": one.method,
        "at": one.at,
    }


def step(one: AlertStep) -> dict[str, Any]:
    """What was done about an alert."""
    return {
        "step": one.name,
        "organisation_id": one.organisation_id,
        "organisation": one.organisation.name,
        "verdict": one.verdict,
        "words": one.words,
        "at": one.at,
    }
