"""Reads documents, as far as the actor may see them."""

from __future__ import annotations

from typing import BinaryIO

from django.db.models import QuerySet

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.queries import one, visible
from daodi.hub.core.documents.models import Document
from daodi.hub.core.documents.store import path_of


def documents(actor: Actor) -> QuerySet[Document]:
    """The documents this actor may see, newest first."""
    return visible(Document.objects.all(), actor)


def document(actor: Actor, document_id: object) -> Document:
    """One document, or ``NotFound``."""
    return one(Document.objects.select_related("owner"), actor, str(document_id))


def content(kept: Document) -> BinaryIO:
    """The bytes of a document, open for reading."""
    return path_of(kept.sha256).open("rb")
