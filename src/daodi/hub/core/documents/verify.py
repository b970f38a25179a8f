"""Are the bytes of the documents those that were kept?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from daodi.hub.core.audit.models import Entry
from daodi.hub.core.documents.models import Document
from daodi.hub.core.documents.store import path_of


@dataclass(frozen=True, slots=True)
class Damaged:
    """A document that is not what it was when it was kept."""

    document: str
    name: str
    why: str


def damaged() -> Iterator[Damaged]:
    """Every document whose file is missing or was changed, or whose record names other bytes than the chain does."""
    known: dict[str, str] = {}
    recorded = _recorded()
    for kept in Document.objects.order_by("sha256", "id").iterator(1000):
        if kept.sha256 not in known:
            known = {kept.sha256: _flaw(kept.sha256)}
        why = known[kept.sha256]
        if (said := recorded.get(str(kept.pk))) and said != kept.sha256:
            why = f"its record names other bytes than were kept (sha256 {said})"
        if why:
            yield Damaged(str(kept.pk), kept.name, why)


def _flaw(sha256: str) -> str:
    """What is wrong with the file of that hash, read from disk; nothing for a sound one."""
    try:
        with path_of(sha256).open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return f"its file can't be read: {error.strerror}"
    return "" if found == sha256 else "its file was changed"


def _recorded() -> dict[str, str]:
    entries = Entry.objects.filter(verb="keep", subject_type=Document._meta.label_lower)
    return {one: changes.get("sha256", "") for one, changes in entries.values_list("subject_id", "changes").iterator()}
