"""Lots and their verdicts under ``/api/lots``."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

import msgspec
from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Field, File, Form, Query, Router, Schema, Status
from ninja.files import UploadedFile
from ninja.pagination import paginate

from daodi.check import Lot as Stated
from daodi.check import Result, Verdict
from daodi.hub.core.access import actions as access
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.queries import found
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED, Problem
from daodi.hub.materia.laboratory import actions, judging, keeping, queries, requests_api
from daodi.hub.materia.laboratory.models import IdentityStatement, Lot, Report, VerdictRecord
from daodi.hub.web.openapi import answer

router = Router(tags=["lots"])
router.add_router("", requests_api.router)
JSON = "application/json; charset=utf-8"
Text = Field("", max_length=300)


class ResultIn(Schema):
    """One result as the laboratory wrote it."""

    analyte: str = Field(min_length=1, max_length=300)
    result: str = Text
    unit: str = Text
    basis: str = Text
    method: str = Text
    loq: str = Text
    lod: str = Text
    uncertainty: str = Text
    specification: str = Text
    sample_g: str = Text


class LotIn(Schema):
    """A lot with its results, every field as text as it was found."""

    lot: str = Field(min_length=1, max_length=200)
    material: str = Text
    product: str = Text
    form: str = Field("", max_length=200)
    use: str = Field("", max_length=100)
    market: str = Field("", max_length=100)
    origin: str = Text
    laboratory: str = Text
    daily_dose_g: str = Field("", max_length=100)
    tested_on: str = Field("", max_length=100)
    results: list[ResultIn] = Field(min_length=1, max_length=5000)


class ResultOut(Schema):
    analyte: str
    result: str
    unit: str
    basis: str
    method: str
    loq: str
    lod: str
    uncertainty: str
    specification: str
    sample_g: str
    input: str
    report_id: UUID


class LotOut(Schema):
    id: UUID
    lot: str = Field(alias="code")
    material: str
    material_id: str
    product: str
    form: str
    use: str
    market: str
    origin: str
    laboratory: str
    visibility: str
    owner_id: UUID
    created_at: datetime


class LotWithResults(LotOut):
    results: list[ResultOut]


class Row(Schema):
    row: int
    column: str
    what: str
    expected: str


class ReportOut(Schema):
    id: UUID
    document_id: UUID
    laboratory: str
    state: str
    problems: list[Row]
    lots: list[LotOut]


class Question(Schema):
    """In which markets, by the rules of which day. No market: those the lot is meant for, and some of the largest."""

    market: list[str] = Field([], max_length=40)
    on: date | None = None


class RecordOut(Schema):
    id: UUID
    market: str
    on: date
    outcome: str
    rules: str
    made_at: datetime


class IdentityIn(Schema):
    """What an identity test made elsewhere named: a DNA barcode (BLAST, VSEARCH), microscopy, a laboratory's word."""

    method: Literal["dna", "microscopy", "morphology", "chromatography", "other"]
    laboratory: str = Field(min_length=1, max_length=300)
    species: list[str] = Field([], max_length=50)
    tested_on: date | None = None


class IdentityOut(Schema):
    id: UUID
    method: str
    laboratory: str
    species: list[str]
    tested_on: date | None
    claim: str
    reason: str
    made_at: datetime


class WithdrawIn(Schema):
    to: UUID


class ShareIn(Schema):
    to: UUID
    until: datetime | None = None


@router.get("/lots", response=list[LotOut])
@paginate
def list_lots(request: Request, whose: str = "", q: str = "") -> QuerySet[Lot]:
    """The lots that you may see, newest first; ``whose`` is own, shared or published, or left out for all of them."""
    if whose not in ("", *queries.WHOSE):
        raise Invalid({"whose": _("expected one of: %s") % ", ".join(queries.WHOSE)})
    return queries.lots(request.actor, whose=whose, text=q[:200])


@router.post("/lots", response={201: LotOut, **CHANGED})
def add_lot(request: Request, sent: LotIn) -> Status[Lot]:
    """Adds a lot with its results; one of the same number and material gets the results added."""
    facts = sent.dict()
    results = tuple(Result(**one, input=f"API:{number}") for number, one in enumerate(facts.pop("results"), 1))
    return Status(201, keeping.add_lot(actor=request.actor, stated=Stated(**facts, results=results)))


@router.post("/lots/file", response={201: ReportOut, **CHANGED})
def send_report(request: Request, file: File[UploadedFile], laboratory: Form[str] = "") -> Status[dict[str, Any]]:
    """A certificate or table of any layout that is known, kept as lots; bad rows are told and cost no good one.

    A long one is kept by a job: its state is ``keeping``, and its lots come later.
    """
    report = actions.receive(actor=request.actor, name=file.name or "", content=file, laboratory=laboratory)
    lots: list[Lot] = []
    if actions.reading_of(report).results > keeping.AT_ONCE:
        keeping.start_keeping(actor=request.actor, report=report)
    else:
        lots = keeping.keep_report(actor=request.actor, report=report)
    return Status(201, _report(Report.objects.get(pk=report.pk), lots))


@router.get("/lots/{uuid:lot_id}", response={200: LotWithResults, **REFUSED})
def one_lot(request: Request, lot_id: UUID) -> Lot:
    """A lot with its results as they were written."""
    return queries.lot(request.actor, lot_id)


@router.get("/lots/{uuid:lot_id}/check", response={**REFUSED, 422: Problem}, openapi_extra=answer(list[Verdict]))
def check_lot(request: Request, lot_id: UUID, asked: Query[Question]) -> HttpResponse:
    """The verdict of a lot in each market, by the rules held now; nothing is kept."""
    lot = queries.lot(request.actor, lot_id)
    markets = judging.markets_of(asked.market) or judging.asked_first([lot])
    verdicts = judging.verdicts([lot], markets=markets, on=asked.on or timezone.localdate())
    return HttpResponse(msgspec.json.encode(verdicts), content_type=JSON)


@router.get("/lots/{uuid:lot_id}/verdicts", response={200: list[RecordOut], **REFUSED})
def list_verdicts(request: Request, lot_id: UUID) -> QuerySet[VerdictRecord]:
    """The verdicts kept of a lot, newest first, at most a thousand."""
    return queries.lot(request.actor, lot_id).records.all()[:1000]


@router.post("/lots/{uuid:lot_id}/verdicts", response={201: list[RecordOut], **CHANGED})
def record_verdicts(request: Request, lot_id: UUID, asked: Question) -> Status[list[VerdictRecord]]:
    """Checks a lot and keeps the verdicts, with the edition of the rules."""
    lot = queries.lot(request.actor, lot_id)
    markets = asked.market or list(judging.asked_first([lot]))
    on = asked.on or timezone.localdate()
    return Status(201, actions.record_verdicts(actor=request.actor, lot=lot, markets=markets, on=on))


@router.get("/lots/{uuid:lot_id}/identities", response={200: list[IdentityOut], **REFUSED})
def list_identities(request: Request, lot_id: UUID) -> QuerySet[IdentityStatement]:
    """The identity tests of a lot, and what each comes to for the material it is said to be."""
    return queries.lot(request.actor, lot_id).identities.all()[:1000]


@router.post("/lots/{uuid:lot_id}/identities", response={201: IdentityOut, **CHANGED})
def state_identity(request: Request, lot_id: UUID, sent: IdentityIn) -> Status[IdentityStatement]:
    """Records what an identity test named; it is held against the species the material may come from."""
    lot = queries.lot(request.actor, lot_id)
    return Status(201, actions.state_identity(actor=request.actor, lot=lot, **sent.dict()))


@router.post("/lots/{uuid:lot_id}/shares", response={200: LotOut, **CHANGED})
def share_lot(request: Request, lot_id: UUID, sent: ShareIn) -> Lot:
    """Shows a lot to another member, until a time or until it is withdrawn."""
    lot = queries.lot(request.actor, lot_id)
    to = found(queries.others(request.actor), pk=sent.to)
    access.share(actor=request.actor, subject=lot, to=to, until=sent.until)
    return lot


@router.post("/lots/{uuid:lot_id}/withdraw", response={200: LotOut, **CHANGED})
def withdraw_lot(request: Request, lot_id: UUID, sent: WithdrawIn) -> Lot:
    """Ends what was shared with one member, at once."""
    lot = queries.lot(request.actor, lot_id)
    access.withdraw(actor=request.actor, subject=lot, to=found(queries.others(request.actor), pk=sent.to))
    return lot


def _report(report: Report, lots: list[Lot]) -> dict[str, Any]:
    facts = {name: getattr(report, name) for name in ("id", "document_id", "laboratory", "state", "problems")}
    return facts | {"lots": lots}
