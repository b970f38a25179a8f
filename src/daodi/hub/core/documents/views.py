"""Pages of documents."""

from __future__ import annotations

from uuid import UUID

from django.http import FileResponse
from django.views.decorators.http import require_GET

from daodi.hub.core.access.request import Request
from daodi.hub.core.documents.queries import document
from daodi.hub.core.documents.serving import as_file


@require_GET
def download(request: Request, document_id: UUID) -> FileResponse:
    """The file, to save."""
    return as_file(document(request.actor, document_id))
