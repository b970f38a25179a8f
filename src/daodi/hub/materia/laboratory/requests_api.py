"""Test requests under ``/api/requests``: asked of a laboratory, accepted, sampled, reported, closed."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from ninja import Field, File, Router, Schema, Status
from ninja.files import UploadedFile
from ninja.pagination import paginate

from daodi.hub.core.access.queries import found
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED
from daodi.hub.materia.laboratory import actions, queries, requests
from daodi.hub.materia.laboratory.models import TestRequest
from daodi.hub.materia.laboratory.policy import may_take

router = Router(tags=["test requests"])


class RequestIn(Schema):
    """For which markets a lot is to be tested, by whom; ``tests`` are asked for besides those the markets require."""

    laboratory: UUID
    market: list[str] = Field([], max_length=12)
    tests: list[str] = Field([], max_length=100)
    note: str = Field("", max_length=2000)


class RequestStepIn(Schema):
    step: Literal["accept", "decline", "sample", "close"]


class RequestOut(Schema):
    id: UUID
    lot_id: UUID
    owner_id: UUID
    laboratory_id: UUID
    markets: list[str]
    tests: list[str]
    note: str
    state: str
    report_id: UUID | None
    created_at: datetime
    changed_at: datetime


@router.get("/requests", response=list[RequestOut])
@paginate
def list_requests(request: Request) -> QuerySet[TestRequest]:
    """The test requests that your organisation sent or received, newest first."""
    return queries.requests(request.actor)


@router.get("/requests/{uuid:request_id}", response={200: RequestOut, **REFUSED})
def one_request(request: Request, request_id: UUID) -> TestRequest:
    """One test request."""
    return queries.request(request.actor, request_id)


@router.post("/lots/{uuid:lot_id}/requests", response={201: RequestOut, **CHANGED})
def ask_for_tests(request: Request, lot_id: UUID, sent: RequestIn) -> Status[TestRequest]:
    """Asks a member laboratory to test a lot; from then on it sees the lot."""
    lot = queries.lot(request.actor, lot_id)
    to = found(queries.others(request.actor), pk=sent.laboratory)
    asked = requests.ask(
        actor=request.actor, lot=lot, laboratory=to, markets=sent.market, also=sent.tests, note=sent.note
    )
    return Status(201, asked)


@router.post("/requests/{uuid:request_id}/step", response={200: RequestOut, **CHANGED})
def take_step(request: Request, request_id: UUID, sent: RequestStepIn) -> TestRequest:
    """Accepts, declines or samples as the laboratory; closes as the one who asked."""
    asked = queries.request(request.actor, request_id)
    return requests.take_step(actor=request.actor, asked=asked, name=sent.step)


@router.post("/requests/{uuid:request_id}/results", response={200: RequestOut, **CHANGED})
def report_results(request: Request, request_id: UUID, file: File[UploadedFile]) -> TestRequest:
    """The laboratory's report, as a file: its results join the lot that was asked about, and who asked sees it."""
    asked = queries.request(request.actor, request_id)
    may_take(request.actor, asked, "report")
    with transaction.atomic():
        report = actions.receive(actor=request.actor, name=file.name or "", content=file)
        return requests.report_results(actor=request.actor, asked=asked, report=report)
