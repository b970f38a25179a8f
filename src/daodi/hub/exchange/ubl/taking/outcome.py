"""What became of a document: the record it made or moved on, and how that is said."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from daodi.hub.core.organisations.models import Organisation


@dataclass(frozen=True)
class Outcome:
    """``about`` is the kind of record and ``record_id`` its id; ``many`` says how many were made."""

    about: str
    record_id: UUID | None
    receiver: Organisation | None = None
    many: int = 1
