"""Papers under ``/api/papers``."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import msgspec
from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from ninja import Field, File, Form, Query, Router, Schema, Status
from ninja.files import UploadedFile
from ninja.pagination import paginate

from daodi.hub.core import lots as of_lots
from daodi.hub.core.access.auth import anyone
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.queries import found
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED, Problem
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.papers import actions, answering, prints, queries
from daodi.hub.exchange.papers.actions import Facts
from daodi.hub.exchange.papers.lane import Told, told
from daodi.hub.exchange.papers.models import Paper
from daodi.hub.exchange.papers.questions import question
from daodi.hub.web.openapi import answer

router = Router(tags=["papers"])
JSON = "application/json; charset=utf-8"
TOLD = answer(Told)
BINARY = {200: None, **REFUSED, 409: Problem}
Word = Annotated[str, Field(max_length=200)]


class PaperIn(Schema):
    """What stands on a paper. ``about``: the id of a shipment or lot of the order that it is of, where not of all."""

    kind: str = Field(max_length=40)
    number: str = Field(min_length=1, max_length=100)
    issuer: str = Field("", max_length=200)
    issued_on: date | None = None
    valid_until: date | None = None


class PaperOut(Schema):
    id: UUID
    kind: str
    order_id: UUID | None
    shipment_id: UUID | None
    lot_id: UUID | None
    lot_code: str
    number: str
    issuer: str
    issued_on: date | None
    valid_until: date | None
    document_id: UUID | None
    version: int
    withdrawn_at: datetime | None
    owner_id: UUID
    created_at: datetime


class PaperReleaseIn(Schema):
    """The order to whose other party the paper is shown."""

    order: UUID


class PaperLaneIn(Schema):
    """From where to where, of what, as what and for which use, on a day; a code or a name of a country or region."""

    material: list[Word] = Field([], max_length=30)
    origin: Word
    market: Word
    kind: str = Field("raw", max_length=20)
    use: str = Field("", max_length=20)
    on: str = Field("", max_length=10)


@router.get("/papers/needed", auth=anyone, response={**REFUSED, 422: Problem}, openapi_extra=TOLD)
def papers_needed(request: Request, asked: Query[PaperLaneIn]) -> HttpResponse:
    """What goods need from here to there, without any lot or order."""
    sent = {"from": asked.origin, "to": asked.market, "kind": asked.kind, "use": asked.use, "on": asked.on}
    try:
        put = question(sent, asked.material)
    except Invalid as error:
        named = {"from": "origin", "to": "market"}
        raise Invalid({named.get(field, field): text for field, text in error.fields.items()}) from error
    return _json(told([put.lane], on=put.on))


@router.get("/papers", response=list[PaperOut])
@paginate
def list_papers(request: Request) -> QuerySet[Paper]:
    """The papers that you may see, the newest first."""
    return queries.papers(request.actor)


@router.get("/papers/{uuid:paper_id}", response={200: PaperOut, **REFUSED})
def one_paper(request: Request, paper_id: UUID) -> Paper:
    """One paper."""
    return queries.paper(request.actor, paper_id)


@router.get("/papers/orders/{uuid:order_id}", response=REFUSED, openapi_extra=TOLD)
def papers_of_order(request: Request, order_id: UUID) -> HttpResponse:
    """What an order needs on its way, and which papers of it are at hand."""
    order = queries.order(request.actor, order_id)
    return _json(answering.of_order(request.actor, order, timezone.localdate()))


@router.post("/papers/orders/{uuid:order_id}", response={201: PaperOut, **CHANGED})
def attach_paper(
    request: Request,
    order_id: UUID,
    sent: Form[PaperIn],
    about: Form[str] = "",
    release: Form[bool] = False,
    file: File[UploadedFile | None] = None,
) -> Status[Paper]:
    """Keeps a paper with an order; ``release`` shows it to the other party at once."""
    of = queries.order(request.actor, order_id)
    lot = next((one for one in queries.lots(request.actor, of) if str(one.id) == about), None)
    shipment = found(of.shipments.all(), pk=about) if about and lot is None else None
    facts = _facts(sent, file)
    paper = actions.attach(actor=request.actor, facts=facts, order=of, shipment=shipment, lot=lot)
    return Status(201, actions.release(actor=request.actor, paper=paper, order=of) if release else paper)


@router.get("/papers/lots/{uuid:lot_id}", response={**REFUSED, 422: Problem}, openapi_extra=TOLD)
def papers_of_lot(request: Request, lot_id: UUID, asked: Query[PaperLaneIn]) -> HttpResponse:
    """What a lot needs from here to there, and which papers of it are at hand."""
    lot = of_lots.one(request.actor, lot_id)
    sent = {"from": asked.origin, "to": asked.market, "kind": asked.kind, "use": asked.use, "on": asked.on}
    put = question(sent, [lot.material_id] if lot.material_id else [])
    owner = Organisation.objects.filter(pk=lot.owner_id).first()
    return _json(answering.of_lot(request.actor, lot, owner, put.lane, put.on))


@router.post("/papers/lots/{uuid:lot_id}", response={201: PaperOut, **CHANGED})
def attach_paper_to_lot(
    request: Request, lot_id: UUID, sent: Form[PaperIn], file: File[UploadedFile | None] = None
) -> Status[Paper]:
    """Keeps a paper with a lot of your own."""
    lot = of_lots.one(request.actor, lot_id)
    return Status(201, actions.attach(actor=request.actor, facts=_facts(sent, file), lot=lot))


@router.post("/papers/{uuid:paper_id}/versions", response={201: PaperOut, **CHANGED})
def replace_paper(
    request: Request, paper_id: UUID, sent: Form[PaperIn], file: File[UploadedFile | None] = None
) -> Status[Paper]:
    """Puts a newer version in the place of a paper; its kind stays."""
    paper = queries.paper(request.actor, paper_id)
    return Status(201, actions.replace(actor=request.actor, paper=paper, facts=_facts(sent, file)))


@router.post("/papers/{uuid:paper_id}/release", response={200: PaperOut, **CHANGED})
def release_paper(request: Request, paper_id: UUID, sent: PaperReleaseIn) -> Paper:
    """Shows a paper and its file to the other party of an order."""
    paper = queries.paper(request.actor, paper_id)
    return actions.release(actor=request.actor, paper=paper, order=queries.order(request.actor, sent.order))


@router.post("/papers/{uuid:paper_id}/withdraw", response={200: PaperOut, **CHANGED})
def withdraw_paper(request: Request, paper_id: UUID) -> Paper:
    """Takes a paper that should not have been kept off every list."""
    return actions.withdraw(actor=request.actor, paper=queries.paper(request.actor, paper_id))


@router.get("/papers/orders/{uuid:order_id}/print/{slug}", response=BINARY)
def print_order_paper(request: Request, order_id: UUID, slug: str, second: str = "") -> HttpResponse:
    """An order as PDF: ``order`` or ``pro-forma``; ``second`` is zh-hans or zh-hant, beside English."""
    return prints.order_paper(request.actor, order_id, slug, second)


@router.get("/papers/shipments/{uuid:shipment_id}/print/{slug}", response=BINARY)
def print_shipment_paper(request: Request, shipment_id: UUID, slug: str, second: str = "") -> HttpResponse:
    """A shipment as PDF: ``packing-list`` or ``commercial-invoice``."""
    return prints.shipment_paper(request.actor, shipment_id, slug, second)


@router.get("/papers/quotes/{uuid:version_id}/print", response=BINARY)
def print_quote_paper(request: Request, version_id: UUID, second: str = "") -> HttpResponse:
    """A version of a quote as PDF."""
    return prints.quote_paper(request.actor, version_id, second)


@router.get("/papers/orders/{uuid:order_id}/bundle", response=BINARY)
def papers_bundle(request: Request, order_id: UUID, second: str = "") -> HttpResponseBase:
    """All the papers of an order that you may have, as one ZIP with an index."""
    return prints.all_papers(request.actor, order_id, second)


def _facts(sent: PaperIn, file: UploadedFile | None) -> Facts:
    return Facts(**sent.dict(), name=file.name or "" if file else "", content=file)


def _json(answered: Told) -> HttpResponse:
    return HttpResponse(msgspec.json.encode(answered), content_type=JSON)
