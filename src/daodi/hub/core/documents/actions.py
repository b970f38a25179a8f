"""Takes a file in: checked, typed, and known by its content."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import IO

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.policy import acting_for
from daodi.hub.core.audit.actions import record
from daodi.hub.core.documents import store
from daodi.hub.core.documents.guard import Harmful, guard
from daodi.hub.core.documents.kinds import media_type
from daodi.hub.core.documents.models import Document
from daodi.hub.core.organisations.models import Organisation

PIECE = 1 << 18


def keep(*, actor: Actor, name: str, content: bytes | IO[bytes] | File[bytes], source: str = "") -> Document:
    """Keeps a file for the actor's organisation, private. ``Invalid`` says why one isn't taken."""
    owner = acting_for(actor)
    try:
        with store.received(_pieces(content), settings.DOCUMENT_BYTES) as received:
            kind = _kind(received, name)
            store.keep(received)
            return _add(actor, owner, name, source, received, kind)
    except store.TooLong as error:
        most = settings.DOCUMENT_BYTES // 2**20
        raise Invalid({"file": _("It is too long; expected at most %d MB.") % most}) from error


@transaction.atomic
def _add(actor: Actor, owner: Organisation, name: str, source: str, received: store.Received, kind: str) -> Document:
    document = Document.objects.create(
        owner=owner,
        made_by=actor.user,
        sha256=received.sha256,
        size=received.size,
        media_type=kind,
        name=_plain_name(name),
        source=source.strip()[:500],
    )
    record(actor=actor, verb="keep", subject=document, changes={"sha256": received.sha256, "name": document.name})
    return document


def _kind(received: store.Received, name: str) -> str:
    if not received.size:
        raise Invalid({"file": _("The file is empty.")})
    kind = media_type(received.file, name)
    if kind is None:
        raise Invalid({"file": _("Expected PDF, PNG, JPEG, XLSX, XLS, DOCX, CSV, text, JSON, XML, ZIP or GZIP.")})
    try:
        guard(received.file, kind, received.size)
    except Harmful as error:
        raise Invalid({"file": _("This file is not taken: %s.") % error}) from error
    return kind


def _plain_name(name: str) -> str:
    last = PurePath(name.replace("\\", "/")).name
    return "".join(sign for sign in last if sign.isprintable())[-200:] or "file"


def _pieces(content: bytes | IO[bytes] | File[bytes]) -> Iterable[bytes]:
    if isinstance(content, bytes):
        return [content]
    if isinstance(content, File):
        return content.chunks(PIECE)
    return iter(lambda: content.read(PIECE), b"")
