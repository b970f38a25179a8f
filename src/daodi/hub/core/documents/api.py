"""Documents under ``/api/documents``."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.http import FileResponse
from ninja import File, Form, Router, Schema, Status
from ninja.files import UploadedFile
from ninja.pagination import paginate

from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import REFUSED, Problem
from daodi.hub.core.documents import actions, queries
from daodi.hub.core.documents.models import Document
from daodi.hub.core.documents.serving import as_file

router = Router(tags=["documents"])


class DocumentOut(Schema):
    id: UUID
    name: str
    media_type: str
    size: int
    sha256: str
    source: str
    visibility: str
    created_at: datetime


@router.get("/documents", response=list[DocumentOut])
@paginate
def list_documents(request: Request) -> QuerySet[Document]:
    """The documents that you may see, newest first."""
    return queries.documents(request.actor)


@router.post("/documents", response={201: DocumentOut, **REFUSED, 422: Problem})
def keep_document(request: Request, file: File[UploadedFile], source: Form[str] = "") -> Status[Document]:
    """Keeps a file, private to your organisation."""
    return Status(201, actions.keep(actor=request.actor, name=file.name or "", content=file, source=source))


@router.get("/documents/{uuid:document_id}", response={200: DocumentOut, **REFUSED})
def one_document(request: Request, document_id: UUID) -> Document:
    """What is known of one document."""
    return queries.document(request.actor, document_id)


@router.get("/documents/{uuid:document_id}/content", response={200: None, **REFUSED})
def document_content(request: Request, document_id: UUID) -> FileResponse:
    """The file itself."""
    return as_file(queries.document(request.actor, document_id))
