"""Who looked at whose record: kept once a request, sealed in the audit chain. Rooms call ``looked`` for their pages.

``looks("ServiceRequest", record.pk)`` are the times at which somebody read a record, found it or was refused it.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Model, QuerySet

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.asking import add
from daodi.hub.core.audit.actions import witness
from daodi.hub.health.fhir.models import How, Look

Touched = tuple[str, Model, str]
LISTED = 500


def looked(*, actor: Actor, touched: Iterable[Touched]) -> list[Look]:
    """Keeps what one request touched: of each record its type, itself, and how (one of ``How``).

    One entry in the audit chain stands for all of them, and names each.
    """
    request, touched = uuid4(), list(touched)
    once = dict.fromkeys((type_, record.pk, how) for type_, record, how in touched)
    owners = {record.pk: getattr(record, "owner_id", None) for _type, record, _how in touched}
    looks = [
        Look(
            request=request,
            user=actor.user,
            organisation=actor.organisation,
            via=actor.via[:60],
            how=how,
            type=type_,
            record=mark,
            owner=owners[mark],
        )
        for type_, mark, how in once
    ]
    if looks:
        with transaction.atomic(savepoint=False):
            add(looks)
            named = [f"{one.how} {one.type}/{one.record}" for one in looks[:LISTED]]
            subject = touched[0][1] if len(looks) == 1 else looks[0]
            verb = "be-refused" if all(one.how == How.DENIED for one in looks) else "look-at"
            witness(actor=actor, verb=verb, subject=subject, changes={"records": named, "request": request})
    return looks


def looks(type_: str, *records: UUID) -> QuerySet[Look]:
    """Every look at these records, the latest first; ask it only for records that the one who asks may see."""
    return Look.objects.filter(type=type_, record__in=records).select_related("user", "organisation")
