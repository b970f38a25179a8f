"""What the API of this room takes and gives."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from ninja import Field, Schema

from daodi.hub.health.safety.models import Signal
from daodi.hub.health.safety.queries import Shown


class LineListOut(Schema):
    id: UUID
    title: str
    source: str
    stratum: list[str]
    alike: list[str]
    state: str
    rows: int
    reports: int
    lost: int
    problems: list[dict[str, str | int]]
    document_id: UUID
    created_at: datetime


class LineListStepIn(Schema):
    """``set-aside`` counts it no more, ``take-back`` counts it again."""

    step: str = Field(max_length=20)


class ProductNameOut(Schema):
    """A product as reports write it. ``status``: what the tables of names say; ``decision``: what a person said."""

    id: UUID
    name: str
    reports: int | None = None
    status: str
    product: str
    material_id: str
    decision: str
    decided_at: datetime | None


class ProductNameIn(Schema):
    """The id or a clear name of a material, ``as-written``, or nothing to ask the tables of names again."""

    choice: str = Field("", max_length=200)


class ScreeningIn(Schema):
    """``prior``: alpha1, beta1, alpha2, beta2, share; fitted to the reports where it is empty."""

    prior: str = Field("", max_length=200)


class ScreeningOut(Schema):
    """``fit`` says how the fit of the prior ended; ``why_not`` in it, why there is no EBGM."""

    id: UUID
    prior: str
    job_id: UUID | None
    counted: dict[str, int | list[str]]
    fit: dict[str, object]
    raised: int
    created_at: datetime
    done_at: datetime | None


class FiguresOut(Schema):
    n: int
    expected: float
    prr: float | None
    prr_lower: float | None
    prr_upper: float | None
    ror: float | None
    ror_lower: float | None
    ror_upper: float | None
    ic: float | None
    ic_lower: float | None
    ic_upper: float | None
    ebgm: float | None
    eb05: float | None
    eb95: float | None
    reason: str
    stands_out: bool


class PairOut(FiguresOut):
    """A product and a reaction in one screening. ``names``: how many of the reports call the product what."""

    product: str
    material_id: str
    reaction: str
    names: dict[str, int]
    signal_id: UUID | None


class SignalOut(Schema):
    """``figures`` is nothing where fewer than five reports are not counted out to you; then ``few`` is true."""

    id: UUID
    product: str
    material_id: str
    reaction: str
    state: str
    visibility: str
    owner_id: UUID
    few: bool
    names: list[str]
    figures: FiguresOut | None
    changed_at: datetime


class SignalStepIn(Schema):
    """A step of the table: review, confirm, refute, monitor, note; and why."""

    step: str = Field(max_length=20)
    text: str = Field(min_length=1, max_length=5000)


class SignalShowIn(Schema):
    """Whether everybody sees it."""

    published: bool


class AssessmentOut(Schema):
    id: UUID
    step: str
    state: str
    text: str
    by_id: UUID
    at: datetime


class LotOfSignalOut(Schema):
    id: UUID
    code: str
    material: str
    owner_id: UUID


def signal_out(one: Signal, told: Shown) -> SignalOut:
    """A signal with its figures as one reader may know them."""
    return SignalOut(
        id=one.pk,
        product=one.product,
        material_id=one.material_id,
        reaction=one.reaction,
        state=one.state,
        visibility=one.visibility,
        owner_id=one.owner_id,
        few=told.few,
        names=sorted(told.pair.names) if told.pair else [],
        figures=FiguresOut.from_orm(told.pair) if told.pair else None,
        changed_at=one.changed_at,
    )
