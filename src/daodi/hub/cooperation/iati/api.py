"""IATI files under ``/api/iati``: checked, or kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Field, File, Router, Schema, Status
from ninja.files import UploadedFile
from ninja.pagination import paginate

from daodi.hub.cooperation.iati import bringing, queries
from daodi.hub.cooperation.iati.models import Delivery
from daodi.hub.cooperation.iati.reading import MOST_FINDINGS, understood
from daodi.hub.cooperation.iati.standard.parsing import MOST, Unreadable
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED, Problem

router = Router(tags=["iati"])


class FindingOut(Schema):
    """One thing that is wrong: an XPath, its line, how badly, by which rule or list, and what to do."""

    path: str
    line: int
    severity: str
    code: str
    message: str


class CheckedOut(Schema):
    """What the standard says of a file; ``checked_against`` is empty where the official files aren't installed."""

    kind: str
    version: str
    records: int
    checked_against: str
    findings: list[FindingOut]


class FileOut(Schema):
    """A file that was sent: how many records it holds, and what became of them."""

    id: UUID
    document_id: UUID
    name: str
    kind: str
    version: str
    state: str
    checked_against: str = Field(alias="edition")
    errors: int
    warnings: int
    created_at: datetime

    @staticmethod
    def resolve_name(one: Delivery) -> str:
        return one.document.name


class FileWithFindings(FileOut):
    findings: list[FindingOut]


@router.post("/iati/check", response={200: CheckedOut, **REFUSED, 422: Problem})
def check_iati(request: Request, file: File[UploadedFile]) -> dict[str, Any]:
    """Holds a file against schema, code lists and rules of IATI 2.03; nothing is kept."""
    if (file.size or 0) > MOST:
        raise Invalid({"file": _("It is too long; expected at most %d MB.") % (MOST // 2**20)})
    try:
        found = understood(file.read(), timezone.localdate())
    except Unreadable as error:
        raise Invalid({"file": _("It can't be read: %s") % error}) from error
    return {
        "kind": found.kind,
        "version": found.version,
        "records": sum(one.is_record for one in found.records),
        "checked_against": found.verdict.edition,
        "findings": [one.to_dict() for one in found.findings[:MOST_FINDINGS]],
    }


@router.get("/iati/files", response=list[FileOut])
@paginate
def list_iati_files(request: Request) -> QuerySet[Delivery]:
    """The files of your organisation, newest first."""
    return queries.deliveries(request.actor)


@router.post("/iati/files", response={201: FileWithFindings, **CHANGED})
def send_iati(request: Request, file: File[UploadedFile]) -> Status[Delivery]:
    """Keeps the good records of a file; bad ones are told and cost no good one. A long file is kept by jobs."""
    return Status(201, bringing.receive(actor=request.actor, name=file.name or "", content=file, and_keep=True))


@router.get("/iati/files/{uuid:delivery_id}", response={200: FileWithFindings, **REFUSED})
def one_iati_file(request: Request, delivery_id: UUID) -> Delivery:
    """A file with what is wrong with it."""
    return queries.delivery(request.actor, delivery_id)
