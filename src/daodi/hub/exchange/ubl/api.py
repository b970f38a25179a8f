"""UBL documents under ``/api/ubl``: checked, taken, and given."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _
from ninja import Field, File, Router, Schema, Status
from ninja.files import UploadedFile
from ninja.pagination import paginate

from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED, Problem
from daodi.hub.exchange.ubl import answering, checking, programs, queries
from daodi.hub.exchange.ubl.models import Message
from daodi.hub.exchange.ubl.standard.jsontext import loads
from daodi.hub.exchange.ubl.standard.lexical import Unwritable
from daodi.hub.exchange.ubl.standard.parsing import MOST, Unreadable, kind_of, parse
from daodi.hub.exchange.ubl.standard.writing import write

router = Router(tags=["ubl"])
BODY = {
    "requestBody": {
        "required": True,
        "description": "The document, in XML or in the JSON form of OASIS.",
        "content": {"application/xml": {"schema": {"type": "string"}}, "application/json": {"schema": {}}},
    }
}
DOCUMENT = {
    "responses": {
        200: {
            "description": "The document, in XML or in the JSON form of OASIS.",
            "content": {"application/xml": {"schema": {"type": "string"}}, "application/json": {"schema": {}}},
        }
    }
}


class UblFinding(Schema):
    """One thing found: the way to an element, its line, how badly, by which rule or list, and what was expected."""

    path: str
    column: str
    line: int
    severity: str
    code: str
    message: str


class UblChecked(Schema):
    """What the standard says of a document; ``checked_against`` is empty where the official files aren't installed."""

    kind: str
    checked_against: str
    findings: list[UblFinding]


class UblMessage(Schema):
    """A document that was sent, and what became of it: ``about`` is the kind of record, ``record_id`` its id."""

    id: UUID
    kind: str
    number: str
    state: str
    about: str
    record_id: UUID | None
    many: int
    checked_against: str = Field(alias="edition")
    errors: int
    warnings: int
    notes: int
    created_at: datetime


class UblMessageWhole(UblMessage):
    findings: list[UblFinding]


@router.post("/ubl/check", response={200: UblChecked, **REFUSED, 422: Problem})
def check_ubl(request: Request, file: File[UploadedFile]) -> dict[str, Any]:
    """Holds any document of UBL 2 against the official schemas and code lists; nothing is kept."""
    if (file.size or 0) > MOST:
        raise Invalid({"file": _("It is too long; expected at most %d MB.") % (MOST // 2**20)})
    try:
        content = file.read()
        tree = parse(write(loads(content)) if content[:1] == b"{" else content)
        verdict, kind = checking.verdict(tree), kind_of(tree)
    except (Unreadable, Unwritable) as error:
        raise Invalid({"file": _("It can't be read: %s") % error}) from error
    findings = [one.to_dict() for one in verdict.findings]
    return {"kind": kind, "checked_against": verdict.edition, "findings": findings}


@router.get("/ubl/messages", response=list[UblMessage])
@paginate
def list_ubl_messages(request: Request) -> QuerySet[Message]:
    """The documents that your organisation sent, and the invoices sent to it; the newest first."""
    return queries.messages(request.actor).defer("findings")


@router.get("/ubl/messages/{uuid:message_id}", response={200: UblMessageWhole, **REFUSED})
def one_ubl_message(request: Request, message_id: UUID) -> Message:
    """A document with all that was found."""
    return queries.message(request.actor, message_id)


@router.post("/ubl/{kind}", response={201: UblMessageWhole, **CHANGED}, openapi_extra=BODY)
def take_ubl(request: Request, kind: str) -> Status[Message]:
    """Takes a document into the room of its kind. Refused whole where an element can't be taken: each is named."""
    return Status(201, programs.taken(request, kind))


@router.get(
    "/ubl/{kind}/{uuid:record_id}", response={200: None, **REFUSED, 409: Problem, 422: Problem}, openapi_extra=DOCUMENT
)
def give_ubl(request: Request, kind: str, record_id: UUID, format: str = "") -> HttpResponse:
    """The document of a kind about a record: a listing, supplier, inquiry, quote's version, order or shipment."""
    return answering.document(request, request.actor, kind, record_id)
