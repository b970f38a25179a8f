"""What an actor may see of the files that were sent."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, Q, QuerySet

from daodi.hub.cooperation.iati.models import Delivery, Record
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.queries import one, visible


def deliveries(actor: Actor) -> QuerySet[Delivery]:
    """The files of the actor's own organisation, newest first, with how many records each holds."""
    seen = Delivery.objects.select_related("document", "owner").defer("findings", "head")
    total = Count("records", filter=Q(records__is_record=True))
    return visible(seen, actor).annotate(total=total, good=Count("records", filter=_good("records__")))


def delivery(actor: Actor, delivery_id: UUID | str) -> Delivery:
    """One file, or ``NotFound``."""
    return one(Delivery.objects.select_related("document", "owner"), actor, delivery_id)


def records(of: Delivery) -> QuerySet[Record]:
    """The records of a file, in their order, without their XML."""
    return of.records.filter(is_record=True).select_related("project").defer("xml")


def good(of: Delivery) -> int:
    """How many records of a file can be kept."""
    return of.records.filter(_good()).count()


def _good(before: str = "") -> Q:
    return Q(**{f"{before}is_record": True, f"{before}valid": True})
