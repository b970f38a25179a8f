"""What was done to a record, under ``/api/history``."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from ninja import Router, Schema
from ninja.pagination import paginate

from daodi.hub.core.access.request import Request
from daodi.hub.core.audit import queries
from daodi.hub.core.audit.models import Entry

router = Router(tags=["audit"])


class EntryOut(Schema):
    number: int
    at: datetime
    by: dict[str, str | None]
    verb: str
    subject_type: str
    subject_id: str
    changes: Any
    hash: str

    @staticmethod
    def resolve_changes(one: Entry, context: Any) -> Any:
        return queries.changes(context["request"].actor, one)


@router.get("/history", response=list[EntryOut])
@paginate
def history(request: Request, subject_type: str = "", subject_id: str = "") -> QuerySet[Entry]:
    """What was done to your organisation's records, first things first; of one record, where it is named."""
    entries = queries.entries(request.actor)
    asked = {"subject_type": subject_type, "subject_id": subject_id}
    return entries.filter(**{name: value for name, value in asked.items() if value})
