"""Hands a document out as a file to save: never as something a browser would run."""

from __future__ import annotations

from django.http import FileResponse

from daodi.hub.core.documents.models import Document
from daodi.hub.core.documents.queries import content


def as_file(kept: Document) -> FileResponse:
    """The document as a download with its own type, that no page may build upon."""
    response = FileResponse(content(kept), as_attachment=True, filename=kept.name, content_type=kept.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
