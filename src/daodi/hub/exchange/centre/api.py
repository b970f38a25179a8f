"""The trading centre under ``/api/centre``: its board, its sample room, its price index."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from ninja import Field, Router, Schema, Status
from ninja.pagination import paginate

from daodi.hub.core.access.auth import anyone
from daodi.hub.core.access.queries import found
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED
from daodi.hub.core.organisations.queries import organisations
from daodi.hub.exchange.catalogue.queries import listing
from daodi.hub.exchange.centre import index, queries, room
from daodi.hub.exchange.centre.models import BoardNotice, Sample, Viewing

router = Router(tags=["trading centre"])


class CentreNotice(Schema):
    id: UUID
    kind: str
    title: str
    title_zh_hans: str
    title_zh_hant: str
    text: str
    text_zh_hans: str
    text_zh_hant: str
    shown_from: date
    shown_until: date | None
    source: str


class CentreSampleIn(Schema):
    """A sample of yours, of a listing or a lot of yours where it has one."""

    title: str = Field(min_length=1, max_length=200)
    amount: str = Field("", max_length=100)
    note: str = Field("", max_length=2000)
    listing_id: UUID | None = None
    lot_id: UUID | None = None


class CentreSample(Schema):
    id: UUID
    owner_id: UUID
    title: str
    material_id: str
    listing_id: UUID | None
    lot_code: str
    amount: str
    note: str
    state: str
    shelf: str


class CentreSampleStepIn(Schema):
    """``shelve`` with a shelf, ``lend`` to a member until a day, ``take-back``, ``give-back``, ``withdraw``."""

    step: str = Field(max_length=20)
    shelf: str = Field("", max_length=20)
    to: UUID | None = None
    due_on: date | None = None


class CentreViewingIn(Schema):
    starts_at: datetime


class CentreViewingStepIn(Schema):
    """``confirm`` or ``decline`` as the centre; ``cancel`` as who asked."""

    step: str = Field(max_length=20)


class CentreViewing(Schema):
    id: UUID
    sample_id: UUID
    organisation_id: UUID
    starts_at: datetime
    state: str


class CentrePrice(Schema):
    """A month of one thing, per kilogram: classes of prices. ``told`` is false where too little was dealt in."""

    material_id: str
    kind: str
    grade: str
    currency: str
    month: str
    told: bool
    low: str = ""
    middle_low: str = ""
    middle_high: str = ""
    high: str = ""
    deals: str = ""


class CentreMonthIn(Schema):
    month: str = Field(max_length=7)


class CentreMonth(Schema):
    month: str
    frozen_at: datetime


@router.get("/centre/notices", response=list[CentreNotice], auth=anyone)
@paginate
def list_board(request: Request) -> QuerySet[BoardNotice]:
    """What is on the board today."""
    return queries.board(request.actor, timezone.localdate())


@router.get("/centre/samples", response=list[CentreSample], auth=anyone)
@paginate
def list_samples_on_show(request: Request) -> QuerySet[Sample]:
    """The samples on the shelves, and your own."""
    return queries.samples(request.actor)


@router.post("/centre/samples", response={201: CentreSample, **CHANGED})
def lend_sample(request: Request, sent: CentreSampleIn) -> Status[Sample]:
    """Announces a sample to the centre."""
    facts = sent.dict()
    listing_id = facts.pop("listing_id")
    listed = listing(request.actor, listing_id) if listing_id else None
    return Status(201, room.lend(actor=request.actor, listing=listed, **facts))


@router.get("/centre/samples/{uuid:sample_id}", response={200: CentreSample, **REFUSED}, auth=anyone)
def one_sample_on_show(request: Request, sample_id: UUID) -> Sample:
    """One sample."""
    return queries.sample(request.actor, sample_id)


@router.post("/centre/samples/{uuid:sample_id}/step", response={200: CentreSample, **CHANGED})
def step_sample_on_show(request: Request, sample_id: UUID, sent: CentreSampleStepIn) -> Sample:
    """Takes a step of the centre's, or withdraws what one announced."""
    sample = queries.sample(request.actor, sample_id)
    to = found(organisations(request.actor), pk=sent.to) if sent.to else None
    facts: dict[str, Any] = {"shelf": sent.shelf, "due_on": sent.due_on}
    return room.take_step(actor=request.actor, sample=sample, name=sent.step, to=to, **facts)


@router.post("/centre/samples/{uuid:sample_id}/viewings", response={201: CentreViewing, **CHANGED})
def ask_viewing(request: Request, sample_id: UUID, sent: CentreViewingIn) -> Status[Viewing]:
    """Asks to come and look at a full or half hour."""
    sample = queries.sample(request.actor, sample_id)
    return Status(201, room.ask_viewing(actor=request.actor, sample=sample, starts_at=sent.starts_at))


@router.get("/centre/viewings", response=list[CentreViewing])
@paginate
def list_viewings(request: Request) -> QuerySet[Viewing]:
    """Your viewings; for the centre all of them."""
    return queries.viewings(request.actor)


@router.post("/centre/viewings/{uuid:viewing_id}/step", response={200: CentreViewing, **CHANGED})
def step_viewing(request: Request, viewing_id: UUID, sent: CentreViewingStepIn) -> Viewing:
    """Confirms, declines or cancels."""
    viewing = queries.viewing(request.actor, viewing_id)
    return room.step_viewing(actor=request.actor, viewing=viewing, name=sent.step)


@router.get("/centre/prices", response=list[CentrePrice], auth=anyone)
@paginate
def list_prices(request: Request, material_id: str = "") -> list[dict[str, Any]]:
    """The price index, a line a month and thing: what was counted once, and stays."""
    return [
        {**one.thing._asdict(), "month": month, "told": cell is not None, **_figures(cell)}
        for one in index.series(material_id[:100])
        for month, cell in one.months
    ]


@router.post("/centre/prices", response={201: CentreMonth, **CHANGED})
def freeze_prices(request: Request, sent: CentreMonthIn) -> Status[Any]:
    """The centre counts the prices of a month that is over, once."""
    return Status(201, index.freeze(actor=request.actor, month=sent.month))


def _figures(cell: object) -> dict[str, str]:
    names = ("low", "middle_low", "middle_high", "high", "deals")
    return {name: _text(getattr(cell, name)) for name in names} if cell is not None else {}


def _text(value: Decimal | str) -> str:
    return value if isinstance(value, str) else f"{value.normalize():f}"
